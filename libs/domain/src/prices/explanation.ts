import { Decimal } from '../kernel/decimal';

/**
 * One line of the way to an amount: which formula, with which figures, gave what. Sentences are rendered at the edge
 * from `prices.explain.<formula>`; the figures are plain decimal text, so that the trace can be stored and read again.
 */
export interface ExplanationLine {
  readonly formula: Formula;
  readonly facts: Readonly<Record<string, string>>;
  /** What the line arrives at, in `unit`. */
  readonly result: string;
  readonly unit: 'KG' | 'VND_PER_KG' | 'VND';
}

/** Changes whenever a formula gives another result; stored with each settlement. */
export const FORMULAS_VERSION = 1;

export type Formula =
  | 'net-weight'
  | 'dry-matter'
  | 'impurity-ratio'
  | 'weight-linear'
  | 'payable-weight'
  | 'fixed'
  | 'floor'
  | 'cap'
  | 'market'
  | 'bonus-amount'
  | 'bonus-percent'
  | 'shared'
  | 'dead-band'
  | 'ladder-size'
  | 'ladder-grade'
  | 'cost-plus'
  | 'price-deduction'
  | 'amount';

export const line = (
  formula: Formula,
  unit: ExplanationLine['unit'],
  result: Decimal | bigint,
  facts: Readonly<Record<string, Decimal | bigint | string>> = {},
): ExplanationLine => ({
  formula,
  unit,
  result: plain(result),
  facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, plain(fact)])),
});

// Six decimals are enough to compute a line again to the đồng; a quotient that never ends is cut there.
const SHOWN_DECIMALS = 6;
const plain = (value: Decimal | bigint | string): string =>
  value instanceof Decimal ? value.toDecimalPlaces(SHOWN_DECIMALS).toFixed() : String(value);
