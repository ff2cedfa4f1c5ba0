import type { Terms, TermsLine } from '../contracts/terms/terms';
import { refused } from '../kernel/decision';
import { Decimal } from '../kernel/decimal';
import { line, type ExplanationLine } from './explanation';
import type { Measurement } from './measurement';
import type { DeductedTwice, PriceRefusal, ReadingImpossible } from './price-refusals';

type QualityTerm = TermsLine['quality'][number];
type Priced<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: PriceRefusal };

export interface PayableWeight {
  /** Kilograms (or pieces) that are paid for. */
  readonly payable: Decimal;
  /** đồng per kg taken off the price by deductions of the price. */
  readonly deduction: Decimal;
  /** Parameters at or beyond the value from which the goods may be refused. */
  readonly rejectable: readonly string[];
  readonly explanation: readonly ExplanationLine[];
}

const HUNDRED = new Decimal(100);
/** Live animals are weighed to the 10 grams of a shrink; everything else is paid by the kilogram. */
const LIVE_DECIMALS = 2;

/**
 * Weight that is paid for: net weight (Commercial Law 2005 Art. 53), then each quality parameter by its own rule, in the
 * order of the terms; in the end to the whole kilogram, half up. A deviation within the tolerance changes nothing; beyond
 * it the whole deviation from the standard counts.
 *
 * - DRY_MATTER: `W·(100−m)/(100−ms)` (IRRI rice knowledge bank), in both directions: dry matter is conserved.
 * - IMPURITY_RATIO: `W·(100−i)/(100−is)` when `i > is`.
 * - WEIGHT_LINEAR: `W·(1 − k·max(0, x−xs))`, `k` in per cent a point; never below nothing.
 * - PRICE_DEDUCTION: `d·max(0, x−xs)` đồng off the price of a kilogram.
 */
export function payableWeight(goods: TermsLine, measured: Measurement): Priced<PayableWeight> {
  const twice = deductedTwice(goods.quality);
  if (twice) return refused(twice);
  const net = measured.gross.minus(measured.tare);
  if (net.isNegative() || measured.tare.isNegative()) return refused(impossible('tare'));
  let weight = net;
  let deduction = new Decimal(0);
  const rejectable: string[] = [];
  const explanation = [line('net-weight', 'KG', net, { gross: measured.gross, tare: measured.tare })];
  for (const term of goods.quality) {
    const read = readingOf(term, measured);
    if (!read.ok) return read;
    if (!read.value) continue;
    const { param, reading, standard, rejects } = read.value;
    if (rejects) rejectable.push(param);
    const applied = apply(term, weight, reading, standard);
    if (!applied) continue;
    ({ weight } = applied);
    deduction = deduction.plus(applied.deduction);
    explanation.push(applied.line);
  }
  const payable = weight.toDecimalPlaces(goods.form === 'LIVE' ? LIVE_DECIMALS : 0, Decimal.ROUND_HALF_UP);
  explanation.push(line('payable-weight', 'KG', payable, { weight }));
  return { ok: true, value: { payable, deduction, rejectable, explanation } };
}

/** The first parameter that has more than one rule of deduction, if any. */
export function deductedTwice(quality: Terms['lines'][number]['quality']): DeductedTwice | null {
  const seen = new Set<string>();
  for (const { param, adjustRule } of quality) {
    if (!param || !adjustRule || adjustRule === 'NONE') continue;
    if (seen.has(param)) return { code: 'deducted-twice', param };
    seen.add(param);
  }
  return null;
}

interface Reading {
  readonly param: string;
  readonly reading: Decimal;
  readonly standard: Decimal;
  readonly rejects: boolean;
}

function readingOf(term: QualityTerm, measured: Measurement): Priced<Reading | null> {
  const { param } = term;
  if (!param) return { ok: true, value: null };
  const reading = measured.readings[param];
  const adjusts = term.adjustRule !== null && term.adjustRule !== 'NONE';
  if (!reading) return adjusts ? refused({ code: 'reading-needed', param }) : { ok: true, value: null };
  if (reading.isNegative()) return refused(impossible(param));
  const ratio = term.adjustRule === 'DRY_MATTER' || term.adjustRule === 'IMPURITY_RATIO';
  if (ratio && reading.greaterThanOrEqualTo(HUNDRED)) return refused(impossible(param));
  const rejects = term.rejectAt !== null && reading.greaterThanOrEqualTo(term.rejectAt);
  if (!adjusts) return { ok: true, value: { param, reading, standard: reading, rejects } };
  if (term.standard === null) return refused({ code: 'price-term-missing', path: `quality.${param}.standard` });
  const standard = new Decimal(term.standard);
  if (ratio && standard.greaterThanOrEqualTo(HUNDRED)) return refused(impossible(param));
  const linear = term.adjustRule === 'WEIGHT_LINEAR' || term.adjustRule === 'PRICE_DEDUCTION';
  if (linear && term.factor === null) return refused({ code: 'price-term-missing', path: `quality.${param}.factor` });
  return { ok: true, value: { param, reading, standard, rejects } };
}

interface Applied {
  readonly weight: Decimal;
  readonly deduction: Decimal;
  readonly line: ExplanationLine;
}

function apply(term: QualityTerm, weight: Decimal, reading: Decimal, standard: Decimal): Applied | null {
  const over = reading.minus(standard);
  const tolerated = over.abs().lessThanOrEqualTo(term.tolerance ?? 0);
  if (tolerated || over.isZero()) return null;
  const facts = { param: term.param ?? '', reading, standard, before: weight };
  const nothing = new Decimal(0);
  switch (term.adjustRule) {
    case 'DRY_MATTER': {
      const after = weight.times(HUNDRED.minus(reading)).dividedBy(HUNDRED.minus(standard));
      return { weight: after, deduction: nothing, line: line('dry-matter', 'KG', after, facts) };
    }
    case 'IMPURITY_RATIO': {
      if (over.isNegative()) return null;
      const after = weight.times(HUNDRED.minus(reading)).dividedBy(HUNDRED.minus(standard));
      return { weight: after, deduction: nothing, line: line('impurity-ratio', 'KG', after, facts) };
    }
    case 'WEIGHT_LINEAR': {
      if (over.isNegative()) return null;
      const factor = new Decimal(term.factor ?? 0);
      const share = Decimal.max(0, new Decimal(1).minus(factor.dividedBy(HUNDRED).times(over)));
      const after = weight.times(share);
      return { weight: after, deduction: nothing, line: line('weight-linear', 'KG', after, { ...facts, factor }) };
    }
    case 'PRICE_DEDUCTION': {
      if (over.isNegative()) return null;
      const factor = new Decimal(term.factor ?? 0);
      const deduction = factor.times(over);
      return { weight, deduction, line: line('price-deduction', 'VND_PER_KG', deduction, { ...facts, factor }) };
    }
    case 'NONE':
    case null:
      return null;
  }
}

const impossible = (param: string): ReadingImpossible => ({ code: 'reading-impossible', param });
