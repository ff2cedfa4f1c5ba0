import { done, refused, type Outcome } from '../kernel/decision';

/**
 * Tax code (mã số thuế, MST). Ten digits, of which the last checks the nine before it; a branch adds three digits,
 * 001–999. For enterprises, cooperatives and unions of cooperatives it is the registration number as well (Circular
 * 105/2020/TT-BTC, article 5). It is kept as ten digits, with the branch apart, and shown `1701234512-001`.
 */
export interface TaxCode {
  /** Ten digits. */
  readonly main: string;
  /** Three digits of a branch or dependent unit (đơn vị phụ thuộc), or null for the head office. */
  readonly branch: string | null;
}

export const TAX_CODE_FAULTS = ['shape', 'serial-zero', 'check-digit', 'never-issued', 'branch-zero'] as const;
/**
 * `shape`: not 10 or 13 digits · `serial-zero`: digits 3–9 are all zero · `check-digit`: the tenth digit does not fit ·
 * `never-issued`: no tenth digit fits these nine · `branch-zero`: branch 000.
 */
export type TaxCodeFault = (typeof TAX_CODE_FAULTS)[number];

export interface TaxCodeInvalid {
  readonly code: 'tax-code-invalid';
  readonly reason: TaxCodeFault;
}

const SHAPE = /^(\d{10})(?:-?(\d{3}))?$/u;
const invalid = (reason: TaxCodeFault): { ok: false; refusal: TaxCodeInvalid } =>
  refused({ code: 'tax-code-invalid', reason });
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/** The tenth digit that belongs to nine digits, or null where none does and the number is never issued. */
export function taxCodeCheckDigit(nine: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? null : digit;
}

/** Reads a tax code as people type it: spaces and dots are passed over, the hyphen before a branch may be missing. */
export function parseTaxCode(text: string): Outcome<TaxCode, TaxCodeInvalid> {
  const match = SHAPE.exec(text.replace(/[\s.]/gu, ''));
  if (!match?.[1]) return invalid('shape');
  const [main, branch] = [match[1], match[2] ?? null];
  if (main.slice(2, 9) === '0000000') return invalid('serial-zero');
  const digit = taxCodeCheckDigit(main.slice(0, 9));
  if (digit === null) return invalid('never-issued');
  if (digit !== Number(main[9])) return invalid('check-digit');
  if (branch === '000') return invalid('branch-zero');
  return done({ main, branch });
}

/** `1701234512`, or `1701234512-001` for a branch. */
export const formatTaxCode = ({ main, branch }: TaxCode): string => (branch ? `${main}-${branch}` : main);

/**
 * Province that the first two digits point at for codes given out here; a hint for the eye, never a reason to refuse,
 * since codes stay with whoever moves.
 */
export function taxCodeProvinceHint({ main }: TaxCode): 'KIEN_GIANG' | 'AN_GIANG' | null {
  const prefix = main.slice(0, 2);
  return prefix === '17' ? 'KIEN_GIANG' : prefix === '16' ? 'AN_GIANG' : null;
}

const PERSONAL = /^\d{12}$/u;

/**
 * Personal identification number (số định danh cá nhân), twelve digits, which households use as their tax code since
 * 1 July 2025 (Circular 86/2024/TT-BTC). It has no check digit. It is personal data: keep it encrypted, show the last
 * four digits only. Null when the text is no such number.
 */
export function parsePersonalId(text: string): string | null {
  const digits = text.replace(/[\s.]/gu, '');
  return PERSONAL.test(digits) ? digits : null;
}

/** `•••• •••• 1234`. */
export const maskPersonalId = (digits: string): string => `•••• •••• ${digits.slice(-4)}`;
