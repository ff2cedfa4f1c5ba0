import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '@domain/kernel/id';

@Entity('recovery_codes')
export class RecoveryCodeRow {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId!: AccountId;
  @PrimaryColumn('text', { name: 'code_hash' })
  codeHash!: string;
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
