import type { Terms, TermsLine } from '../contracts/terms/terms';
import { refused } from '../kernel/decision';
import { Decimal } from '../kernel/decimal';
import { roundToDong, type Dong } from '../kernel/money';
import { FORMULAS_VERSION, line, type ExplanationLine } from './explanation';
import type { Measurement } from './measurement';
import { payableWeight } from './payable-weight';
import type { PriceRefusal } from './price-refusals';
import { unitPrice } from './unit-price';

/** What a delivery is worth, and the way there line by line. */
export interface PricedDelivery {
  /** đồng, whole. */
  readonly amount: Dong;
  /** Kilograms (or pieces) paid for. */
  readonly payable: Decimal;
  /** đồng per unit, after deductions; never negative. */
  readonly price: Decimal;
  /** Parameters by which the buyer might refuse the goods. */
  readonly rejectable: readonly string[];
  readonly explanation: readonly ExplanationLine[];
  readonly formulasVersion: number;
}
export type PricedOutcome =
  { readonly ok: true; readonly value: PricedDelivery } | { readonly ok: false; readonly refusal: PriceRefusal };

/**
 * The value of one delivery, or of one graded part of it, before advances and deposits: payable weight × price of one
 * unit. A pure function of terms, measurements and the reference price M (đồng per unit, null where unknown); refuses
 * where a term or a reading is missing rather than take it for zero.
 */
export function priceDelivery(
  terms: Pick<Terms, 'price'>,
  goods: TermsLine,
  measured: Measurement,
  market: Decimal | null,
): PricedOutcome {
  const weight = payableWeight(goods, measured);
  if (!weight.ok) return weight;
  const unit = unitPrice(terms.price, goods, market, measured);
  if (!unit.ok) return refused(unit.refusal);
  const { payable, deduction, rejectable } = weight.value;
  const price = Decimal.max(0, unit.value.price.minus(deduction));
  const amount = roundToDong(payable.times(price));
  return {
    ok: true,
    value: {
      ...{ amount, payable, price, rejectable },
      explanation: [
        ...weight.value.explanation,
        ...unit.value.explanation,
        line('amount', 'VND', amount, { payable, price }),
      ],
      formulasVersion: FORMULAS_VERSION,
    },
  };
}
