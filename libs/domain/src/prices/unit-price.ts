import type { Terms, TermsLine } from '../contracts/terms/terms';
import { refused } from '../kernel/decision';
import { Decimal } from '../kernel/decimal';
import { line, type ExplanationLine } from './explanation';
import { ladderPrice } from './ladder';
import type { Measurement } from './measurement';
import type { PriceRefusal } from './price-refusals';

export interface UnitPrice {
  /** đồng for one kilogram or piece, whole, before deductions for quality. */
  readonly price: Decimal;
  readonly explanation: readonly ExplanationLine[];
}
export type UnitPriceOutcome =
  { readonly ok: true; readonly value: UnitPrice } | { readonly ok: false; readonly refusal: PriceRefusal };

type PriceTerms = Terms['price'];
type Found = { price: Decimal; lines: ExplanationLine[] } | PriceRefusal;
const HUNDRED = new Decimal(100);

/**
 * The price of one unit by the contract's mechanism (cơ chế giá). `market` is the reference price M in đồng per unit,
 * null where none is known. To the whole đồng, half up.
 *
 * FIXED: base. FLOOR: max(floor, M), at most the cap. MARKET: M. MARKET_BONUS: M + b or M·(1+r). SHARED:
 * base + s·(M − base), nothing within the dead band, and beyond it only what lies beyond. LADDER: by size or grade,
 * besides a bonus where agreed. COST_PLUS: cost·(1 + margin). A floor or cap that is agreed holds for every mechanism.
 */
export function unitPrice(
  price: PriceTerms,
  goods: TermsLine,
  market: Decimal | null,
  measured: Pick<Measurement, 'size' | 'grade'>,
): UnitPriceOutcome {
  const found = byMechanism(price, goods, market, measured);
  if ('code' in found) return refused(found);
  const bounded = withinBounds(price, found);
  const rounded = bounded.price.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return { ok: true, value: { price: rounded, explanation: bounded.lines } };
}

const missing = (path: string): PriceRefusal => ({ code: 'price-term-missing', path });

function byMechanism(
  price: PriceTerms,
  goods: TermsLine,
  market: Decimal | null,
  measured: Pick<Measurement, 'size' | 'grade'>,
): Found {
  const base = goods.base ?? price.base;
  switch (price.mechanism) {
    case 'FIXED':
      return base === null ? missing('price.base') : told('fixed', new Decimal(base));
    case 'FLOOR':
      if (price.floor === null) return missing('price.floor');
      return marketPrice(market);
    case 'MARKET':
      return marketPrice(market);
    case 'MARKET_BONUS':
      return price.bonus.value === null || price.bonus.type === null
        ? missing('price.bonus.value')
        : withBonus(price, marketPrice(market));
    case 'SHARED':
      return shared(price, base, market);
    case 'LADDER': {
      const rung = ladderPrice(goods.ladder, measured);
      return rung.ok ? withBonus(price, { price: rung.price, lines: [rung.line] }) : rung.refusal;
    }
    case 'COST_PLUS':
      return costPlus(price);
    case null:
      return missing('price.mechanism');
  }
}

function told(formula: 'fixed' | 'market', amount: Decimal): Found {
  return { price: amount, lines: [line(formula, 'VND_PER_KG', amount)] };
}

function marketPrice(market: Decimal | null): Found {
  return market ? told('market', market) : { code: 'reference-price-needed' };
}

function withBonus(price: PriceTerms, found: Found): Found {
  const { type, value } = price.bonus;
  if ('code' in found || value === null || type === null) return found;
  const bonus = new Decimal(value);
  const after =
    type === 'ABS' ? found.price.plus(bonus) : found.price.times(new Decimal(1).plus(bonus.dividedBy(HUNDRED)));
  const formula = type === 'ABS' ? 'bonus-amount' : 'bonus-percent';
  return { price: after, lines: [...found.lines, line(formula, 'VND_PER_KG', after, { before: found.price, bonus })] };
}

/** The dead band is a share of the base on either side; what lies beyond it is shared, not what lies within. */
function shared(price: PriceTerms, baseText: string | null, market: Decimal | null): Found {
  if (baseText === null) return missing('price.base');
  if (price.shareRatio === null) return missing('price.shareRatio');
  if (!market) return { code: 'reference-price-needed' };
  const base = new Decimal(baseText);
  const ratio = new Decimal(price.shareRatio);
  const band = base.times(price.deadbandPct ?? 0).dividedBy(HUNDRED);
  const gap = market.minus(base);
  const beyond = Decimal.max(gap.abs().minus(band), 0).times(gap.isNegative() ? -1 : 1);
  const after = base.plus(ratio.times(beyond));
  const facts = { base, market, ratio, band, beyond };
  return { price: after, lines: [line(beyond.isZero() ? 'dead-band' : 'shared', 'VND_PER_KG', after, facts)] };
}

function costPlus(price: PriceTerms): Found {
  if (price.costPerUnit === null) return missing('price.costPerUnit');
  if (price.marginPct === null) return missing('price.marginPct');
  const cost = new Decimal(price.costPerUnit);
  const margin = new Decimal(price.marginPct);
  const after = cost.times(new Decimal(1).plus(margin.dividedBy(HUNDRED)));
  return { price: after, lines: [line('cost-plus', 'VND_PER_KG', after, { cost, margin })] };
}

function withinBounds(price: PriceTerms, found: Exclude<Found, PriceRefusal>) {
  let { price: amount } = found;
  const lines = [...found.lines];
  if (price.floor !== null && amount.lessThan(price.floor)) {
    lines.push(line('floor', 'VND_PER_KG', new Decimal(price.floor), { before: amount }));
    amount = new Decimal(price.floor);
  }
  if (price.cap !== null && amount.greaterThan(price.cap)) {
    lines.push(line('cap', 'VND_PER_KG', new Decimal(price.cap), { before: amount }));
    amount = new Decimal(price.cap);
  }
  return { price: amount, lines };
}
