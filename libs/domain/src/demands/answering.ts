import { refused, done, type Outcome } from '../kernel/decision';
import type { AnswerId, OrganisationId } from '../kernel/id';
import type { Quantity } from '../kernel/quantity';
import { invalidInput, issue, type InvalidInput, type InputIssue } from '../kernel/refusals';
import { sellerFault, type SellerFacts, type SellerNotEligible } from '../offers/decide-offer';
import { stateAt, type WrongDemandState } from './decide-demand';
import { totalOf, type Answer, type AnswerBody, type Demand, type DemandTerms } from './demand';
import type { AnswerState } from './demand.transitions';

/** Answers (chào giá) to a demand, and the choice among them. */

/** Answers are not taken: the demand is not published, or its deadline has passed. */
export interface DemandNotOpen {
  readonly code: 'demand-not-open';
}
/** One's own demand can not be answered. */
export interface OwnDemand {
  readonly code: 'own-demand';
}
/** The answer was withdrawn or already decided on. */
export interface WrongAnswerState {
  readonly code: 'wrong-answer-state';
  readonly state: AnswerState;
}
/** Sealed answers can be read, and chosen, only after the deadline. Milliseconds since 1970. */
export interface AnswersStillSealed {
  readonly code: 'answers-still-sealed';
  readonly opensAt: Date;
}
/** An award is more than the answer gives, or all awards are more than is wanted. `available` is the most. */
export interface AwardTooLarge {
  readonly code: 'award-too-large';
  readonly available: Quantity;
}

/** May anybody read the body of an answer at `now`? Of a sealed demand only from the deadline on; nobody is above that. */
export const answersReadable = (terms: Pick<DemandTerms, 'answers' | 'deadlineAt'>, now: number): boolean =>
  terms.answers === 'OPEN' || terms.deadlineAt <= now;

export interface AnswerFacts {
  readonly seller: SellerFacts & { readonly id: OrganisationId };
  readonly now: number;
}

/** May this seller answer so, at this moment? */
export function decideAnswer(
  demand: Demand,
  body: AnswerBody,
  facts: AnswerFacts,
): Outcome<null, DemandNotOpen | OwnDemand | SellerNotEligible | InvalidInput> {
  if (stateAt(demand.state, demand.terms, facts.now) !== 'PUBLISHED') return refused({ code: 'demand-not-open' });
  if (facts.seller.id === demand.organisationId) return refused({ code: 'own-demand' });
  const fault = sellerFault(facts.seller);
  if (fault) return refused(fault);
  const issues = issuesOfBody(demand.terms, body);
  return issues.length > 0 ? refused(invalidInput(...issues)) : done(null);
}

function issuesOfBody(terms: DemandTerms, body: AnswerBody): InputIssue[] {
  const issues: InputIssue[] = [];
  const seen = new Set<number>();
  if (body.quantities.length === 0) return [issue('quantities', 'required')];
  for (const [index, { tranche, quantity }] of body.quantities.entries()) {
    const path = `quantities[${index}]`;
    const asked = terms.tranches[tranche];
    if (!asked || seen.has(tranche)) issues.push(issue(`${path}.tranche`, 'unknown-tranche'));
    else if (quantity.unit !== asked.quantity.unit) issues.push(issue(`${path}.quantity`, 'other-unit'));
    else if (quantity.isZero()) issues.push(issue(`${path}.quantity`, 'not-positive'));
    else if (quantity.isMoreThan(asked.quantity)) issues.push(issue(`${path}.quantity`, 'more-than-asked'));
    seen.add(tranche);
  }
  if (issues.length === 0 && terms.minimumAnswer && totalOf(body.quantities).isLessThan(terms.minimumAnswer)) {
    issues.push(issue('quantities', 'below-minimum'));
  }
  return issues;
}

/** May this answer be taken back? Until the deadline, by its sender. */
export function decideWithdrawal(
  demand: Demand,
  answer: Answer,
  now: number,
): Outcome<null, DemandNotOpen | WrongAnswerState> {
  if (answer.state !== 'SUBMITTED') return refused({ code: 'wrong-answer-state', state: answer.state });
  if (stateAt(demand.state, demand.terms, now) !== 'PUBLISHED') return refused({ code: 'demand-not-open' });
  return done(null);
}

/** One choice: an answer, what it gives, and how much of it is taken. */
export interface AwardFacts {
  readonly answer: Answer;
  readonly offered: Quantity;
  readonly taken: Quantity;
}

/** Who was chosen for how much, and who was not. */
export interface AwardResult {
  readonly awarded: readonly AnswerId[];
}

/** Chooses answers of a closed demand: each at most for what it gives, all together at most for what is wanted. */
export function decideAward(
  demand: Demand,
  awards: readonly AwardFacts[],
  now: number,
): Outcome<AwardResult, WrongDemandState | AnswersStillSealed | WrongAnswerState | AwardTooLarge | InvalidInput> {
  const state = stateAt(demand.state, demand.terms, now);
  if (state !== 'CLOSED') return refused({ code: 'wrong-demand-state', state });
  if (!answersReadable(demand.terms, now)) {
    return refused({ code: 'answers-still-sealed', opensAt: instant(demand.terms.deadlineAt) });
  }
  const ids = new Set(awards.map(({ answer }) => answer.id));
  if (awards.length === 0 || ids.size < awards.length) return refused(invalidInput(issue('awards', 'required')));
  for (const { answer, offered, taken } of awards) {
    if (answer.state !== 'SUBMITTED') return refused({ code: 'wrong-answer-state', state: answer.state });
    if (taken.unit !== offered.unit || taken.isMoreThan(offered) || taken.isZero()) {
      return refused({ code: 'award-too-large', available: offered });
    }
  }
  const wanted = totalOf(demand.terms.tranches);
  const all = totalOf(awards.map(({ taken }) => ({ quantity: taken })));
  if (all.isMoreThan(wanted)) return refused({ code: 'award-too-large', available: wanted });
  return done({ awarded: awards.map(({ answer }) => answer.id) });
}

// eslint-disable-next-line no-restricted-syntax -- a given moment, not the present time
const instant = (ms: number): Date => new Date(ms);
