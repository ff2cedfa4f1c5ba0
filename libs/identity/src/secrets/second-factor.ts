import { Injectable } from '@nestjs/common';
import type { AccountId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import { AccountsStore } from '../data/accounts.store';
import { sha256, tidyRecoveryCode } from './tokens';
import { stepOfTotp } from './totp';

/** Judges the second factor: a code of the authenticator app, or one of the recovery codes, each good once. */
@Injectable()
export class SecondFactor {
  constructor(private readonly accounts: AccountsStore) {}

  async passes(tx: Transaction, accountId: AccountId, typed: string): Promise<boolean> {
    const account = await this.accounts.lock(tx, accountId);
    if (!account?.totpSecret) return false;
    const step = stepOfTotp(account.totpSecret, typed, tx.now);
    if (step !== null) return this.accounts.useTotpStep(tx, accountId, step);
    return this.accounts.useRecoveryCode(tx, accountId, sha256(tidyRecoveryCode(typed)));
  }
}
