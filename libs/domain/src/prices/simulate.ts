import { committedQuantity } from '../contracts/contracted-quantity';
import type { Terms } from '../contracts/terms/terms';
import { Decimal } from '../kernel/decimal';
import { roundToDong, type Dong } from '../kernel/money';
import type { Measurement } from './measurement';
import { priceDelivery, type PricedDelivery, type PricedOutcome } from './price-delivery';
import { sideSellingThreshold, type SideSellingThreshold } from './side-selling';

/** One figure to be varied: the market price, or a quality parameter. */
export interface Range {
  /** `market`, or the name of a parameter. */
  readonly vary: string;
  readonly from: Decimal;
  readonly to: Decimal;
  /** Rows of the table, both ends included; 2 to 50. */
  readonly rows: number;
}

export interface SimulatedRow {
  readonly at: Decimal;
  readonly outcome: PricedOutcome;
}

export interface Simulation {
  readonly delivery: PricedDelivery;
  /** đồng that the buyer pays less (or, negative, more) than the market would for the same weight; null without M. */
  readonly buyerAgainstMarket: Dong | null;
  /** From which market price selling outside pays; null where the contract has no price, deposit or quantity to tell. */
  readonly sideSelling: (SideSellingThreshold & { readonly marketPrice: Decimal }) | null;
  readonly rows: readonly SimulatedRow[];
}

const LARGEST_LEGAL_PENALTY_PCT = new Decimal(8);

/**
 * What each side gets at a price and a measurement ("nếu… thì được bao nhiêu"), a table over a range, and the market
 * price from which the seller would gain by selling outside. The same function as the settlement's, so that what was
 * simulated is what is paid.
 */
export function simulate(
  terms: Terms,
  lineIndex: number,
  measured: Measurement,
  market: Decimal | null,
  range: Range | null,
): { ok: true; value: Simulation } | Extract<PricedOutcome, { ok: false }> {
  const goods = terms.lines[lineIndex];
  if (!goods) return { ok: false, refusal: { code: 'price-term-missing', path: `lines[${lineIndex}]` } };
  const delivery = priceDelivery(terms, goods, measured, market);
  if (!delivery.ok) return delivery;
  const { amount, payable, price } = delivery.value;
  return {
    ok: true,
    value: {
      delivery: delivery.value,
      buyerAgainstMarket: market && roundToDong(payable.times(market)) - amount,
      sideSelling: threshold(terms, lineIndex, price),
      rows: range ? stepsOf(range).map((at) => row(terms, lineIndex, measured, market, range.vary, at)) : [],
    },
  };
}

function row(
  terms: Terms,
  lineIndex: number,
  measured: Measurement,
  market: Decimal | null,
  vary: string,
  at: Decimal,
): SimulatedRow {
  const goods = terms.lines[lineIndex] as Terms['lines'][number];
  const readings = vary === 'market' ? measured.readings : { ...measured.readings, [vary]: at };
  return { at, outcome: priceDelivery(terms, goods, { ...measured, readings }, vary === 'market' ? at : market) };
}

/** Evenly spread figures with both ends, to 4 decimals. */
function stepsOf({ from, to, rows }: Range): Decimal[] {
  const step = to.minus(from).dividedBy(rows - 1);
  return Array.from({ length: rows }, (_, index) => from.plus(step.times(index)).toDecimalPlaces(4));
}

function threshold(terms: Terms, lineIndex: number, price: Decimal): Simulation['sideSelling'] {
  const goods = terms.lines[lineIndex] as Terms['lines'][number];
  const quantity = committedQuantity(goods)?.toDecimal();
  if (!quantity || quantity.isZero()) return null;
  const deposit =
    terms.deposit.amount !== null
      ? new Decimal(terms.deposit.amount)
      : new Decimal(terms.deposit.perHa ?? 0).times(goods.areaHa ?? 0);
  const paidByBuyer = terms.deposit.payer === 'BUYER' ? deposit : new Decimal(0);
  const penalty = Decimal.min(terms.remedies.sellerPenaltyPct ?? 0, LARGEST_LEGAL_PENALTY_PCT);
  const found = sideSellingThreshold(price, paidByBuyer.dividedBy(quantity), penalty);
  return { ...found, marketPrice: price.plus(found.gap) };
}
