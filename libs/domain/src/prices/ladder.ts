import type { TermsLine } from '../contracts/terms/terms';
import { Decimal } from '../kernel/decimal';
import { line, type ExplanationLine } from './explanation';
import type { Measurement } from './measurement';
import type { PriceRefusal } from './price-refusals';

interface Rung {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly price: Decimal;
}
export type LadderOutcome =
  | { readonly ok: true; readonly price: Decimal; readonly line: ExplanationLine }
  | { readonly ok: false; readonly refusal: PriceRefusal };

/**
 * Price from a ladder (bảng giá theo cỡ, hạng). A named grade takes its rung's price. A size between the points of two
 * rungs that each name one size (`from` = `to`, e.g. 40 and 50 con/kg) lies on the straight line between them; within a
 * rung that spans sizes it takes that rung's price; beyond the ladder the nearest rung's.
 */
export function ladderPrice(ladder: TermsLine['ladder'], measured: Pick<Measurement, 'size' | 'grade'>): LadderOutcome {
  if (ladder.length === 0) return { ok: false, refusal: { code: 'price-term-missing', path: 'lines.ladder' } };
  if (measured.grade) {
    const rung = ladder.find(({ grade, price }) => grade === measured.grade && price !== null);
    if (!rung?.price) return { ok: false, refusal: { code: 'grade-unknown', grade: measured.grade } };
    const price = new Decimal(rung.price);
    return { ok: true, price, line: line('ladder-grade', 'VND_PER_KG', price, { grade: measured.grade }) };
  }
  if (!measured.size) return { ok: false, refusal: { code: 'reading-needed', param: 'size' } };
  const rungs = ladder
    .filter(({ from, to, price }) => price !== null && (from ?? to) !== null)
    .map(({ from, to, price }) => ({
      from: new Decimal((from ?? to) as string),
      to: new Decimal((to ?? from) as string),
      price: new Decimal(price as string),
    }))
    .sort((a, b) => a.from.comparedTo(b.from));
  if (rungs.length === 0) return { ok: false, refusal: { code: 'price-term-missing', path: 'lines.ladder.price' } };
  return bySize(rungs, measured.size);
}

function bySize(rungs: readonly Rung[], size: Decimal): LadderOutcome {
  const within = rungs.find(({ from, to }) => size.greaterThanOrEqualTo(from) && size.lessThanOrEqualTo(to));
  const below = rungs.findLast(({ to }) => to.lessThan(size));
  const above = rungs.find(({ from }) => from.greaterThan(size));
  const at = within ?? (below && above ? null : (below ?? above));
  if (at) {
    const facts = { size, from: at.from, to: at.to };
    return { ok: true, price: at.price, line: line('ladder-size', 'VND_PER_KG', at.price, facts) };
  }
  const [lower, upper] = [below as Rung, above as Rung];
  const share = size.minus(lower.to).dividedBy(upper.from.minus(lower.to));
  const price = lower.price.plus(upper.price.minus(lower.price).times(share));
  const facts = { size, from: lower.to, to: upper.from, lower: lower.price, upper: upper.price };
  return { ok: true, price, line: line('ladder-size', 'VND_PER_KG', price, facts) };
}
