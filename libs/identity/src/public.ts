import type { Outcome } from '@domain/kernel/decision';
import type { AccountId, ChallengeId } from '@domain/kernel/id';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import type { CodeExpired, CodePurpose, CodeWrong } from '@domain/identity/one-time-code';
import type { Transaction } from '@platform/database/transaction';

/** An account (tài khoản) as other features may hold it. Contacts are personal: show them by tier only. */
export interface AccountView {
  readonly id: AccountId;
  readonly displayName: string;
  readonly locale: 'vi' | 'en';
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
}

/** Reads accounts for the features above. */
export abstract class AccountsReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly AccountId[]): Promise<Map<AccountId, AccountView>>;
}

/** Where a code goes. One of phone and email is there. */
export interface Recipient {
  readonly accountId: AccountId | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What is sent: a one-time code, the token of an invitation, or the news that the contact has an account already. */
export type CodeUse = CodePurpose | 'INVITATION' | 'ACCOUNT_EXISTS';

export interface CodeMessage {
  readonly to: Recipient;
  readonly use: CodeUse;
  /** Null only for ACCOUNT_EXISTS. Never written to a log or a table. */
  readonly code: string | null;
  readonly locale: 'vi' | 'en';
}

/** Brings codes to people. The feature notifications has one that sends by SMS, Zalo and e-mail. */
export abstract class CodeSender {
  abstract send(message: CodeMessage): Promise<void>;
}

/**
 * Hands messages to the sender in use, after the transaction that made them. Nobody waits for it, so that the time of
 * an answer tells nothing; what can not be sent is logged, and its reader asks for another code.
 */
export abstract class CodeDelivery {
  /** Called once at start by whoever can send. */
  abstract use(sender: CodeSender): void;
  abstract deliver(message: CodeMessage): void;
}

export interface CodeRequest {
  readonly accountId: AccountId;
  readonly purpose: CodePurpose;
  /** What the code is for and nothing else, e.g. the hash of the terms to be signed. */
  readonly subject: string;
  readonly locale: 'vi' | 'en';
}
export interface CodeIssued {
  readonly challengeId: ChallengeId;
  /** Masked contact, e.g. `+84*****678`. */
  readonly sentTo: string;
  readonly expiresAt: Date;
}
export type CodeAnswer = Omit<CodeRequest, 'locale'> & { readonly challengeId: ChallengeId; readonly code: string };
/** Where a code was proved, as evidence. */
export type CodeProof = Pick<CodeIssued, 'challengeId' | 'sentTo'>;

/** One-time codes (mã xác thực một lần) for commands of other features, e.g. signing a contract. */
export abstract class OneTimeCodes {
  /** Sends a code to the account's phone, or its e-mail where it has no phone. In a transaction of its own. */
  abstract issue(request: CodeRequest): Promise<Outcome<CodeIssued, TooManyAttempts>>;
  /**
   * Judges a code in a transaction of its own, before the command's, so that a wrong try is counted even though the
   * command refuses. A right code is used up.
   */
  abstract redeem(answer: CodeAnswer): Promise<Outcome<CodeProof, CodeWrong | CodeExpired>>;
}

/** Accounts made by the operator or by the demo province, without a code: the caller answers for the contact. */
export abstract class AccountCreator {
  /** Null when the contact has an account already. Works inside the caller's transaction. */
  abstract create(
    tx: Transaction,
    account: {
      displayName: string;
      phone?: string | null;
      email?: string | null;
      password: string;
      locale: 'vi' | 'en';
    },
  ): Promise<AccountId | null>;
  /** The account of a contact in its stored form. */
  abstract idOf(tx: Transaction, contact: { phone?: string | null; email?: string | null }): Promise<AccountId | null>;
}
