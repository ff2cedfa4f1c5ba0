import { Injectable } from '@nestjs/common';
import {
  CODE_LIFETIME_MS,
  judgeCode,
  type CodeExpired,
  type CodePurpose,
  type CodeWrong,
} from '@domain/identity/one-time-code';
import { refused, done, type Outcome } from '@domain/kernel/decision';
import { parseId, type AccountId, type ChallengeId } from '@domain/kernel/id';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { hashOfCode, newCode, sameText } from '../secrets/tokens';
import { ChallengeRow, type SignUp } from './challenge.row';
import { ThrottlesStore } from './throttles.store';

export interface NewChallenge {
  readonly purpose: CodePurpose;
  readonly accountId: AccountId | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly subject?: string | null;
  readonly signUp?: SignUp | null;
  /** False: no code will ever be right. For contacts whose owner was told something else instead. */
  readonly answerable: boolean;
}

type Contacts = Pick<NewChallenge, 'phone' | 'email'>;
const contactOf = ({ phone, email }: Contacts): string => phone ?? email ?? '';

export interface IssuedChallenge {
  readonly id: ChallengeId;
  readonly code: string;
  readonly expiresAt: Date;
}

@Injectable()
export class ChallengesStore {
  constructor(private readonly throttles: ThrottlesStore) {}

  /** Issues a code for a contact, unless it or the place that asks has had too many of late. */
  async ask(
    tx: Transaction,
    challenge: NewChallenge,
    network: string | null,
  ): Promise<Outcome<IssuedChallenge, TooManyAttempts>> {
    const wait = await this.throttles.take(tx, [
      ['code:contact', contactOf(challenge)],
      ...(network ? ([['code:place', network]] as const) : []),
    ]);
    return wait ? refused(wait) : done(await this.issue(tx, challenge));
  }

  /** After a right code: its contact may ask as freely as before. */
  async forgive(tx: Transaction, challenge: Contacts): Promise<void> {
    await this.throttles.forget(tx, [['code:contact', contactOf(challenge)]]);
  }

  private async issue(tx: Transaction, challenge: NewChallenge): Promise<IssuedChallenge> {
    const { answerable, subject = null, signUp = null, ...values } = challenge;
    const [id, code, expiresAt] = [tx.newId('challenge'), newCode(), new Date(tx.now + CODE_LIFETIME_MS)];
    await tx.insert(ChallengeRow, {
      ...values,
      id,
      subject,
      signUp,
      codeHash: answerable ? hashOfCode(id, code) : hashOfCode(id, 'none'),
      tries: 0,
      createdAt: tx.nowAt,
      expiresAt,
      usedAt: null,
    });
    return { id, code, expiresAt };
  }

  /**
   * Judges a code and counts the try; a right one is used up. The caller must commit whatever the outcome, or the try
   * would not count. A challenge that does not exist answers as one that is over.
   */
  async judge(
    tx: Transaction,
    answer: { challengeId: string; purpose: CodePurpose; code: string },
  ): Promise<Outcome<ChallengeRow, CodeWrong | CodeExpired>> {
    const id = parseId('challenge', answer.challengeId);
    const row = id && (await tx.lock(ChallengeRow, { id, purpose: answer.purpose }));
    if (!row) return refused({ code: 'code-expired' });
    const matches = sameText(row.codeHash, hashOfCode(row.id, answer.code.replace(/\s/gu, '')));
    const issued = { expiresAt: row.expiresAt.getTime(), tries: row.tries, used: row.usedAt !== null };
    const no = judgeCode(issued, matches, tx.now);
    await tx.update(ChallengeRow, { id: row.id }, no ? { tries: row.tries + 1 } : { usedAt: tx.nowAt });
    return no ? refused(no) : done(row);
  }
}
