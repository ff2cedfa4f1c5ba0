/**
 * One-time codes (mã xác thực một lần): six digits sent to a contact, good for ten minutes and five tries. What a code
 * was issued for is fixed when it is issued; it proves nothing else.
 */
export const CODE_PURPOSES = ['SIGN_UP', 'PASSWORD_RESET', 'SIGNATURE'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

export const CODE_DIGITS = 6;
export const CODE_LIFETIME_MS = 10 * 60_000;
export const CODE_TRIES = 5;

export interface IssuedCode {
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly tries: number;
  readonly used: boolean;
}

/** The code is not the one that was sent; `triesLeft` more before a new one is needed. */
export interface CodeWrong {
  readonly code: 'code-wrong';
  readonly triesLeft: number;
}
/** The code was used, is older than ten minutes, or was tried five times; a new one is needed. */
export interface CodeExpired {
  readonly code: 'code-expired';
}

/**
 * What to answer to a code that somebody typed; null when it is right. `matches` is told, so that the comparison can
 * be made on hashes in constant time. The caller counts this try in either case.
 */
export function judgeCode(issued: IssuedCode, matches: boolean, now: number): CodeWrong | CodeExpired | null {
  if (issued.used || now >= issued.expiresAt || issued.tries >= CODE_TRIES) return { code: 'code-expired' };
  return matches ? null : { code: 'code-wrong', triesLeft: CODE_TRIES - issued.tries - 1 };
}

/** Six digits from random bytes, each of the million codes as likely as the others (the bias of 2^-44 aside). */
export function codeFrom(random: Uint8Array): string {
  const number = random.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) % 10n ** BigInt(CODE_DIGITS);
  return `${number}`.padStart(CODE_DIGITS, '0');
}
