import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CodePurpose } from '@domain/identity/one-time-code';
import type { AccountId, ChallengeId } from '@domain/kernel/id';

/** What a new account will be once its contact is proved. */
export interface SignUp {
  readonly displayName: string;
  readonly locale: 'vi' | 'en';
  readonly passwordHash: string;
}

@Entity('challenges')
export class ChallengeRow {
  @PrimaryColumn('text')
  id!: ChallengeId;
  @Column('text')
  purpose!: CodePurpose;
  @Column('text', { name: 'account_id', nullable: true })
  accountId!: AccountId | null;
  @Column('text', { nullable: true })
  phone!: string | null;
  @Column('text', { nullable: true })
  email!: string | null;
  @Column('text', { nullable: true })
  subject!: string | null;
  @Column('jsonb', { name: 'sign_up', nullable: true })
  signUp!: SignUp | null;
  @Column('text', { name: 'code_hash' })
  codeHash!: string;
  @Column('integer')
  tries!: number;
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
