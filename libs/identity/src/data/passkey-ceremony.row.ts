import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, ChallengeId } from '@domain/kernel/id';

/** A registration or sign-in by passkey that has begun. */
@Entity('passkey_ceremonies')
export class PasskeyCeremonyRow {
  @PrimaryColumn('text')
  id!: ChallengeId;
  @Column('text', { name: 'account_id', nullable: true })
  accountId!: AccountId | null;
  @Column('text')
  challenge!: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
