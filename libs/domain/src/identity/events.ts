import type { AccountId, SessionId } from '../kernel/id';

/** News of accounts. None carries a contact, a code or a token: the history is read by many and kept for ever. */

export interface AccountRegistered {
  readonly type: 'identity.account-registered';
  readonly accountId: AccountId;
}
export interface PasswordChanged {
  readonly type: 'identity.password-changed';
  readonly accountId: AccountId;
  /** `RESET` by a code, `CHANGE` by the old password. */
  readonly how: 'RESET' | 'CHANGE';
}
export interface TotpEnabled {
  readonly type: 'identity.totp-enabled';
  readonly accountId: AccountId;
}
export interface TotpDisabled {
  readonly type: 'identity.totp-disabled';
  readonly accountId: AccountId;
}
export interface PasskeyAdded {
  readonly type: 'identity.passkey-added';
  readonly accountId: AccountId;
  readonly name: string;
}
export interface PasskeyRemoved {
  readonly type: 'identity.passkey-removed';
  readonly accountId: AccountId;
}
/** Somebody signed in, from a device that the owner may not know. */
export interface SignedIn {
  readonly type: 'identity.signed-in';
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly device: string;
}
/** The session is over at once, everywhere: its owner signed out, ended it from another one, or changed the password. */
export interface SessionEnded {
  readonly type: 'identity.session-ended';
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
}

export type IdentityEvent =
  | AccountRegistered
  | PasswordChanged
  | TotpEnabled
  | TotpDisabled
  | PasskeyAdded
  | PasskeyRemoved
  | SignedIn
  | SessionEnded;
