import { accepted, refused, type Decision } from '../kernel/decision';
import type { AccountId, Id } from '../kernel/id';
import { mayMove } from '../kernel/transitions';
import { APPRAISAL_STATES, APPRAISAL_TRANSITIONS, type AppraisalState } from './appraisal.transitions';
import type { Appraisal } from './appraisal';
import type { ConflictOfInterest } from './conflict-of-interest';
import type {
  AppraisalAnswered,
  AppraisalAsked,
  AppraisalAssigned,
  AppraisalLapsed,
  AppraisalWithdrawn,
  WithdrawalReason,
} from './events';
import { dueTime, hasRunOut, pause, resume } from './sla-clock';

/** Decisions on the way of a case, all but the opinion itself (see `decide-opinion.ts`). */

/** The case is in a state in which this can not be done; `allowed` are the states in which it can. */
export interface WrongAppraisalState {
  readonly code: 'wrong-appraisal-state';
  readonly state: AppraisalState;
  readonly allowed: readonly AppraisalState[];
}
/** Only the advisors of a case work on it. */
export interface NotYourCase {
  readonly code: 'not-your-case';
}
/** The two advisors of a case are two people. */
export interface SecondAdvisorMustDiffer {
  readonly code: 'second-advisor-must-differ';
}
/** Somebody else took the case. */
export interface AlreadyAssigned {
  readonly code: 'already-assigned';
  readonly advisorId: AccountId;
}

export const about = (one: Appraisal) => ({
  appraisalId: one.id,
  contractId: one.contractId,
  termsHash: one.termsHash,
});

export function wrongState(one: Appraisal, to: AppraisalState): WrongAppraisalState | null {
  if (mayMove(APPRAISAL_TRANSITIONS, one.state, to)) return null;
  const allowed = APPRAISAL_STATES.filter((state) => mayMove(APPRAISAL_TRANSITIONS, state, to));
  return { code: 'wrong-appraisal-state', state: one.state, allowed };
}

function notIn(one: Appraisal, ...allowed: AppraisalState[]): WrongAppraisalState | null {
  return allowed.includes(one.state) ? null : { code: 'wrong-appraisal-state', state: one.state, allowed };
}

export type AssignmentRefusal = WrongAppraisalState | ConflictOfInterest | AlreadyAssigned | SecondAdvisorMustDiffer;

/**
 * Gives the case to an advisor, who takes it or is given it by a lead. `conflict` is the advisor's own conflict of
 * interest, if any: it is final. Only a lead (`mayReplace`) takes a case from a colleague.
 */
export function assign(
  one: Appraisal,
  advisorId: AccountId,
  how: { readonly asSecond: boolean; readonly mayReplace: boolean; readonly conflict: ConflictOfInterest | null },
): Decision<Appraisal, AppraisalAssigned, AssignmentRefusal> {
  const wrong = notIn(one, 'SUBMITTED', 'ASSIGNED', 'WAITING_FOR_PARTIES', 'AWAITING_COSIGNATURE');
  if (wrong) return refused(wrong);
  if (how.conflict) return refused(how.conflict);
  const holder = how.asSecond ? one.secondAdvisorId : one.advisorId;
  if (holder && !how.mayReplace) return refused({ code: 'already-assigned', advisorId: holder });
  const other = how.asSecond ? one.advisorId : one.secondAdvisorId;
  if (other === advisorId) return refused({ code: 'second-advisor-must-differ' });
  const news: AppraisalAssigned = { type: 'appraisal.assigned', ...about(one), advisorId, asSecond: how.asSecond };
  if (how.asSecond) return accepted({ ...one, secondAdvisorId: advisorId }, news);
  // A proposed opinion is its author's; a new first advisor starts from the findings.
  const state = one.state === 'WAITING_FOR_PARTIES' ? one.state : 'ASSIGNED';
  return accepted({ ...one, advisorId, state, proposed: null }, news);
}

export type ExaminationRefusal = WrongAppraisalState | NotYourCase | ConflictOfInterest;

/** Whether this advisor may work on the case now: it is theirs, it is open, and they have no conflict of interest. */
export function mayExamine(
  one: Appraisal,
  advisorId: AccountId,
  conflict: ConflictOfInterest | null,
): ExaminationRefusal | null {
  if (advisorId !== one.advisorId && advisorId !== one.secondAdvisorId) return { code: 'not-your-case' };
  return conflict ?? notIn(one, 'ASSIGNED', 'WAITING_FOR_PARTIES');
}

/** A question to the parties. The clock stands still until nothing is left unanswered. */
export function ask(
  one: Appraisal,
  by: { readonly advisorId: AccountId; readonly conflict: ConflictOfInterest | null },
  questionId: Id<'appraisalQuestion'>,
  now: number,
): Decision<Appraisal, AppraisalAsked, ExaminationRefusal> {
  const no = mayExamine(one, by.advisorId, by.conflict);
  if (no) return refused(no);
  const state = { ...one, state: 'WAITING_FOR_PARTIES' as const, clock: pause(one.clock, now) };
  return accepted(state, { type: 'appraisal.asked', ...about(one), questionId });
}

/** An answer came; `stillUnanswered` other questions are left. */
export function answer(
  one: Appraisal,
  questionId: Id<'appraisalQuestion'>,
  stillUnanswered: number,
  now: number,
): Decision<Appraisal, AppraisalAnswered, WrongAppraisalState> {
  const wrong = notIn(one, 'WAITING_FOR_PARTIES');
  if (wrong) return refused(wrong);
  const next: Appraisal = stillUnanswered > 0 ? one : { ...one, state: 'ASSIGNED', clock: resume(one.clock, now) };
  const dueOn = dueTime(next.clock)?.dueOn ?? null;
  return accepted(next, { type: 'appraisal.answered', ...about(one), questionId, dueOn });
}

/** The clock ran out. Refused before that, and always while the parties are waited for. */
export function lapse(one: Appraisal, now: number): Decision<Appraisal, AppraisalLapsed, WrongAppraisalState> {
  const wrong = wrongState(one, 'LAPSED');
  if (wrong) return refused(wrong);
  if (!hasRunOut(one.clock, now)) return refused({ code: 'wrong-appraisal-state', state: one.state, allowed: [] });
  return accepted({ ...one, state: 'LAPSED', proposed: null }, { type: 'appraisal.lapsed', ...about(one) });
}

/** The terms changed, or the parties took the contract back, before an opinion was given. */
export function withdraw(
  one: Appraisal,
  reason: WithdrawalReason,
): Decision<Appraisal, AppraisalWithdrawn, WrongAppraisalState> {
  const wrong = wrongState(one, 'WITHDRAWN');
  if (wrong) return refused(wrong);
  const state: Appraisal = { ...one, state: 'WITHDRAWN', proposed: null };
  return accepted(state, { type: 'appraisal.withdrawn', ...about(one), reason });
}
