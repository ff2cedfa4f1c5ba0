import { Decimal } from './decimal';

/** Whole Vietnamese đồng. A `bigint`, so that no sum can lose one. */
export type Dong = bigint;

const WHOLE = /^-?\d{1,18}$/;

/** Reads `237160000`; null for separators, fractions and anything beyond 18 digits. */
export function parseDong(text: string): Dong | null {
  return WHOLE.test(text) ? BigInt(text) : null;
}

/** Rounds half up (away from zero on a tie), the rule of settlements in every template contract. */
export function roundToDong(amount: Decimal): Dong {
  return BigInt(amount.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0));
}

export const dongToDecimal = (amount: Dong): Decimal => new Decimal(amount.toString());
