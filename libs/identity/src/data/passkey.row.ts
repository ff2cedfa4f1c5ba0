import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId, PasskeyId } from '@domain/kernel/id';

@Entity('passkeys')
export class PasskeyRow {
  @PrimaryColumn('text')
  id!: PasskeyId;
  @Column('text', { name: 'account_id' })
  accountId!: AccountId;
  @Column('text', { name: 'credential_id' })
  credentialId!: string;
  @Column('bytea', { name: 'public_key' })
  publicKey!: Buffer;
  @Column('bigint')
  counter!: bigint;
  @Column('text', { array: true })
  transports!: string[];
  @Column('text')
  name!: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;
}
