import { Decimal } from '../kernel/decimal';
import { done, refused, type Outcome } from '../kernel/decision';
import { invalidInput, issue, type InvalidInput } from '../kernel/refusals';
import type { AmbiguousUnit } from './unit';

/** Units of area: hectare, công, square metre. */
export const AREA_UNITS = ['HA', 'CONG', 'M2'] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];

/** Square metres of a công: công tầm nhỏ, and công tầm lớn (tầm cắt, 12 × 108 m). */
export const CONG_SIZES = [1000, 1296] as const;
const LARGEST_M2 = new Decimal('10000000000');

/**
 * Square metres. A công is 1,000 or 1,296 m² and must be said (`congM2`), since yields and deposits are told per công.
 * Refuses what is not above 0 and more than a million hectares.
 */
export function toSquareMetres(
  amount: Decimal,
  unit: AreaUnit,
  congM2: number | null = null,
): Outcome<Decimal, AmbiguousUnit | InvalidInput> {
  const factor = unit === 'HA' ? 10_000 : unit === 'M2' ? 1 : CONG_SIZES.find((size) => size === congM2);
  if (!factor) return refused({ code: 'ambiguous-unit', unit, question: 'WHICH_CONG', choices: CONG_SIZES });
  if (amount.lte(0)) return refused(invalidInput(issue('amount', 'too-small', { smallest: '0.000001' })));
  const area = amount.times(factor);
  if (area.gt(LARGEST_M2))
    return refused(invalidInput(issue('amount', 'too-large', { largest: LARGEST_M2.toFixed() })));
  return done(area);
}

export const toHectares = (squareMetres: Decimal): Decimal => squareMetres.dividedBy(10_000);

/** Square metres said in a unit, to 6 decimals (rounded half up). */
export function areaIn(squareMetres: Decimal, unit: AreaUnit, congM2: 1000 | 1296 = 1000): Decimal {
  const factor = unit === 'HA' ? 10_000 : unit === 'M2' ? 1 : congM2;
  return squareMetres.dividedBy(factor).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);
}
