import type { Decimal } from '../kernel/decimal';
import { Decimal as Exact } from '../kernel/decimal';
import type { Quantity } from '../kernel/quantity';
import { toHectares } from './area';

/** Plausible yields (năng suất) of a commodity in a season, tonnes per hectare as it leaves the field, decimal text. */
export interface YieldBound {
  readonly commodity: string;
  /** Code of a season; null for the whole year. */
  readonly season: string | null;
  readonly least: string;
  readonly most: string;
}

export type YieldVerdict = 'BELOW' | 'PLAUSIBLE' | 'ABOVE';
export interface YieldCheck {
  /** Tonnes per hectare, to 4 decimals (rounded half up). */
  readonly tonnesPerHectare: Decimal;
  readonly verdict: YieldVerdict;
}

/** Not rounded, so that a verdict is never given on a rounded yield. */
function exactYield(weight: Quantity, squareMetres: Decimal): Decimal | null {
  if (weight.unit !== 'KG' || squareMetres.lte(0)) return null;
  return weight.toDecimal().dividedBy(1000).dividedBy(toHectares(squareMetres));
}

/** The yield that a weight on an area implies, to 4 decimals (rounded half up). Null for pieces and for no area. */
export function impliedYield(weight: Quantity, squareMetres: Decimal): Decimal | null {
  return exactYield(weight, squareMetres)?.toDecimalPlaces(4, Exact.ROUND_HALF_UP) ?? null;
}

/** Is the weight believable for the area? Both bounds are believable themselves. Null where nothing can be said. */
export function checkYield(
  weight: Quantity,
  squareMetres: Decimal,
  bound: Pick<YieldBound, 'least' | 'most'>,
): YieldCheck | null {
  const exact = exactYield(weight, squareMetres);
  if (!exact) return null;
  const verdict = exact.lt(bound.least) ? 'BELOW' : exact.gt(bound.most) ? 'ABOVE' : 'PLAUSIBLE';
  return { tonnesPerHectare: exact.toDecimalPlaces(4, Exact.ROUND_HALF_UP), verdict };
}
