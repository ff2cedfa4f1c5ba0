/**
 * How an account is reached and signs in: a phone number (số điện thoại) or an e-mail address. One person types one
 * contact in many ways; it is stored in one, so that it can be unique.
 */
export type Contact =
  { readonly kind: 'PHONE'; readonly value: string } | { readonly kind: 'EMAIL'; readonly value: string };
export type ContactKind = Contact['kind'];

const E164 = /^\+[1-9]\d{7,14}$/;
/** Vietnamese numbers in use: mobile 03x, 05x, 07x, 08x, 09x (9 digits after the 0), landline 02xx (10 digits). */
const VIETNAM = /^\+84(?:[35789]\d{8}|2\d{9})$/;

/**
 * A phone number in E.164. Local forms become +84: `0912 345 678`, `84912345678`, `0084 912…` and `(+84) 912.345.678`
 * are one number. Null for what is not a number that can be called, such as a mobile number of eight digits.
 */
export function parsePhone(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/[\s().·-]/gu, '');
  if (!/^\+?\d{8,17}$/u.test(compact)) return null;
  const number = international(compact);
  if (number.startsWith('+84')) return VIETNAM.test(number) ? number : null;
  return E164.test(number) ? number : null;
}

function international(compact: string): string {
  if (compact.startsWith('+840')) return `+84${compact.slice(4)}`;
  if (compact.startsWith('+')) return compact;
  if (compact.startsWith('00')) return international(`+${compact.slice(2)}`);
  if (compact.startsWith('0')) return `+84${compact.slice(1)}`;
  if (compact.startsWith('84')) return `+${compact}`;
  return compact;
}

const EMAIL =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** An e-mail address in lower case. Null for what can not be one, or is longer than 254 characters. */
export function parseEmail(text: string): string | null {
  const address = text.normalize('NFC').trim().toLowerCase();
  return address.length <= 254 && EMAIL.test(address) && !/^\.|\.\.|\.@/u.test(address) ? address : null;
}

/** What somebody typed into the one field "phone or e-mail". */
export function parseContact(text: string): Contact | null {
  if (text.includes('@')) {
    const email = parseEmail(text);
    return email ? { kind: 'EMAIL', value: email } : null;
  }
  const phone = parsePhone(text);
  return phone ? { kind: 'PHONE', value: phone } : null;
}

/** Enough to recognise one's own contact, too little to learn another's: `+84*****678`, `ng***@gmail.com`. */
export function maskContact(contact: Contact): string {
  if (contact.kind === 'PHONE') return `${contact.value.slice(0, 3)}*****${contact.value.slice(-3)}`;
  const at = contact.value.lastIndexOf('@');
  return `${contact.value.slice(0, Math.min(2, at - 1))}***${contact.value.slice(at)}`;
}
