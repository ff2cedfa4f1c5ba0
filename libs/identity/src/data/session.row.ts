import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, SessionId } from '@domain/kernel/id';

@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('text')
  id!: SessionId;
  @Column('text', { name: 'account_id' })
  accountId!: AccountId;
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;
  @Column('text')
  device!: string;
  @Column('text')
  network!: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
