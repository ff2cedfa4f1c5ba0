import { SELLER_KINDS, type OrganisationKind } from '../access/actor';
import { addDays, daysBetween, type CalendarDate } from '../kernel/calendar-date';
import { isOrdered, type DateRange } from '../kernel/date-range';
import type { Decimal } from '../kernel/decimal';
import { accepted, refused, type Decision } from '../kernel/decision';
import type { CertificateId } from '../kernel/id';
import { mayMove } from '../kernel/transitions';
import type { OfferEvent } from './events';
import type { Offer, OfferTerms } from './offer';
import { isOver, OFFER_TRANSITIONS, type OfferState } from './offer.transitions';
import { unitOfVolume } from './volume';

/**
 * What may become of an offer. Nobody but its owner decides that; the rules only keep offers true: sold by an
 * organisation that was verified, harvested in a time that is still to come, in a volume that the land can give.
 */

/** The state of the offer does not allow this. */
export interface WrongOfferState {
  readonly code: 'wrong-offer-state';
  readonly state: OfferState;
}
/** The organisation does not sell, or the Alliance has not verified it (or has suspended it). */
export interface SellerNotEligible {
  readonly code: 'seller-not-eligible';
  readonly reason: 'NOT_A_SELLER' | 'NOT_VERIFIED';
}
/** The harvest window is upside down, over, longer than a year, or begins more than two years ahead. */
export interface HarvestWindowNotPossible {
  readonly code: 'harvest-window-not-possible';
  readonly reason: 'UPSIDE_DOWN' | 'OVER' | 'TOO_LONG' | 'TOO_FAR';
}
/** Expected yield is more than twice what the commodity is known to give. Both in base units per hectare. */
export interface ImplausibleYield {
  readonly code: 'implausible-yield';
  readonly stated: Decimal;
  readonly usualHigh: Decimal;
}
/** After publishing, what is offered stays what it is: commodity, form and unit. Withdraw it and offer anew. */
export interface OfferedGoodsFixed {
  readonly code: 'offered-goods-fixed';
}

/** A certificate is not the seller's own, not checked by the Alliance, or not valid today. */
export interface CertificateNotUsable {
  readonly code: 'certificate-not-usable';
  readonly certificateId: CertificateId;
}

export interface SellerFacts {
  readonly kind: OrganisationKind;
  readonly verified: boolean;
}

/** Usual yield in base units per hectare (giới hạn năng suất); null where the catalogue knows none. */
export interface YieldBounds {
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface PublishFacts {
  readonly seller: SellerFacts;
  readonly today: CalendarDate;
  readonly usualYield: YieldBounds | null;
}

const LONGEST_WINDOW_DAYS = 366;
const FARTHEST_START_DAYS = 730;
/** Above this multiple of the usual high yield an offer is refused; between once and twice it is only remarked. */
const REFUSED_ABOVE = 2;

type PublishRefusal = WrongOfferState | SellerNotEligible | HarvestWindowNotPossible | ImplausibleYield;

const about = (offer: Offer) => ({ offerId: offer.id, organisationId: offer.organisationId });

function moved(offer: Offer, state: OfferState): Offer {
  return { ...offer, state, version: offer.version + 1 };
}

/** Why this seller may not offer; null when it may. */
export function sellerFault(seller: SellerFacts): SellerNotEligible | null {
  if (!SELLER_KINDS.includes(seller.kind)) return { code: 'seller-not-eligible', reason: 'NOT_A_SELLER' };
  return seller.verified ? null : { code: 'seller-not-eligible', reason: 'NOT_VERIFIED' };
}

/** Why goods can not be harvested then; null when they can. A window that ends today is still possible. */
export function windowFault(window: DateRange, today: CalendarDate): HarvestWindowNotPossible | null {
  const no = (reason: HarvestWindowNotPossible['reason']): HarvestWindowNotPossible => ({
    code: 'harvest-window-not-possible',
    reason,
  });
  if (!isOrdered(window)) return no('UPSIDE_DOWN');
  if (window.to < today) return no('OVER');
  if (daysBetween(window.from, window.to) > LONGEST_WINDOW_DAYS) return no('TOO_LONG');
  return window.from > addDays(today, FARTHEST_START_DAYS) ? no('TOO_FAR') : null;
}

/** What is remarkable about the expected yield: USUAL, HIGH (shown as a warning), LOW, or IMPLAUSIBLE (refused). */
export function judgeYield(terms: OfferTerms, usual: YieldBounds | null): 'USUAL' | 'LOW' | 'HIGH' | 'IMPLAUSIBLE' {
  const { volume } = terms;
  if (volume.kind === 'FIXED' || usual === null) return 'USUAL';
  if (volume.yieldHigh.gt(usual.high.times(REFUSED_ABOVE))) return 'IMPLAUSIBLE';
  if (volume.yieldHigh.gt(usual.high)) return 'HIGH';
  return volume.yieldHigh.lt(usual.low) ? 'LOW' : 'USUAL';
}

function termsFault(terms: OfferTerms, facts: PublishFacts): HarvestWindowNotPossible | ImplausibleYield | null {
  const window = windowFault(terms.harvest, facts.today);
  if (window) return window;
  if (terms.volume.kind === 'EXPECTED' && facts.usualYield && judgeYield(terms, facts.usualYield) === 'IMPLAUSIBLE') {
    return { code: 'implausible-yield', stated: terms.volume.yieldHigh, usualHigh: facts.usualYield.high };
  }
  return null;
}

/** Puts a draft up for all to see. */
export function publishOffer(offer: Offer, facts: PublishFacts): Decision<Offer, OfferEvent, PublishRefusal> {
  if (offer.state !== 'DRAFT') return refused({ code: 'wrong-offer-state', state: offer.state });
  const fault = sellerFault(facts.seller) ?? termsFault(offer.terms, facts);
  if (fault) return refused(fault);
  return accepted(moved(offer, 'PUBLISHED'), {
    type: 'offers.published',
    ...about(offer),
    commodity: offer.terms.commodity,
  });
}

/** Stops new holds; those that exist go on. */
export function pauseOffer(offer: Offer): Decision<Offer, OfferEvent, WrongOfferState> {
  if (!mayMove(OFFER_TRANSITIONS, offer.state, 'PAUSED')) {
    return refused({ code: 'wrong-offer-state', state: offer.state });
  }
  return accepted(moved(offer, 'PAUSED'), { type: 'offers.paused', ...about(offer) });
}

/** Puts a paused or closed offer up again, under the same conditions as publishing it. */
export function resumeOffer(offer: Offer, facts: PublishFacts): Decision<Offer, OfferEvent, PublishRefusal> {
  if (offer.state !== 'PAUSED' && offer.state !== 'CLOSED') {
    return refused({ code: 'wrong-offer-state', state: offer.state });
  }
  const fault = sellerFault(facts.seller) ?? termsFault(offer.terms, facts);
  if (fault) return refused(fault);
  return accepted(moved(offer, 'PUBLISHED'), { type: 'offers.resumed', ...about(offer) });
}

/** Takes the offer back for good. Holds and commitments stay: they are promises to others. */
export function withdrawOffer(offer: Offer): Decision<Offer, OfferEvent, WrongOfferState> {
  if (!mayMove(OFFER_TRANSITIONS, offer.state, 'WITHDRAWN')) {
    return refused({ code: 'wrong-offer-state', state: offer.state });
  }
  return accepted(moved(offer, 'WITHDRAWN'), { type: 'offers.withdrawn', ...about(offer) });
}

/** Everything is committed or delivered. Null when the offer is not up. */
export function closeSoldOut(offer: Offer): { state: Offer; events: OfferEvent[] } | null {
  if (!mayMove(OFFER_TRANSITIONS, offer.state, 'CLOSED')) return null;
  return { state: moved(offer, 'CLOSED'), events: [{ type: 'offers.closed', ...about(offer) }] };
}

/** The harvest window is over as of `today`, a day in Vietnam. Null when it is not, or nothing was up. */
export function expireOffer(offer: Offer, today: CalendarDate): { state: Offer; events: OfferEvent[] } | null {
  if (!mayMove(OFFER_TRANSITIONS, offer.state, 'EXPIRED') || offer.terms.harvest.to >= today) return null;
  const event: OfferEvent = { type: 'offers.expired', ...about(offer), harvestTo: offer.terms.harvest.to };
  return { state: moved(offer, 'EXPIRED'), events: [event] };
}

/** The state as everybody reads it on `today`: past its window an offer is expired even before that was recorded. */
export function stateOn(state: OfferState, harvest: DateRange, today: CalendarDate): OfferState {
  return mayMove(OFFER_TRANSITIONS, state, 'EXPIRED') && harvest.to < today ? 'EXPIRED' : state;
}

/** Changes the terms. A draft may change altogether; later the goods stay what they are and the rules of publishing hold. */
export function reviseOffer(
  offer: Offer,
  terms: OfferTerms,
  facts: Omit<PublishFacts, 'seller'>,
): Decision<Offer, OfferEvent, WrongOfferState | OfferedGoodsFixed | HarvestWindowNotPossible | ImplausibleYield> {
  if (isOver(stateOn(offer.state, offer.terms.harvest, facts.today))) {
    return refused({ code: 'wrong-offer-state', state: offer.state });
  }
  if (offer.state !== 'DRAFT') {
    if (!sameGoods(offer.terms, terms)) return refused({ code: 'offered-goods-fixed' });
    const fault = termsFault(terms, { ...facts, seller: { kind: 'COOPERATIVE', verified: true } });
    if (fault) return refused(fault);
  }
  const next = { ...offer, terms, version: offer.version + 1 };
  return accepted(next, {
    type: 'offers.revised',
    ...about(offer),
    state: offer.state,
    changed: changedTerms(offer.terms, terms),
  });
}

function sameGoods(a: OfferTerms, b: OfferTerms): boolean {
  return a.commodity === b.commodity && a.form === b.form && unitOfVolume(a.volume) === unitOfVolume(b.volume);
}

/** Names of the terms that differ. */
export function changedTerms<T extends object>(before: T, after: T): string[] {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)) ?? '';
  return (Object.keys(after) as (keyof T & string)[]).filter((key) => text(before[key]) !== text(after[key]));
}

export const OFFER_ACTIONS = ['REVISE', 'PUBLISH', 'PAUSE', 'RESUME', 'WITHDRAW'] as const;
export type OfferAction = (typeof OFFER_ACTIONS)[number];

/** What the transitions allow in a state; who may do it is the policy's to say. */
export function actionsIn(state: OfferState): OfferAction[] {
  const to = OFFER_TRANSITIONS[state];
  const possible: Record<OfferAction, boolean> = {
    REVISE: !isOver(state),
    PUBLISH: state === 'DRAFT',
    PAUSE: to.includes('PAUSED'),
    RESUME: state !== 'DRAFT' && to.includes('PUBLISHED'),
    WITHDRAW: to.includes('WITHDRAWN'),
  };
  return OFFER_ACTIONS.filter((action) => possible[action]);
}
