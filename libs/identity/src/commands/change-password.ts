import { Injectable } from '@nestjs/common';
import { weaknessOf, type PasswordTooWeak } from '@domain/identity/password';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import type { NotFound, NotPermitted, TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { OwnPassword, type PasswordWrong } from '../secrets/own-password';
import { Passwords } from '../secrets/passwords';
import { settled } from './settled';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

type Refused = PasswordWrong | PasswordTooWeak | TooManyAttempts | NotPermitted | NotFound;

/** Changes one's own password by the old one, and ends one's other sessions. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly ownPassword: OwnPassword,
    private readonly passwords: Passwords,
  ) {}

  async run(command: Command, input: ChangePasswordInput): Promise<Outcome<AccountId, Refused>> {
    const proved = await this.ownPassword.prove(command, input.currentPassword);
    if (!proved.ok) return proved;
    const { accountId } = proved.value;
    const known = (await this.accounts.byIds([accountId])).get(accountId);
    const contacts = [known?.phone, known?.email].filter((contact) => contact != null);
    const weak = weaknessOf(input.newPassword, contacts);
    if (weak) return refused(weak);
    const passwordHash = await this.passwords.hash(input.newPassword);
    return settled<AccountId, Refused>(this.unitOfWork, command, async (tx) => {
      const no = tx.require('identity.manage-own-account', { organisationIds: [] }, { what: 'Account', visible: true });
      if (no) return refused(no);
      const account = await this.accounts.lock(tx, accountId);
      // The stored password changed while this one was being checked: what was proved is not so any more.
      if (account?.passwordHash !== proved.value.passwordHash) return refused({ code: 'password-wrong' });
      await this.ownPassword.forgive(tx, accountId);
      const session = tx.actor.kind === 'account' ? tx.actor.sessionId : null;
      await this.accounts.setPassword(tx, account, passwordHash, { how: 'CHANGE', session });
      return done(accountId);
    });
  }
}
