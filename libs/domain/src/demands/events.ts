import type { AnswerId, DemandId, OfferId, OrganisationId } from '../kernel/id';
import type { DemandState } from './demand.transitions';

interface AboutDemand {
  readonly demandId: DemandId;
  readonly organisationId: OrganisationId;
}

export interface DemandDrafted extends AboutDemand {
  readonly type: 'demands.drafted';
}
export interface DemandRevised extends AboutDemand {
  readonly type: 'demands.revised';
  readonly state: DemandState;
  /** Names of the terms that are different now. */
  readonly changed: readonly string[];
}
export interface DemandPublished extends AboutDemand {
  readonly type: 'demands.published';
  readonly commodity: string;
}
/** No more answers: the deadline came, or the owner closed it before. */
export interface DemandClosed extends AboutDemand {
  readonly type: 'demands.closed';
  readonly by: 'DEADLINE' | 'OWNER';
}
export interface DemandCancelled extends AboutDemand {
  readonly type: 'demands.cancelled';
}
/** Closed, and nobody was chosen before the last window was over. */
export interface DemandExpired extends AboutDemand {
  readonly type: 'demands.expired';
}
/** Somebody answered. Of a sealed demand this says that, and nothing of what. */
export interface DemandAnswered extends AboutDemand {
  readonly type: 'demands.answered';
  readonly answerId: AnswerId;
  /** Null while the answers are sealed: the buyer learns that there is one more, not whose. */
  readonly sellerId: OrganisationId | null;
}
export interface AnswerWithdrawn extends AboutDemand {
  readonly type: 'demands.answer-withdrawn';
  readonly answerId: AnswerId;
  /** Null while the answers are sealed. */
  readonly sellerId: OrganisationId | null;
}
/** The buyer chose. Each award names the seller, the offer if there is one, and thousandths of the base unit. */
export interface DemandAwarded extends AboutDemand {
  readonly type: 'demands.awarded';
  readonly awards: readonly {
    readonly answerId: AnswerId;
    readonly sellerId: OrganisationId;
    readonly offerId: OfferId | null;
    readonly milli: bigint;
  }[];
}

export type DemandEvent =
  | DemandDrafted
  | DemandRevised
  | DemandPublished
  | DemandClosed
  | DemandCancelled
  | DemandExpired
  | DemandAnswered
  | AnswerWithdrawn
  | DemandAwarded;
