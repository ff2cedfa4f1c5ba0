import type { Commodity } from '../catalogue/commodity';
import { isOrdered, type DateRange } from '../kernel/date-range';
import { refused, type Outcome } from '../kernel/decision';
import { parseId } from '../kernel/id';
import { invalidInput, issue } from '../kernel/refusals';
import type { TradePlace } from '../offers/offer';
import {
  Reading,
  type GoodsFacts,
  type MeasureForm,
  type PriceForm,
  type QualityForm,
  type ReadingRefusal,
} from '../offers/reading';
import { totalOf, type AnswerBody, type AnswerMode, type Contribution, type DemandTerms, type Tranche } from './demand';

/** The terms of a demand as a form sends them. */
export interface DemandTermsForm {
  readonly commodity: string;
  readonly varieties?: readonly string[] | null;
  readonly form: string;
  readonly tranches: readonly { readonly quantity: MeasureForm; readonly window: DateRange }[];
  readonly quality?: readonly QualityForm[] | null;
  readonly certificateSchemes?: readonly string[] | null;
  readonly placeId: string;
  readonly point?: TradePlace['point'];
  readonly distanceLimitKm?: number | null;
  readonly price: PriceForm;
  readonly brings?: readonly { readonly kind: Contribution; readonly note?: string | null }[] | null;
  readonly answers: AnswerMode;
  /** Milliseconds since 1970. */
  readonly deadlineAt: number;
  readonly minimumAnswer?: MeasureForm | null;
  readonly note?: string | null;
}

export interface DemandFacts extends GoodsFacts {
  /** Codes of certificate schemes. */
  readonly schemes: ReadonlySet<string>;
}

const MOST_TRANCHES = 24;
const MOST_VARIETIES = 20;
const MOST_SCHEMES = 10;
const FARTHEST_KM = 2000;

/** Reads the form. Refuses with every fault at once, or with the question that a unit leaves open. */
export function readDemandTerms(form: DemandTermsForm, facts: DemandFacts): Outcome<DemandTerms, ReadingRefusal> {
  const { commodity } = facts;
  if (!commodity) return refused(invalidInput(issue('commodity', 'unknown-value')));
  const reading = new Reading(commodity);
  const physicalForm = reading.form('form', form.form);
  const tranches = readTranches(reading, form.tranches);
  const price = reading.price(form.price);
  const minimumAnswer = form.minimumAnswer ? reading.measure('minimumAnswer', form.minimumAnswer) : null;
  if (tranches && minimumAnswer?.isMoreThan(totalOf(tranches))) reading.fault('minimumAnswer', 'more-than-asked');
  const rest = {
    varieties: readCodes(reading, 'varieties', form.varieties, facts.varieties, MOST_VARIETIES),
    quality: reading.quality(form.quality ?? [], facts.attributes),
    certificateSchemes: readCodes(reading, 'certificateSchemes', form.certificateSchemes, facts.schemes, MOST_SCHEMES),
    place: reading.place(form.placeId, facts.placeKnown, form.point),
    distanceLimitKm: readDistance(reading, form.distanceLimitKm),
    brings: readBrings(reading, form.brings),
    answers: form.answers,
    deadlineAt: form.deadlineAt,
    note: reading.note('note', form.note),
  };
  const complete = physicalForm && tranches && price;
  return reading.close(
    complete && { commodity: commodity.code, form: physicalForm, tranches, price, minimumAnswer, ...rest },
  );
}

function readTranches(reading: Reading, forms: DemandTermsForm['tranches']): Tranche[] | null {
  if (forms.length === 0) return reading.fault('tranches', 'required');
  if (forms.length > MOST_TRANCHES) return reading.fault('tranches', 'too-many', { largest: MOST_TRANCHES });
  const tranches: Tranche[] = [];
  for (const [index, { quantity: measure, window }] of forms.entries()) {
    const path = `tranches[${index}]`;
    const quantity = reading.measure(`${path}.quantity`, measure);
    if (!isOrdered(window)) reading.fault(`${path}.window`, 'dates-out-of-order');
    if (quantity) tranches.push({ quantity, window: { from: window.from, to: window.to } });
  }
  return tranches.length === forms.length ? tranches : null;
}

function readCodes(
  reading: Reading,
  path: string,
  codes: readonly string[] | null | undefined,
  known: ReadonlySet<string>,
  most: number,
): string[] {
  const list = reading.list(path, codes, most);
  for (const [index, code] of list.entries()) if (!known.has(code)) reading.fault(`${path}[${index}]`, 'unknown-value');
  return list;
}

function readDistance(reading: Reading, km: number | null | undefined): number | null {
  if (km == null) return null;
  if (km < 1) return reading.fault('distanceLimitKm', 'too-small', { smallest: 1 });
  return km > FARTHEST_KM ? reading.fault('distanceLimitKm', 'too-large', { largest: FARTHEST_KM }) : km;
}

function readBrings(reading: Reading, forms: DemandTermsForm['brings']): DemandTerms['brings'] {
  const kinds = (forms ?? []).map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) reading.fault('brings', 'twice');
  return (forms ?? []).map(({ kind, note }, index) => ({ kind, note: reading.note(`brings[${index}].note`, note) }));
}

/** An answer as a form sends it. */
export interface AnswerForm {
  readonly quantities: readonly { readonly tranche: number; readonly quantity: MeasureForm }[];
  readonly price: PriceForm;
  readonly offerId?: string | null;
  readonly note?: string | null;
}

/** Reads an answer to a demand for this commodity. What fits the demand is decided by `decideAnswer`. */
export function readAnswer(form: AnswerForm, commodity: Commodity): Outcome<AnswerBody, ReadingRefusal> {
  const reading = new Reading(commodity);
  const price = reading.price(form.price);
  const offerId = form.offerId ? parseId('offer', form.offerId) : null;
  if (form.offerId && !offerId) reading.fault('offerId', 'bad-id');
  if (form.quantities.length > MOST_TRANCHES) reading.fault('quantities', 'too-many', { largest: MOST_TRANCHES });
  const quantities = form.quantities.slice(0, MOST_TRANCHES).flatMap(({ tranche, quantity: measure }, index) => {
    const quantity = reading.measure(`quantities[${index}].quantity`, measure);
    return quantity ? [{ tranche, quantity }] : [];
  });
  const note = reading.note('note', form.note);
  return reading.close(price && { quantities, price, offerId, note });
}
