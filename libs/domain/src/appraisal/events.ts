import type { DomainEvent } from '../kernel/decision';
import type { CalendarDate } from '../kernel/calendar-date';
import type { AccountId, AppraisalId, ContractId, Id } from '../kernel/id';
import type { Advice } from './advice';
import type { Severity } from './severity';

/** A finding as other features hold it: enough to ask the cooperative to acknowledge it before signing. */
export interface OpenFinding {
  readonly findingId: Id<'finding'>;
  readonly ruleId: string;
  readonly severity: Severity;
  /** Where in the terms, e.g. `delivery.pickupMaxHours`. */
  readonly path: string;
}

interface About {
  readonly appraisalId: AppraisalId;
  readonly contractId: ContractId;
  /** The exact terms that are examined; nothing here says anything about other terms. */
  readonly termsHash: string;
}

/** A case lies on the desk; `machineFindings` were found by the rules at once. */
export interface AppraisalOpened extends DomainEvent, About {
  readonly type: 'appraisal.opened';
  readonly dueOn: CalendarDate;
  readonly machineFindings: readonly OpenFinding[];
}
export interface AppraisalAssigned extends DomainEvent, About {
  readonly type: 'appraisal.assigned';
  readonly advisorId: AccountId;
  readonly asSecond: boolean;
}
/** A question to the parties: the clock stands still from here. */
export interface AppraisalAsked extends DomainEvent, About {
  readonly type: 'appraisal.asked';
  readonly questionId: Id<'appraisalQuestion'>;
}
/** A party answered; once nothing is left unanswered the clock runs again and `dueOn` is the new day. */
export interface AppraisalAnswered extends DomainEvent, About {
  readonly type: 'appraisal.answered';
  readonly questionId: Id<'appraisalQuestion'>;
  readonly dueOn: CalendarDate | null;
}
/** The first advisor has proposed an opinion on a contract of high value; the second has to agree. */
export interface OpinionProposed extends DomainEvent, About {
  readonly type: 'appraisal.opinion-proposed';
  readonly advice: Advice;
}
/** The second advisor did not agree; the case is open again. */
export interface OpinionSentBack extends DomainEvent, About {
  readonly type: 'appraisal.opinion-sent-back';
}
/** The opinion is given. */
export interface AppraisalConcluded extends DomainEvent, About {
  readonly type: 'appraisal.concluded';
  readonly opinionId: Id<'opinion'>;
  /** e.g. `012/2026/TĐ-LMHTX`. */
  readonly number: string;
  readonly advice: Advice;
  readonly openFindings: readonly OpenFinding[];
}
/** The clock ran out without an opinion: the contract is "not appraised in time" and signing is free. */
export interface AppraisalLapsed extends DomainEvent, About {
  readonly type: 'appraisal.lapsed';
}
/** The case ended because the terms changed or the parties took the contract back. */
export interface AppraisalWithdrawn extends DomainEvent, About {
  readonly type: 'appraisal.withdrawn';
  readonly reason: WithdrawalReason;
}
/** The terms changed after the opinion: it speaks of terms that are no longer on the table. */
export interface OpinionStale extends DomainEvent, About {
  readonly type: 'appraisal.stale';
  readonly opinionId: Id<'opinion'>;
  readonly newTermsHash: string;
}
export interface FindingRecorded extends DomainEvent, About {
  readonly type: 'appraisal.finding-recorded';
  readonly finding: OpenFinding;
}
export interface FindingResolved extends DomainEvent, About {
  readonly type: 'appraisal.finding-resolved';
  readonly findingId: Id<'finding'>;
  readonly status: 'OPEN' | 'ACCEPTED' | 'WAIVED_BY_PARTY' | 'FIXED' | 'DISMISSED';
}
/** An advisor stays away from a case, or from everything of an organisation. */
export interface ConflictDeclared extends DomainEvent {
  readonly type: 'appraisal.conflict-declared';
  readonly advisorId: AccountId;
}

export const WITHDRAWAL_REASONS = ['TERMS_CHANGED', 'CONTRACT_WITHDRAWN'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

export type AppraisalEvent =
  | AppraisalOpened
  | AppraisalAssigned
  | AppraisalAsked
  | AppraisalAnswered
  | OpinionProposed
  | OpinionSentBack
  | AppraisalConcluded
  | AppraisalLapsed
  | AppraisalWithdrawn
  | OpinionStale
  | FindingRecorded
  | FindingResolved
  | ConflictDeclared;
