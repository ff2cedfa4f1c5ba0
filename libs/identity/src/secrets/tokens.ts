import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeFrom } from '@domain/identity/one-time-code';

/** 256 random bits. Only their SHA-256 is stored: whoever reads the table can not sign in. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const newCode = (): string => codeFrom(randomBytes(8));

/** A code is bound to the one challenge it was issued for. */
export const hashOfCode = (challengeId: string, code: string): string => sha256(`${challengeId}:${code}`);

/** Compares in a time that does not depend on where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(left, right);
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** Four groups of four characters, 80 random bits: `7k2p-x0qm-…`. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join('');
  return letters.replace(/(.{4})(?=.)/gu, '$1-');
}

/** As typed back: capitals, spaces and look-alikes forgiven. */
export const tidyRecoveryCode = (text: string): string =>
  text.toLowerCase().replace(/[\s-]/gu, '').replace(/o/gu, '0').replace(/[il]/gu, '1');
