import { Decimal } from '../kernel/decimal';
import { roundToDong, type Dong } from '../kernel/money';
import { Quantity, type BaseUnit } from '../kernel/quantity';
import type { Terms, TermsLine } from './terms/terms';

const KG_PER: Readonly<Record<string, string>> = { KG: '1', TONNE: '1000', QUINTAL: '100' };
const PIECES_PER: Readonly<Record<string, string>> = { PIECE: '1', DOZEN_10: '10', DOZEN_12: '12', DOZEN_14: '14' };

/** A billion tonnes: nothing real is larger, and sums stay within what a database keeps. */
const LARGEST_MILLI = 10n ** 15n;
const LARGEST_VALUE: Dong = 10n ** 18n;

/** Base units in one unit of the line; null for a hand, bunch or bundle whose weight is not said. */
export function baseUnitsPerUnit(line: TermsLine): { factor: Decimal; unit: BaseUnit } | null {
  if (line.unit === null) return null;
  const kilograms = KG_PER[line.unit] ?? (PIECES_PER[line.unit] ? undefined : line.kgPerUnit);
  if (kilograms) return { factor: new Decimal(kilograms), unit: 'KG' };
  const pieces = PIECES_PER[line.unit];
  return pieces ? { factor: new Decimal(pieces), unit: 'PIECE' } : null;
}

/**
 * What the line commits, in base units, for the ledger and the links: the fixed quantity, or the upper end of a range.
 * Null when the line does not fix one (all output, or a share of it), its unit has no equivalent, or it is beyond a
 * billion tonnes.
 */
export function committedQuantity(line: TermsLine): Quantity | null {
  const amount =
    line.quantityMode === 'RANGE'
      ? line.max
      : line.quantityMode === 'FIXED' || line.quantityMode === null
        ? line.quantity
        : null;
  const conversion = baseUnitsPerUnit(line);
  if (amount === null || conversion === null) return null;
  const milli = BigInt(new Decimal(amount).times(conversion.factor).times(1000).toFixed(0, Decimal.ROUND_HALF_UP));
  return milli > LARGEST_MILLI ? null : Quantity.ofMilli(milli, conversion.unit);
}

/** The price by which a value can be estimated before the settlement: base, else floor, else declared cost and margin. */
function estimatedPrice(terms: Terms, line: TermsLine): Decimal | null {
  const { price } = terms;
  const stated = line.base ?? price.base ?? price.floor ?? line.ladder[0]?.price ?? null;
  if (stated !== null) return new Decimal(stated);
  if (price.costPerUnit === null) return null;
  return new Decimal(price.costPerUnit).times(new Decimal(price.marginPct ?? 0).dividedBy(100).plus(1));
}

/**
 * The value of the contract as far as it can be told now, in đồng, rounded once per line; null when a line has no
 * quantity or no price, or when it has more than 18 digits. Good for limits and queues, never for a settlement.
 */
export function estimatedValue(terms: Terms): Dong | null {
  let total = 0n;
  for (const line of terms.lines) {
    const quantity = committedQuantity(line);
    const price = estimatedPrice(terms, line);
    if (!quantity || !price) return null;
    total += roundToDong(quantity.toDecimal().times(price));
  }
  return terms.lines.length === 0 || total >= LARGEST_VALUE ? null : total;
}
