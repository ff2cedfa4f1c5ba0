import type { Action } from '../access/action';

/** Refusals that every feature shares. */

/** The thing does not exist, or the asker may not know that it does: one answer for both. */
export interface NotFound {
  readonly code: 'not-found';
  readonly what: string;
}
/** The asker sees the thing and may not do this with it. */
export interface NotPermitted {
  readonly code: 'not-permitted';
  readonly action: Action;
}
/** The input can not be read. `path` names the field as `terms.price.base`; `code` is a key of i18n `input.*`. */
export interface InputIssue {
  readonly path: string;
  readonly code: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}
export interface InvalidInput {
  readonly code: 'invalid-input';
  readonly issues: readonly InputIssue[];
}
/** Somebody else changed the thing since it was read; `currentVersion` is the version now. */
export interface StaleVersion {
  readonly code: 'stale-version';
  readonly currentVersion: number;
}
/** The idempotency key was used before for another input. */
export interface IdempotencyKeyReused {
  readonly code: 'idempotency-key-reused';
}
/** Too many tries; wait `retryAfterSeconds`. */
export interface TooManyAttempts {
  readonly code: 'too-many-attempts';
  readonly retryAfterSeconds: number;
}

export type CommonRefusal = NotFound | NotPermitted | InvalidInput | StaleVersion | IdempotencyKeyReused;

export const notFound = (what: string): NotFound => ({ code: 'not-found', what });
export const invalidInput = (...issues: InputIssue[]): InvalidInput => ({ code: 'invalid-input', issues });
export const issue = (path: string, code: string, facts?: InputIssue['facts']): InputIssue =>
  facts ? { path, code, facts } : { path, code };
