import { BUYER_KINDS, type OrganisationKind } from '../access/actor';
import { dayInVietnam, type CalendarDate } from '../kernel/calendar-date';
import { accepted, refused, type Decision } from '../kernel/decision';
import { mayMove } from '../kernel/transitions';
import { changedTerms, windowFault, type HarvestWindowNotPossible } from '../offers/decide-offer';
import { unitOfTerms, wholeWindow, type Demand, type DemandTerms } from './demand';
import { DEMAND_TRANSITIONS, type DemandState } from './demand.transitions';
import type { DemandAwarded, DemandEvent } from './events';

/**
 * What may become of a demand. The rules protect those who answer: the goods asked for stay what they were, the
 * deadline never comes earlier than promised, and sealed answers stay sealed until it, even when the owner closes
 * or cancels before.
 */

/** The state of the demand does not allow this. */
export interface WrongDemandState {
  readonly code: 'wrong-demand-state';
  readonly state: DemandState;
}
/** The organisation does not buy, or the Alliance has not verified it (or has suspended it). */
export interface BuyerNotEligible {
  readonly code: 'buyer-not-eligible';
  readonly reason: 'NOT_A_BUYER' | 'NOT_VERIFIED';
}
/** The deadline is not ahead, comes after the last window, lies too far ahead, or was brought forward. */
export interface DeadlineNotPossible {
  readonly code: 'deadline-not-possible';
  readonly reason: 'PAST' | 'AFTER_LAST_WINDOW' | 'EARLIER_THAN_PROMISED';
}
/** After publishing, commodity, form, unit and the way of answering stay what they are. */
export interface DemandedGoodsFixed {
  readonly code: 'demanded-goods-fixed';
}

export interface BuyerFacts {
  readonly kind: OrganisationKind;
  readonly verified: boolean;
}

type TermsRefusal = HarvestWindowNotPossible | DeadlineNotPossible;

const about = (demand: Demand) => ({ demandId: demand.id, organisationId: demand.organisationId });
const moved = (demand: Demand, state: DemandState): Demand => ({ ...demand, state, version: demand.version + 1 });
const wrongState = (state: DemandState) => refused<WrongDemandState>({ code: 'wrong-demand-state', state });

/** Why this buyer may not ask; null when it may. */
export function buyerFault(buyer: BuyerFacts): BuyerNotEligible | null {
  if (!BUYER_KINDS.includes(buyer.kind)) return { code: 'buyer-not-eligible', reason: 'NOT_A_BUYER' };
  return buyer.verified ? null : { code: 'buyer-not-eligible', reason: 'NOT_VERIFIED' };
}

function termsFault(terms: DemandTerms, now: number): TermsRefusal | null {
  const today = dayInVietnam(now);
  for (const { window } of terms.tranches) {
    const fault = windowFault(window, today);
    if (fault) return fault;
  }
  if (terms.deadlineAt <= now) return { code: 'deadline-not-possible', reason: 'PAST' };
  if (dayInVietnam(terms.deadlineAt) > wholeWindow(terms.tranches).to) {
    return { code: 'deadline-not-possible', reason: 'AFTER_LAST_WINDOW' };
  }
  return null;
}

/** Puts a draft up for answers. `now` in milliseconds. */
export function publishDemand(
  demand: Demand,
  facts: { readonly buyer: BuyerFacts; readonly now: number },
): Decision<Demand, DemandEvent, WrongDemandState | BuyerNotEligible | TermsRefusal> {
  if (demand.state !== 'DRAFT') return wrongState(demand.state);
  const fault = buyerFault(facts.buyer) ?? termsFault(demand.terms, facts.now);
  if (fault) return refused(fault);
  return accepted(moved(demand, 'PUBLISHED'), {
    type: 'demands.published',
    ...about(demand),
    commodity: demand.terms.commodity,
  });
}

/** Changes the terms. Only drafts change altogether; once answers may come, the protections above hold. */
export function reviseDemand(
  demand: Demand,
  terms: DemandTerms,
  now: number,
): Decision<Demand, DemandEvent, WrongDemandState | DemandedGoodsFixed | TermsRefusal> {
  const state = stateAt(demand.state, demand.terms, now);
  if (state !== 'DRAFT' && state !== 'PUBLISHED') return wrongState(state);
  if (state === 'PUBLISHED') {
    if (!sameGoods(demand.terms, terms)) return refused({ code: 'demanded-goods-fixed' });
    if (terms.deadlineAt < demand.terms.deadlineAt) {
      return refused({ code: 'deadline-not-possible', reason: 'EARLIER_THAN_PROMISED' });
    }
    const fault = termsFault(terms, now);
    if (fault) return refused(fault);
  }
  return accepted(
    { ...demand, terms, version: demand.version + 1 },
    { type: 'demands.revised', ...about(demand), state, changed: changedTerms(demand.terms, terms) },
  );
}

function sameGoods(a: DemandTerms, b: DemandTerms): boolean {
  return (
    a.commodity === b.commodity &&
    a.form === b.form &&
    a.answers === b.answers &&
    unitOfTerms(a) === unitOfTerms(b) &&
    // Answers name tranches by number.
    a.tranches.length === b.tranches.length
  );
}

/** No more answers. Sealed ones stay sealed until the deadline that was promised. */
export function closeDemand(demand: Demand, by: 'DEADLINE' | 'OWNER'): Decision<Demand, DemandEvent, WrongDemandState> {
  if (demand.state !== 'PUBLISHED') return wrongState(demand.state);
  return accepted(moved(demand, 'CLOSED'), { type: 'demands.closed', ...about(demand), by });
}

export function cancelDemand(demand: Demand): Decision<Demand, DemandEvent, WrongDemandState> {
  if (!mayMove(DEMAND_TRANSITIONS, demand.state, 'CANCELLED')) return wrongState(demand.state);
  return accepted(moved(demand, 'CANCELLED'), { type: 'demands.cancelled', ...about(demand) });
}

/** The demand with its awards; whether they may be made is `decideAward`'s to say. */
export function awardDemand(demand: Demand, awards: DemandAwarded['awards']): { state: Demand; events: DemandEvent[] } {
  return { state: moved(demand, 'AWARDED'), events: [{ type: 'demands.awarded', ...about(demand), awards }] };
}

/** Closed and never awarded, and the last window is over as of `today`. Null when it is not so. */
export function expireDemand(demand: Demand, today: CalendarDate): { state: Demand; events: DemandEvent[] } | null {
  if (demand.state !== 'CLOSED' || wholeWindow(demand.terms.tranches).to >= today) return null;
  return { state: moved(demand, 'EXPIRED'), events: [{ type: 'demands.expired', ...about(demand) }] };
}

/** The state as everybody reads it at `now`: past its deadline a demand is closed even before that was recorded. */
export function stateAt(state: DemandState, terms: Pick<DemandTerms, 'deadlineAt'>, now: number): DemandState {
  return state === 'PUBLISHED' && terms.deadlineAt <= now ? 'CLOSED' : state;
}

export const DEMAND_ACTIONS = ['REVISE', 'PUBLISH', 'CLOSE', 'CANCEL', 'AWARD', 'ANSWER'] as const;
export type DemandAction = (typeof DEMAND_ACTIONS)[number];

/** What the transitions allow in a state; who may do it is the policy's to say. ANSWER is for others than the owner. */
export function actionsIn(state: DemandState): DemandAction[] {
  const to = DEMAND_TRANSITIONS[state];
  const possible: Record<DemandAction, boolean> = {
    REVISE: state === 'DRAFT' || state === 'PUBLISHED',
    PUBLISH: to.includes('PUBLISHED'),
    CLOSE: to.includes('CLOSED'),
    CANCEL: to.includes('CANCELLED'),
    AWARD: to.includes('AWARDED'),
    ANSWER: state === 'PUBLISHED',
  };
  return DEMAND_ACTIONS.filter((action) => possible[action]);
}
