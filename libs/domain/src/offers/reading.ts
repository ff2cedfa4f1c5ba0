import type { Commodity, QualityAttribute } from '../catalogue/commodity';
import type { PhysicalForm } from '../catalogue/sector';
import {
  inUnit,
  toQuantity,
  type AmbiguousUnit,
  type InputUnit,
  type UnitAnswers,
  type UnitNotForCommodity,
} from '../catalogue/unit';
import { Decimal } from '../kernel/decimal';
import { done, refused, type Outcome } from '../kernel/decision';
import { Quantity } from '../kernel/quantity';
import { invalidInput, issue, type InputIssue, type InvalidInput } from '../kernel/refusals';
import { tidy } from '../kernel/text';
import type { QualityTerm, TradePlace } from './offer';
import type { PriceWish } from './price-wish';
import { readPriceWish, type PriceWishForm } from './read-price-wish';

/**
 * Reads what people typed about goods, for offers, demands and answers alike. Everything that is wrong is told at
 * once, each with its path; a unit that needs an answer is asked for before anything else.
 */

/** An amount as it was said, with the answers that its unit needs. */
export interface MeasureForm extends UnitAnswers {
  readonly amount: Decimal;
  readonly unit: InputUnit;
}

export interface QualityForm {
  readonly attribute: string;
  readonly atLeast?: Decimal | null;
  readonly atMost?: Decimal | null;
  readonly choice?: string | null;
}

/** A price wish with the unit that its amounts are per; the commodity's base unit when none is said. */
export interface PriceForm extends PriceWishForm, UnitAnswers {
  readonly unit?: InputUnit | null;
}

/** What the catalogue and the gazetteer say about codes that a form names. */
export interface GoodsFacts {
  /** Null when there is no such commodity. */
  readonly commodity: Commodity | null;
  /** Codes of its varieties. */
  readonly varieties: ReadonlySet<string>;
  /** Codes of the seasons it may be grown in. */
  readonly seasons: ReadonlySet<string>;
  readonly attributes: ReadonlyMap<string, QualityAttribute>;
  /** The place is an administrative unit of today. */
  readonly placeKnown: boolean;
}

export type ReadingRefusal = InvalidInput | AmbiguousUnit | UnitNotForCommodity;

const LONGEST_NOTE = 2000;
const MOST_QUALITIES = 20;
/** So many are converted when the factor of a unit is wanted, to lose nothing to rounding. */
const MANY = 1_000_000n;

export class Reading {
  private readonly issues: InputIssue[] = [];
  private unitRefusal: AmbiguousUnit | UnitNotForCommodity | null = null;

  constructor(private readonly commodity: Commodity) {}

  fault(path: string, code: string, facts?: InputIssue['facts']): null {
    this.issues.push(issue(path, code, facts));
    return null;
  }

  /** Remembers the question that a unit leaves open; the first one is asked. */
  ask(refusal: AmbiguousUnit | UnitNotForCommodity): null {
    this.unitRefusal ??= refusal;
    return null;
  }

  /** The value when nothing was wrong. A value that is null where something was wrong never gets out. */
  close<T>(value: T | null): Outcome<T, ReadingRefusal> {
    if (this.unitRefusal) return refused(this.unitRefusal);
    if (this.issues.length > 0 || value === null) return refused(invalidInput(...this.issues));
    return done(value);
  }

  measure(path: string, form: MeasureForm): Quantity | null {
    const read = toQuantity(form.amount, form.unit, this.commodity, form);
    if (read.ok) return read.value;
    if (read.refusal.code === 'invalid-input') {
      for (const inner of read.refusal.issues) this.fault(`${path}.${inner.path}`, inner.code, inner.facts);
    } else {
      this.ask(read.refusal);
    }
    return null;
  }

  price(form: PriceForm): PriceWish | null {
    const perUnit = this.baseUnitsIn(form);
    if (!perUnit) return null;
    const read = readPriceWish(form, perUnit);
    if (read.ok) return read.wish;
    this.issues.push(...read.issues);
    return null;
  }

  /** How many base units the unit of a price holds: 1000 for đồng per tonne. */
  private baseUnitsIn(form: PriceForm): Decimal | null {
    if (!form.unit) return new Decimal(1);
    const many = Quantity.ofMilli(MANY * 1000n, this.commodity.baseUnit);
    const units = inUnit(many, form.unit, this.commodity, form);
    if (units.ok) return new Decimal(MANY.toString()).dividedBy(units.value);
    return units.refusal.code === 'invalid-input' ? this.fault('price.unit', 'unknown-value') : this.ask(units.refusal);
  }

  form(path: string, form: string): PhysicalForm | null {
    return this.commodity.forms.find((known) => known === form) ?? this.fault(path, 'unknown-value');
  }

  quality(forms: readonly QualityForm[], attributes: GoodsFacts['attributes']): QualityTerm[] {
    if (forms.length > MOST_QUALITIES) this.fault('quality', 'too-many', { largest: MOST_QUALITIES });
    const seen = new Set<string>();
    return forms.slice(0, MOST_QUALITIES).map((form, index) => {
      const path = `quality[${index}]`;
      const attribute = this.commodity.quality.includes(form.attribute) ? attributes.get(form.attribute) : undefined;
      if (!attribute || seen.has(form.attribute)) this.fault(`${path}.attribute`, 'unknown-value');
      else if (attribute.kind === 'MEASURED') this.measured(path, form, attribute);
      else this.named(path, form, attribute);
      seen.add(form.attribute);
      const { atLeast = null, atMost = null, choice = null } = form;
      return { attribute: form.attribute, atLeast, atMost, choice };
    });
  }

  place(unitId: string, known: boolean, point: TradePlace['point'] | undefined): TradePlace {
    if (!known) this.fault('placeId', 'unknown-value');
    if (point && !(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180)) this.fault('point', 'not-on-the-map');
    return { unitId, point: point ? { lat: point.lat, lon: point.lon } : null };
  }

  note(path: string, text: string | null | undefined): string | null {
    if (text && text.length > LONGEST_NOTE) this.fault(path, 'too-long', { largest: LONGEST_NOTE });
    return text?.trim() ? text.normalize('NFC').trim() : null;
  }

  /** A code list without doubles, of a bounded length. */
  list<T extends string>(path: string, values: readonly T[] | null | undefined, most: number): T[] {
    const unique = [...new Set(values ?? [])];
    if (unique.length > most) this.fault(path, 'too-many', { largest: most });
    return unique;
  }

  private measured(path: string, form: QualityForm, { range }: QualityAttribute): void {
    if (form.choice) this.fault(`${path}.choice`, 'unknown-value');
    if (!form.atLeast && !form.atMost) this.fault(`${path}.atLeast`, 'required');
    if (form.atLeast && form.atMost && form.atLeast.gt(form.atMost)) this.fault(`${path}.atMost`, 'below-least');
    for (const [field, value] of [['atLeast', form.atLeast] as const, ['atMost', form.atMost] as const]) {
      if (!value || !range) continue;
      if (value.lt(range.least)) this.fault(`${path}.${field}`, 'too-small', { smallest: range.least });
      if (value.gt(range.most)) this.fault(`${path}.${field}`, 'too-large', { largest: range.most });
    }
  }

  private named(path: string, form: QualityForm, attribute: QualityAttribute): void {
    if (form.atLeast ?? form.atMost) this.fault(`${path}.atLeast`, 'not-measured');
    const choices = attribute.kind === 'YES_NO' ? ['YES', 'NO'] : attribute.choices.map(({ code }) => code);
    if (!form.choice || !choices.includes(form.choice)) this.fault(`${path}.choice`, 'unknown-value');
  }
}

/** A code as people type it: no spaces around, NFC. */
export const codeOf = (text: string | null | undefined): string | null => (text?.trim() ? tidy(text) : null);
