import { Injectable } from '@nestjs/common';
import { parseCanonicalTerms } from '@domain/contracts/terms/canonical';
import type { Decimal } from '@domain/kernel/decimal';
import { Decimal as ExactDecimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { invalidInput, issue, type InputIssue, type InvalidInput } from '@domain/kernel/refusals';
import type { PriceRefusal } from '@domain/prices/price-refusals';
import { simulate, type Range, type Simulation } from '@domain/prices/simulate';

export interface SimulatePriceInput {
  readonly canonicalTerms: string;
  readonly line: number;
  readonly gross: Decimal;
  readonly tare?: Decimal | null;
  readonly readings?: readonly { readonly param: string; readonly value: Decimal }[] | null;
  readonly size?: Decimal | null;
  readonly grade?: string | null;
  readonly marketPrice?: Decimal | null;
  readonly range?: Range | null;
}

const LONGEST_TERMS = 400_000;
const MOST_READINGS = 30;
const MOST_ROWS = 50;

/** Prices a delivery under terms that need not belong to a contract: nothing is read and nothing is kept. */
@Injectable()
export class SimulatePrice {
  run(input: SimulatePriceInput): Outcome<Simulation, InvalidInput | PriceRefusal> {
    const issues = this.issuesOf(input);
    if (issues.length > 0) return refused(invalidInput(...issues));
    const reading = parseCanonicalTerms(input.canonicalTerms);
    if (!reading.ok) return refused(invalidInput(...reading.issues));
    const { gross, tare, size, grade, readings } = input;
    const measured = {
      ...{ gross, tare: tare ?? new ExactDecimal(0), size: size ?? null, grade: grade ?? null },
      readings: Object.fromEntries((readings ?? []).map(({ param, value }) => [param, value])),
    };
    const outcome = simulate(reading.value, input.line, measured, input.marketPrice ?? null, input.range ?? null);
    return outcome.ok ? done(outcome.value) : outcome;
  }

  private issuesOf({ canonicalTerms, line, gross, size, marketPrice, readings, range }: SimulatePriceInput) {
    const issues: InputIssue[] = [];
    const atLeast = (path: string, value: number | Decimal, smallest: number) =>
      new ExactDecimal(value).lessThan(smallest) && issues.push(issue(path, 'too-small', { smallest }));
    const atMost = (path: string, value: number, largest: number) =>
      value > largest && issues.push(issue(path, 'too-large', { largest }));
    if (canonicalTerms.length > LONGEST_TERMS)
      issues.push(issue('canonicalTerms', 'too-long', { largest: LONGEST_TERMS }));
    atLeast('line', line, 0);
    atLeast('gross', gross, 0);
    if (size) atLeast('size', size, 0);
    if (marketPrice) atLeast('marketPrice', marketPrice, 0);
    if ((readings?.length ?? 0) > MOST_READINGS) issues.push(issue('readings', 'too-many', { largest: MOST_READINGS }));
    if (range) {
      atLeast('range.rows', range.rows, 2);
      atMost('range.rows', range.rows, MOST_ROWS);
      atLeast('range.from', range.from, 0);
      atLeast('range.to', range.to, 0);
    }
    return issues;
  }
}
