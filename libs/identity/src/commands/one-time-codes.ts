import { Injectable } from '@nestjs/common';
import { maskContact } from '@domain/identity/contact';
import type { CodeExpired, CodeWrong } from '@domain/identity/one-time-code';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { ChallengesStore } from '../data/challenges.store';
import {
  CodeDelivery,
  OneTimeCodes,
  type CodeAnswer,
  type CodeIssued,
  type CodeProof,
  type CodeRequest,
} from '../public';
import { settled } from './settled';

const SYSTEM = { kind: 'system', name: 'one-time-codes' } as const;

const masked = (to: { phone: string | null; email: string | null }): string =>
  to.phone ? maskContact({ kind: 'PHONE', value: to.phone }) : maskContact({ kind: 'EMAIL', value: to.email ?? '' });

@Injectable()
export class StoredOneTimeCodes extends OneTimeCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly challenges: ChallengesStore,
    private readonly delivery: CodeDelivery,
  ) {
    super();
  }

  async issue(request: CodeRequest): Promise<Outcome<CodeIssued, TooManyAttempts>> {
    const { accountId, purpose, subject, locale } = request;
    const account = (await this.accounts.byIds([accountId])).get(accountId);
    if (!account) throw new Error(`no account ${accountId} to send a code to`);
    const to = { phone: account.phone, email: account.phone ? null : account.email };
    const issued = await settled(this.unitOfWork, { actor: SYSTEM, name: 'issueCode' }, async (tx) => {
      tx.asSystem();
      return this.challenges.ask(tx, { purpose, accountId, subject, ...to, answerable: true }, null);
    });
    if (!issued.ok) return issued;
    const { id, code, expiresAt } = issued.value;
    this.delivery.deliver({ to: { accountId, ...to }, use: purpose, code, locale });
    return done({ challengeId: id, sentTo: masked(to), expiresAt });
  }

  redeem(answer: CodeAnswer): Promise<Outcome<CodeProof, CodeWrong | CodeExpired>> {
    const command = { actor: SYSTEM, name: 'redeemCode' };
    return settled<CodeProof, CodeWrong | CodeExpired>(this.unitOfWork, command, async (tx) => {
      tx.asSystem();
      const judged = await this.challenges.judge(tx, answer);
      if (!judged.ok) return judged;
      const { id, accountId, subject, phone, email } = judged.value;
      // A right code for another thing proves nothing about this one.
      if (accountId !== answer.accountId || subject !== answer.subject) return refused({ code: 'code-expired' });
      await this.challenges.forgive(tx, { phone, email });
      return done({ challengeId: id, sentTo: masked({ phone, email }) });
    });
  }
}
