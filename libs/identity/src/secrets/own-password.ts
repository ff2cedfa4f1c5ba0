import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import { notFound, type NotFound, type TooManyAttempts } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { settled } from '../commands/settled';
import { AccountsStore } from '../data/accounts.store';
import { ThrottlesStore, type Counted } from '../data/throttles.store';
import { Passwords } from './passwords';

/** The current password is another. */
export interface PasswordWrong {
  readonly code: 'password-wrong';
}
/** Whose password was proved, and the hash that it was proved against. */
export interface ProvedPassword {
  readonly accountId: AccountId;
  readonly passwordHash: string;
}

const countersOf = (accountId: AccountId): Counted[] => [['sign-in:contact-and-place', accountId]];

/** Asks the owner of an open session for the password again, so that a stolen session can not take the account over. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly throttles: ThrottlesStore,
    private readonly passwords: Passwords,
  ) {}

  async prove(
    command: Command,
    password: string,
  ): Promise<Outcome<ProvedPassword, PasswordWrong | TooManyAttempts | NotFound>> {
    const { actor } = command;
    if (actor.kind !== 'account') return refused(notFound('Account'));
    const { accountId } = actor;
    const counted = await settled<null, TooManyAttempts>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const wait = await this.throttles.take(tx, countersOf(accountId));
      return wait ? refused(wait) : done(null);
    });
    if (!counted.ok) return counted;
    const passwordHash = await this.accounts.passwordHashOf(accountId);
    const right = await this.passwords.matches(passwordHash, password);
    return passwordHash && right ? done({ accountId, passwordHash }) : refused({ code: 'password-wrong' });
  }

  /** After the command that it was asked for. */
  forgive(tx: Transaction, accountId: AccountId): Promise<void> {
    return this.throttles.forget(tx, countersOf(accountId));
  }
}
