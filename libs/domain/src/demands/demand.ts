import type { DateRange } from '../kernel/date-range';
import type { AnswerId, DemandId, OfferId, OrganisationId } from '../kernel/id';
import type { BaseUnit, Quantity } from '../kernel/quantity';
import type { QualityTerm, TradePlace } from '../offers/offer';
import type { PriceWish } from '../offers/price-wish';
import type { AnswerState, DemandState } from './demand.transitions';

/** One delivery of what is wanted: how much, and when. */
export interface Tranche {
  readonly quantity: Quantity;
  readonly window: DateRange;
}

/**
 * What the buyer brings besides money: seed, fertiliser and other inputs (vật tư), an advance (ứng vốn), technique
 * (kỹ thuật), pick-up at the field (thu mua tại ruộng).
 */
export const CONTRIBUTIONS = ['INPUTS', 'ADVANCE', 'TECHNIQUE', 'PICK_UP'] as const;
export type Contribution = (typeof CONTRIBUTIONS)[number];

/** OPEN: the buyer reads answers as they come. SEALED: nobody reads any before the deadline. */
export const ANSWER_MODES = ['OPEN', 'SEALED'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** What is wanted, as its owner words it. */
export interface DemandTerms {
  readonly commodity: string;
  /** Varieties that will do; empty when any will. */
  readonly varieties: readonly string[];
  readonly form: string;
  /** One or more, in the order of their windows, all in one unit. */
  readonly tranches: readonly Tranche[];
  readonly quality: readonly QualityTerm[];
  /** Certificate schemes asked for, all of them. */
  readonly certificateSchemes: readonly string[];
  readonly place: TradePlace;
  /** Goods from farther away are not wanted; null without a limit. */
  readonly distanceLimitKm: number | null;
  readonly price: PriceWish;
  readonly brings: readonly { readonly kind: Contribution; readonly note: string | null }[];
  readonly answers: AnswerMode;
  /** Milliseconds since 1970, UTC: the last moment for an answer, and the first in which sealed ones are read. */
  readonly deadlineAt: number;
  /** The smallest answer that is wanted; null when any will do. */
  readonly minimumAnswer: Quantity | null;
  readonly note: string | null;
}

/** A demand (chào mua) of an enterprise. */
export interface Demand {
  readonly id: DemandId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  readonly state: DemandState;
  readonly terms: DemandTerms;
}

/** What a seller answers. Of a sealed demand this is what is unreadable before the deadline, as a whole. */
export interface AnswerBody {
  /** How much of which tranche, counted from 0. */
  readonly quantities: readonly { readonly tranche: number; readonly quantity: Quantity }[];
  readonly price: PriceWish;
  /** The offer that it would come from, if one is up. */
  readonly offerId: OfferId | null;
  readonly note: string | null;
}

export interface Answer {
  readonly id: AnswerId;
  readonly demandId: DemandId;
  readonly organisationId: OrganisationId;
  readonly state: AnswerState;
}

/** All that is wanted. */
export function totalOf(quantities: readonly { readonly quantity: Quantity }[]): Quantity {
  const [first, ...others] = quantities;
  if (!first) throw new RangeError('no quantity to add up');
  return others.reduce((sum, { quantity }) => sum.plus(quantity), first.quantity);
}

export const unitOfTerms = (terms: DemandTerms): BaseUnit => totalOf(terms.tranches).unit;

/** The days from the first tranche's begin to the last one's end. */
export function wholeWindow(tranches: readonly Tranche[]): DateRange {
  const from = tranches.map(({ window }) => window.from).sort()[0];
  const to = tranches
    .map(({ window }) => window.to)
    .sort()
    .at(-1);
  if (!from || !to) throw new RangeError('a demand has at least one tranche');
  return { from, to };
}
