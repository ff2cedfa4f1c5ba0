import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import { notFound, type NotFound, type NotPermitted, type TooManyAttempts } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore, type AccountRecord } from '../data/accounts.store';
import { ThrottlesStore } from '../data/throttles.store';
import { SecondFactor } from '../secrets/second-factor';
import { newRecoveryCode, sha256, tidyRecoveryCode } from '../secrets/tokens';
import { newTotpSecret, stepOfTotp, totpUri } from '../secrets/totp';
import { settled } from './settled';
import type { SecondFactorWrong } from './sign-in';

/** The account asks for a second factor already. */
export interface TotpAlreadyOn {
  readonly code: 'totp-already-on';
}
/** There is no authenticator app to confirm or to switch off. */
export interface TotpNotBegun {
  readonly code: 'totp-not-begun';
}
type Own = NotPermitted | NotFound;

const RECOVERY_CODES = 10;

async function ownAccount(tx: Transaction, accounts: AccountsStore): Promise<Outcome<AccountRecord, Own>> {
  const no = tx.require('identity.manage-own-account', { organisationIds: [] }, { what: 'Account', visible: true });
  if (no) return refused(no);
  const account = tx.actor.kind === 'account' ? await accounts.lock(tx, tx.actor.accountId) : null;
  return account ? done(account) : refused(notFound('Account'));
}

/** Begins: gives the secret for the authenticator app. Nothing changes at sign-in before it is confirmed. */
@Injectable()
export class EnableTotp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
  ) {}

  run(command: Command): Promise<Outcome<{ secret: string; uri: string }, Own | TotpAlreadyOn>> {
    return settled<{ secret: string; uri: string }, Own | TotpAlreadyOn>(this.unitOfWork, command, async (tx) => {
      const own = await ownAccount(tx, this.accounts);
      if (!own.ok) return own;
      if (own.value.totpEnabledAt) return refused({ code: 'totp-already-on' });
      const secret = newTotpSecret();
      await this.accounts.save(tx, own.value, { totpSecret: secret, totpLastStep: null }, []);
      return done({ secret, uri: totpUri(secret, own.value.phone ?? own.value.email ?? own.value.id) });
    });
  }
}

/** Proves that the app has the secret: from now on sign-in asks for a code. Gives the recovery codes, once. */
@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
  ) {}

  run(
    command: Command,
    input: { code: string },
  ): Promise<Outcome<readonly string[], Own | TotpAlreadyOn | TotpNotBegun | SecondFactorWrong>> {
    type Refused = Own | TotpAlreadyOn | TotpNotBegun | SecondFactorWrong;
    return settled<readonly string[], Refused>(this.unitOfWork, command, async (tx) => {
      const own = await ownAccount(tx, this.accounts);
      if (!own.ok) return own;
      const account = own.value;
      if (account.totpEnabledAt) return refused({ code: 'totp-already-on' });
      if (!account.totpSecret) return refused({ code: 'totp-not-begun' });
      const step = stepOfTotp(account.totpSecret, input.code, tx.now);
      if (step === null) return refused({ code: 'second-factor-wrong' });
      const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await this.accounts.save(tx, account, { totpEnabledAt: tx.nowAt, totpLastStep: step }, [
        { type: 'identity.totp-enabled', accountId: account.id },
      ]);
      await this.accounts.putRecoveryCodes(
        tx,
        account.id,
        codes.map((code) => sha256(tidyRecoveryCode(code))),
      );
      return done(codes);
    });
  }
}

/** Switches the second factor off, by a code of it: a stolen session alone can not. */
@Injectable()
export class DisableTotp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly secondFactor: SecondFactor,
    private readonly throttles: ThrottlesStore,
  ) {}

  run(
    command: Command,
    input: { code: string },
  ): Promise<Outcome<AccountId, Own | TotpNotBegun | SecondFactorWrong | TooManyAttempts>> {
    type Refused = Own | TotpNotBegun | SecondFactorWrong | TooManyAttempts;
    return settled<AccountId, Refused>(this.unitOfWork, command, async (tx) => {
      const own = await ownAccount(tx, this.accounts);
      if (!own.ok) return own;
      const account = own.value;
      if (!account.totpEnabledAt) return refused({ code: 'totp-not-begun' });
      const wait = await this.throttles.take(tx, [['sign-in:contact-and-place', `totp ${account.id}`]]);
      if (wait) return refused(wait);
      if (!(await this.secondFactor.passes(tx, account.id, input.code)))
        return refused({ code: 'second-factor-wrong' });
      await this.throttles.forget(tx, [['sign-in:contact-and-place', `totp ${account.id}`]]);
      await this.accounts.putRecoveryCodes(tx, account.id, []);
      await this.accounts.save(tx, account, { totpSecret: null, totpEnabledAt: null, totpLastStep: null }, [
        { type: 'identity.totp-disabled', accountId: account.id },
      ]);
      return done(account.id);
    });
  }
}
