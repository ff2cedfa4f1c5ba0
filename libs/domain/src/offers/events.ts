import type { CalendarDate } from '../kernel/calendar-date';
import type { HoldId, OfferId, OrganisationId } from '../kernel/id';
import type { LedgerMove } from './commitment';
import type { OfferState } from './offer.transitions';

interface AboutOffer {
  readonly offerId: OfferId;
  readonly organisationId: OrganisationId;
}

/** A first draft was kept. Concerns its owner alone. */
export interface OfferDrafted extends AboutOffer {
  readonly type: 'offers.drafted';
}
/** The terms were changed; `state` is the state in which that happened. */
export interface OfferRevised extends AboutOffer {
  readonly type: 'offers.revised';
  readonly state: OfferState;
  /** Names of the terms that are different now, for the history. */
  readonly changed: readonly string[];
}
/** The offer went up for everybody to see. */
export interface OfferPublished extends AboutOffer {
  readonly type: 'offers.published';
  readonly commodity: string;
}
/** The owner takes no new holds for the time being. */
export interface OfferPaused extends AboutOffer {
  readonly type: 'offers.paused';
}
/** The offer is up again, after a pause or after a contract fell through. */
export interface OfferResumed extends AboutOffer {
  readonly type: 'offers.resumed';
}
/** Everything that was offered is committed or delivered. */
export interface OfferClosed extends AboutOffer {
  readonly type: 'offers.closed';
}
/** The harvest window passed; what was free has lapsed. */
export interface OfferExpired extends AboutOffer {
  readonly type: 'offers.expired';
  readonly harvestTo: CalendarDate;
}
/** The owner took the offer back; what was free has lapsed. */
export interface OfferWithdrawn extends AboutOffer {
  readonly type: 'offers.withdrawn';
}
/** The ledger moved: what is free, held or committed is different now. About type `offer-ledger`, id of the offer. */
export interface OfferAvailabilityChanged extends AboutOffer, LedgerMove {
  readonly type: 'offers.availability-changed';
  readonly holdId: HoldId | null;
  readonly cause: string;
}

export type OfferEvent =
  | OfferDrafted
  | OfferRevised
  | OfferPublished
  | OfferPaused
  | OfferResumed
  | OfferClosed
  | OfferExpired
  | OfferWithdrawn
  | OfferAvailabilityChanged;
