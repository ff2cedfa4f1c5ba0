import { accepted, refused, type Decision } from '../kernel/decision';
import type { AccountId } from '../kernel/id';
import type { Advice } from './advice';
import { needsSecondAdvisor, TWO_ADVISORS_ABOVE, type Appraisal, type ProposedOpinion } from './appraisal';
import type { ConflictOfInterest } from './conflict-of-interest';
import { about, mayExamine, wrongState, type NotYourCase, type WrongAppraisalState } from './decide-appraisal';
import type { OpinionProposed, OpinionSentBack } from './events';
import { computedAdvice } from './opinion';
import type { Finding } from './finding';

/** Decisions on the opinion itself. The opinion is on the case's own text; there is no way to name another. */

/** The advice differs from what the findings say, and no reason is stated. */
export interface OverrideWithoutReason {
  readonly code: 'override-without-reason';
  readonly computedAdvice: Advice;
}
/** The value is high: a second advisor has to be assigned before an opinion can be proposed. */
export interface SecondAdvisorNeeded {
  readonly code: 'second-advisor-needed';
  readonly aboveValue: bigint;
}
/** The advisor read other terms than those of the case, or the contract has new terms by now. */
export interface OpinionOnOtherTerms {
  readonly code: 'opinion-on-other-terms';
  readonly termsHash: string;
}

export interface Conclusion extends ProposedOpinion {
  readonly advisorId: AccountId;
  readonly conflict: ConflictOfInterest | null;
  /** The text the advisor had before their eyes. */
  readonly termsHash: string;
  /** The text the contract has now. */
  readonly contractTermsHash: string;
}

export type ConclusionRefusal =
  | WrongAppraisalState
  | NotYourCase
  | ConflictOfInterest
  | OverrideWithoutReason
  | SecondAdvisorNeeded
  | OpinionOnOtherTerms;

const SHORTEST_REASON = 10;

/**
 * The first advisor's word. Below the value of two advisors the case is concluded at once (no event here: the opinion
 * gets its number while it is stored); above it waits for the second.
 */
export function conclude(
  one: Appraisal,
  word: Conclusion,
  findings: readonly Finding[],
): Decision<Appraisal, OpinionProposed, ConclusionRefusal> {
  const no = mayConclude(one, word, findings);
  if (no) return refused(no);
  if (!needsSecondAdvisor(one.value)) return accepted({ ...one, state: 'CONCLUDED', proposed: null });
  const proposed = { advice: word.advice, overrideReason: word.overrideReason, summary: word.summary };
  const state: Appraisal = { ...one, state: 'AWAITING_COSIGNATURE', proposed };
  return accepted(state, { type: 'appraisal.opinion-proposed', ...about(one), advice: word.advice });
}

function mayConclude(one: Appraisal, word: Conclusion, findings: readonly Finding[]): ConclusionRefusal | null {
  if (word.advisorId !== one.advisorId) return { code: 'not-your-case' };
  const no = mayExamine(one, word.advisorId, word.conflict) ?? wrongState(one, 'CONCLUDED');
  if (no) return no;
  if (word.termsHash !== one.termsHash || word.contractTermsHash !== one.termsHash) {
    return { code: 'opinion-on-other-terms', termsHash: one.termsHash };
  }
  if (needsSecondAdvisor(one.value) && !one.secondAdvisorId) {
    return { code: 'second-advisor-needed', aboveValue: TWO_ADVISORS_ABOVE };
  }
  const computed = computedAdvice(findings);
  const reason = word.overrideReason?.trim() ?? '';
  if (word.advice !== computed && reason.length < SHORTEST_REASON) {
    return { code: 'override-without-reason', computedAdvice: computed };
  }
  return null;
}

export interface Cosignature {
  readonly advisorId: AccountId;
  readonly conflict: ConflictOfInterest | null;
  readonly agrees: boolean;
  readonly contractTermsHash: string;
}
export type CosignatureRefusal = WrongAppraisalState | NotYourCase | ConflictOfInterest | OpinionOnOtherTerms;

/** The second advisor agrees, and the case is concluded; or does not, and the first looks again. */
export function cosign(one: Appraisal, word: Cosignature): Decision<Appraisal, OpinionSentBack, CosignatureRefusal> {
  if (word.advisorId !== one.secondAdvisorId) return refused({ code: 'not-your-case' });
  if (word.conflict) return refused(word.conflict);
  if (one.state !== 'AWAITING_COSIGNATURE') {
    return refused({ code: 'wrong-appraisal-state', state: one.state, allowed: ['AWAITING_COSIGNATURE'] });
  }
  if (word.contractTermsHash !== one.termsHash) {
    return refused({ code: 'opinion-on-other-terms', termsHash: one.termsHash });
  }
  if (word.agrees) return accepted({ ...one, state: 'CONCLUDED' });
  const state: Appraisal = { ...one, state: 'ASSIGNED', proposed: null };
  return accepted(state, { type: 'appraisal.opinion-sent-back', ...about(one) });
}
