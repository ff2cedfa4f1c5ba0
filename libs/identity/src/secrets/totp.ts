import { Secret, TOTP } from 'otpauth';

/** Authenticator apps: SHA-1, six digits, thirty seconds; what all of them understand (RFC 6238). */
const PERIOD_SECONDS = 30;

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'LienKet',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from the QR code. */
export const totpUri = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The step of the clock that the code belongs to, one step of drift forgiven; null when it is wrong. */
export function stepOfTotp(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/gu, '');
  if (!/^\d{6}$/u.test(token)) return null;
  const delta = totpOf(secret, '').validate({ token, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
}
