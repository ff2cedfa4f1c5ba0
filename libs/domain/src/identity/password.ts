import { withoutMarks } from '../kernel/text';

/** The password does not protect the account; `reason` says what is wrong with it. */
export interface PasswordTooWeak {
  readonly code: 'password-too-weak';
  readonly reason: 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'LIKE_CONTACT';
  readonly minimumLength: number;
}

export const MINIMUM_PASSWORD_LENGTH = 10;
const MAXIMUM_PASSWORD_LENGTH = 128;

/** Beginnings of the passwords that people in Vietnam choose most; a longer tail of one of them is no better. */
const COMMON = [
  '123456',
  '12345',
  'password',
  'matkhau',
  'qwerty',
  'iloveyou',
  'anhyeuem',
  'emyeuanh',
  'abc123',
  'hoptacxa',
  'lienket',
];

/**
 * Length over composition rules (NIST SP 800-63B 3.1.1): at least 10 characters, at most 128, not one of the common
 * ones, not one's own contact. Null when the password will do.
 */
export function weaknessOf(password: string, contacts: readonly string[]): PasswordTooWeak | null {
  const weak = (reason: PasswordTooWeak['reason']): PasswordTooWeak => ({
    code: 'password-too-weak',
    reason,
    minimumLength: MINIMUM_PASSWORD_LENGTH,
  });
  const length = [...password].length;
  if (length < MINIMUM_PASSWORD_LENGTH) return weak('TOO_SHORT');
  if (length > MAXIMUM_PASSWORD_LENGTH) return weak('TOO_LONG');
  const plain = withoutMarks(password).replace(/\s/gu, '');
  if (contacts.some((contact) => resembles(plain, contact))) return weak('LIKE_CONTACT');
  return isCommon(plain) ? weak('TOO_COMMON') : null;
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size <= 3) return true;
  return COMMON.some((word) => plain.replaceAll(word, '').replace(/[\d!@#.]/gu, '').length < 3 && plain.includes(word));
}

function resembles(plain: string, contact: string): boolean {
  const own = withoutMarks(contact).replace(/^\+84/u, '').split('@')[0] ?? '';
  return own.length >= 4 && plain.includes(own);
}
