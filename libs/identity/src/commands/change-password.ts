import { Injectable } from '@nestjs/common';
import { weaknessOf, type PasswordTooWeak } from '@domain/identity/password';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import { notFound, type NotFound, type NotPermitted, type TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { ThrottlesStore, type Counted } from '../data/throttles.store';
import { Passwords } from '../secrets/passwords';
import { settled } from './settled';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}
/** The current password is another. */
export interface PasswordWrong {
  readonly code: 'password-wrong';
}

type Refused = PasswordWrong | PasswordTooWeak | TooManyAttempts | NotPermitted | NotFound;

/** Changes one's own password by the old one, and ends one's other sessions. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly throttles: ThrottlesStore,
    private readonly passwords: Passwords,
  ) {}

  async run(command: Command, input: ChangePasswordInput): Promise<Outcome<AccountId, Refused>> {
    const { actor } = command;
    if (actor.kind !== 'account') return refused(notFound('Account'));
    const counters: Counted[] = [['sign-in:contact-and-place', actor.accountId]];
    const counted = await settled<null, Refused>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const wait = await this.throttles.take(tx, counters);
      return wait ? refused(wait) : done(null);
    });
    if (!counted.ok) return counted;
    const stored = await this.accounts.passwordHashOf(actor.accountId);
    if (!(await this.passwords.matches(stored, input.currentPassword))) return refused({ code: 'password-wrong' });
    const known = (await this.accounts.byIds([actor.accountId])).get(actor.accountId);
    const weak = weaknessOf(
      input.newPassword,
      [known?.phone, known?.email].filter((contact) => contact != null),
    );
    if (weak) return refused(weak);
    const passwordHash = await this.passwords.hash(input.newPassword);
    return settled<AccountId, Refused>(this.unitOfWork, command, async (tx) => {
      const no = tx.require('identity.manage-own-account', { organisationIds: [] }, { what: 'Account', visible: true });
      if (no) return refused(no);
      const account = await this.accounts.lock(tx, actor.accountId);
      // The stored password changed while this one was being checked: what was proved is not so any more.
      if (account?.passwordHash !== stored) return refused({ code: 'password-wrong' });
      await this.throttles.forget(tx, counters);
      await this.accounts.setPassword(tx, account, passwordHash, { how: 'CHANGE', session: actor.sessionId });
      return done(account.id);
    });
  }
}
