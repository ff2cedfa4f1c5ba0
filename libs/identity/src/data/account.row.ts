import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '@domain/kernel/id';

@Entity('accounts')
export class AccountRow {
  @PrimaryColumn('text')
  id!: AccountId;
  @Column('text', { name: 'display_name' })
  displayName!: string;
  @Column('text')
  locale!: 'vi' | 'en';
  @Column('text', { nullable: true })
  phone!: string | null;
  @Column('text', { nullable: true })
  email!: string | null;
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;
  @Column('text', { name: 'totp_secret', nullable: true })
  totpSecret!: string | null;
  @Column('timestamptz', { name: 'totp_enabled_at', nullable: true })
  totpEnabledAt!: Date | null;
  @Column('integer', { name: 'totp_last_step', nullable: true })
  totpLastStep!: number | null;
  @Column('integer')
  version!: number;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
