import type { Decimal } from '../kernel/decimal';
import { issue, type InputIssue } from '../kernel/refusals';
import type { PriceMechanism, PriceStep, PriceWish } from './price-wish';

/** A price wish as a form sends it: every parameter apart, those of other mechanisms absent. Amounts per `unit`. */
export interface PriceWishForm {
  readonly mechanism: PriceMechanism;
  readonly base?: Decimal | null;
  readonly floor?: Decimal | null;
  readonly cap?: Decimal | null;
  readonly bonusAmount?: Decimal | null;
  readonly bonusPercent?: Decimal | null;
  readonly sharePercent?: Decimal | null;
  readonly deadBandPercent?: Decimal | null;
  readonly attribute?: string | null;
  readonly steps?: readonly { readonly from: Decimal; readonly to?: Decimal | null; readonly price: Decimal }[] | null;
  readonly cost?: Decimal | null;
  readonly marginPercent?: Decimal | null;
}

/** Đồng per base unit above which an amount can only be a slip of the pen. */
const HIGHEST_AMOUNT = 100_000_000;
const PRICE_PLACES = 4;
const MOST_STEPS = 30;

class Reading {
  readonly issues: InputIssue[] = [];

  constructor(
    private readonly form: PriceWishForm,
    private readonly perUnit: Decimal,
    private readonly path: string,
  ) {}

  fault(field: string, code: string, facts?: InputIssue['facts']): void {
    this.issues.push(issue(`${this.path}.${field}`, code, facts));
  }

  /** An amount in đồng, brought to the base unit and rounded half up to 4 places. */
  amountOf(field: string, value: Decimal | null | undefined): Decimal | null {
    if (value == null) return null;
    const amount = value.dividedBy(this.perUnit).toDecimalPlaces(PRICE_PLACES);
    if (amount.lte(0)) this.fault(field, 'not-positive');
    else if (amount.gt(HIGHEST_AMOUNT)) this.fault(field, 'too-large', { largest: HIGHEST_AMOUNT });
    return amount;
  }

  percentOf(field: string, value: Decimal | null | undefined, largest: number): Decimal | null {
    if (value == null) return null;
    if (value.lt(0)) this.fault(field, 'negative');
    else if (value.gt(largest)) this.fault(field, 'too-large', { largest });
    return value;
  }

  required<T>(field: string, value: T | null): T | null {
    if (value === null) this.fault(field, 'required');
    return value;
  }

  steps(): readonly PriceStep[] | null {
    const { steps } = this.form;
    if (!steps || steps.length === 0) return this.required('steps', null);
    if (steps.length > MOST_STEPS) this.fault('steps', 'too-many', { largest: MOST_STEPS });
    let end: Decimal | null = null;
    return steps.map((step, index) => {
      const field = `steps[${index}]`;
      if (step.to && step.to.lte(step.from)) this.fault(`${field}.to`, 'not-after-from');
      if (index > 0 && (end === null || step.from.lt(end))) this.fault(`${field}.from`, 'overlapping-steps');
      end = step.to ?? null;
      const price = this.amountOf(`${field}.price`, step.price) ?? step.price;
      return { from: step.from, to: step.to ?? null, price };
    });
  }
}

/**
 * Reads a price wish. `perUnit` is how many base units the form's price unit holds (1000 for đồng per tonne). Gives
 * the wish in đồng per base unit, or what is wrong with each field under `path`.
 */
export function readPriceWish(
  form: PriceWishForm,
  perUnit: Decimal,
  path = 'price',
): { ok: true; wish: PriceWish } | { ok: false; issues: readonly InputIssue[] } {
  const reading = new Reading(form, perUnit, path);
  const wish = wishOf(form, reading);
  return wish && reading.issues.length === 0 ? { ok: true, wish } : { ok: false, issues: reading.issues };
}

function wishOf(form: PriceWishForm, reading: Reading): PriceWish | null {
  switch (form.mechanism) {
    case 'FIXED': {
      const base = reading.required('base', reading.amountOf('base', form.base));
      return base && { mechanism: 'FIXED', base };
    }
    case 'FLOOR': {
      const floor = reading.required('floor', reading.amountOf('floor', form.floor));
      const cap = reading.amountOf('cap', form.cap);
      if (floor && cap && cap.lt(floor)) reading.fault('cap', 'below-floor');
      return floor && { mechanism: 'FLOOR', floor, cap };
    }
    case 'MARKET':
      return { mechanism: 'MARKET' };
    case 'MARKET_BONUS': {
      const bonusAmount = reading.amountOf('bonusAmount', form.bonusAmount);
      const bonusPercent = reading.percentOf('bonusPercent', form.bonusPercent, 100);
      if ((bonusAmount === null) === (bonusPercent === null)) reading.fault('bonusAmount', 'one-of-two');
      return { mechanism: 'MARKET_BONUS', bonusAmount, bonusPercent };
    }
    case 'SHARED': {
      const base = reading.required('base', reading.amountOf('base', form.base));
      const sharePercent = reading.required('sharePercent', reading.percentOf('sharePercent', form.sharePercent, 100));
      const deadBandPercent = reading.percentOf('deadBandPercent', form.deadBandPercent, 100);
      return base && sharePercent && { mechanism: 'SHARED', base, sharePercent, deadBandPercent };
    }
    case 'LADDER': {
      const attribute = reading.required('attribute', form.attribute?.trim() || null);
      const steps = reading.steps();
      return attribute !== null && steps ? { mechanism: 'LADDER', attribute, steps } : null;
    }
    case 'COST_PLUS': {
      const cost = reading.required('cost', reading.amountOf('cost', form.cost));
      const marginPercent = reading.required(
        'marginPercent',
        reading.percentOf('marginPercent', form.marginPercent, 200),
      );
      return cost && marginPercent && { mechanism: 'COST_PLUS', cost, marginPercent };
    }
  }
}
