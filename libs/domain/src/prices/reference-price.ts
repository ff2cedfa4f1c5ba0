import { refused } from '../kernel/decision';
import type { CalendarDate } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';

/** What somebody said a price was, on a day, in a place (tin giá). */
export interface Quote {
  readonly id: string;
  readonly source: string;
  readonly on: CalendarDate;
  /** đồng per unit; low equals high where one figure was given. */
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface ReferenceRule {
  readonly statistic: 'MEDIAN' | 'TRIM_MEAN';
  readonly minQuotes: number;
}

export interface ReferencePrice {
  /** đồng per unit, whole. */
  readonly price: Decimal;
  readonly statistic: ReferenceRule['statistic'];
  readonly usedIds: readonly string[];
  /** Quotes further than 15 % from the median, which count for nothing. */
  readonly droppedIds: readonly string[];
  readonly sources: readonly string[];
}

/** Too little is known: `quotes` near each other from `sources` different sources, where the rule wants more. */
export interface TooFewQuotes {
  readonly code: 'too-few-quotes';
  readonly quotes: number;
  readonly sources: number;
  readonly needed: number;
}

const LEAST_SOURCES = 2;
const FURTHEST_FROM_MEDIAN = new Decimal('0.15');
/** A fifth of the quotes, a tenth at each end, is left out of a trimmed mean. */
const TRIMMED_AT_EACH_END = 10;

/**
 * The reference price (giá tham chiếu) of quotes that already lie in the right window, place and variety: each quote by
 * the middle of its range, those beyond 15 % of the median dropped, then the median or the trimmed mean. At least
 * `minQuotes` quotes of at least two sources must remain. One wrong quote among five, however wrong, moves it by no more
 * than its neighbours lie apart.
 */
export function referencePrice(
  quotes: readonly Quote[],
  rule: ReferenceRule,
): { ok: true; value: ReferencePrice } | { ok: false; refusal: TooFewQuotes } {
  const priced = quotes
    .map((quote) => ({ quote, middle: quote.low.plus(quote.high).dividedBy(2) }))
    .sort((a, b) => a.middle.comparedTo(b.middle) || (a.quote.id < b.quote.id ? -1 : 1));
  const centre = median(priced.map(({ middle }) => middle));
  const near = priced.filter(
    ({ middle }) => centre && middle.minus(centre).abs().lessThanOrEqualTo(centre.times(FURTHEST_FROM_MEDIAN)),
  );
  const sources = [...new Set(near.map(({ quote }) => quote.source))].sort();
  const price = statistic(
    near.map(({ middle }) => middle),
    rule.statistic,
  );
  if (!price || near.length < rule.minQuotes || sources.length < LEAST_SOURCES) {
    return refused({
      code: 'too-few-quotes',
      quotes: near.length,
      sources: sources.length,
      needed: rule.minQuotes,
    });
  }
  const used = new Set(near.map(({ quote }) => quote.id));
  return {
    ok: true,
    value: {
      price: price.toDecimalPlaces(0, Decimal.ROUND_HALF_UP),
      statistic: rule.statistic,
      usedIds: [...used],
      droppedIds: priced.map(({ quote }) => quote.id).filter((id) => !used.has(id)),
      sources,
    },
  };
}

function statistic(sorted: readonly Decimal[], kind: ReferenceRule['statistic']): Decimal | null {
  if (kind === 'MEDIAN') return median(sorted);
  const cut = Math.floor(sorted.length / TRIMMED_AT_EACH_END);
  return mean(sorted.slice(cut, sorted.length - cut));
}

function median(sorted: readonly Decimal[]): Decimal | null {
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (!upper) return null;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] as Decimal).dividedBy(2);
}

function mean(values: readonly Decimal[]): Decimal | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum.plus(value)).dividedBy(values.length);
}
