import { Decimal as DecimalJs } from 'decimal.js';

/** Exact decimals of 40 significant digits; never a float. All percentages, prices and factors go through this one. */
export const Decimal = DecimalJs.clone({
  precision: 40,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -30,
  toExpPos: 40,
});
export type Decimal = DecimalJs;

const PLAIN = /^-?\d{1,15}(\.\d{1,6})?$/;

/** Reads a plain decimal such as `5600.5`; null for exponents, NaN, infinities and more than 6 decimals. */
export function parseDecimal(text: string): Decimal | null {
  return PLAIN.test(text) ? new Decimal(text) : null;
}
