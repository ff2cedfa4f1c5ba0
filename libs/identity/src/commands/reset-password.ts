import { Injectable } from '@nestjs/common';
import type { CodeExpired, CodeWrong } from '@domain/identity/one-time-code';
import { weaknessOf, type PasswordTooWeak } from '@domain/identity/password';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { ChallengesStore } from '../data/challenges.store';
import { ThrottlesStore } from '../data/throttles.store';
import { Passwords } from '../secrets/passwords';
import { settled } from './settled';

export interface ResetPasswordInput {
  readonly challengeId: string;
  readonly code: string;
  readonly newPassword: string;
}

/** Sets a new password by a code, and ends every session: whoever knew the old one is out. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly challenges: ChallengesStore,
    private readonly throttles: ThrottlesStore,
    private readonly passwords: Passwords,
  ) {}

  async run(
    command: Command,
    input: ResetPasswordInput,
  ): Promise<Outcome<AccountId, CodeWrong | CodeExpired | PasswordTooWeak>> {
    const weak = weaknessOf(input.newPassword, []);
    if (weak) return refused(weak);
    const passwordHash = await this.passwords.hash(input.newPassword);
    return settled<AccountId, CodeWrong | CodeExpired | PasswordTooWeak>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const judged = await this.challenges.judge(tx, { ...input, purpose: 'PASSWORD_RESET' });
      if (!judged.ok) return judged;
      const { accountId, phone, email } = judged.value;
      const account = accountId && (await this.accounts.lock(tx, accountId));
      if (!account) return refused({ code: 'code-expired' });
      await this.accounts.setPassword(tx, account, passwordHash, { how: 'RESET', session: null });
      await this.throttles.forget(tx, [['sign-in:contact', phone ?? email ?? '']]);
      return done(account.id);
    });
  }
}
