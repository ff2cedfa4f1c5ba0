import type { CalendarDate } from '../kernel/calendar-date';
import type { Id } from '../kernel/id';
import { mayMove, type Transitions } from '../kernel/transitions';
import type { OpenFinding } from './events';
import type { Severity } from './severity';

/** Values that evidence and messages carry: plain, so that they store and render the same for ever. */
export type EvidenceValue = string | number | boolean | null;
export type Evidence = Readonly<Record<string, EvidenceValue>>;

/** One change of the terms at a dotted path, e.g. `{ path: 'delivery.pickupMaxHours', value: 24 }`. */
export interface TermsPatch {
  readonly path: string;
  readonly value: unknown;
}

/** What to write instead: message key `appraisal.suggestions.<code>`, and the change itself where it can be made. */
export interface Suggestion {
  readonly code: string;
  readonly facts: Evidence;
  readonly patch: readonly TermsPatch[] | null;
}

/**
 * OPEN: nobody answered. ACCEPTED: a party agrees and will change the terms. WAIVED_BY_PARTY: a party knows and leaves
 * it. FIXED: newer terms no longer have it. DISMISSED: the advisor judged it a false alarm, with a reason.
 */
export const FINDING_STATUSES = ['OPEN', 'ACCEPTED', 'WAIVED_BY_PARTY', 'FIXED', 'DISMISSED'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export const FINDING_TRANSITIONS: Transitions<FindingStatus> = {
  OPEN: ['ACCEPTED', 'WAIVED_BY_PARTY', 'FIXED', 'DISMISSED'],
  ACCEPTED: ['OPEN', 'WAIVED_BY_PARTY', 'FIXED', 'DISMISSED'],
  WAIVED_BY_PARTY: ['OPEN', 'ACCEPTED', 'FIXED', 'DISMISSED'],
  FIXED: [],
  DISMISSED: ['OPEN'],
};

/** What is wrong (phát hiện thẩm định), where, why, on which legal ground, and what to write instead. */
export interface Finding {
  readonly id: Id<'finding'>;
  /** Item of the checklist, e.g. `L02`. */
  readonly ruleId: string;
  /** Version of the checklist by which it was found, e.g. `2026.1`. */
  readonly checklistVersion: string;
  readonly origin: 'MACHINE' | 'HUMAN';
  readonly severity: Severity;
  readonly path: string;
  /** Message key `appraisal.failures.<code>`; for a person's finding `human`, whose text is in `note`. */
  readonly code: string;
  readonly evidence: Evidence;
  readonly legalBasis: readonly string[];
  readonly suggestion: Suggestion | null;
  /** A person's own words, in the language they wrote. */
  readonly note: string | null;
  readonly status: FindingStatus;
  readonly statusReason: string | null;
  readonly foundOn: CalendarDate;
}

/** Still true of these terms. A waiver says who carries the risk; it does not change the terms, so it still counts. */
export function stands(finding: Pick<Finding, 'status'>): boolean {
  return finding.status !== 'FIXED' && finding.status !== 'DISMISSED';
}

export function asOpenFinding(finding: Finding): OpenFinding {
  return { findingId: finding.id, ruleId: finding.ruleId, severity: finding.severity, path: finding.path };
}

/** Who answers a finding: the parties accept or waive, the advisor dismisses or reopens, new terms fix. */
export type FindingAnswerer = 'PARTY' | 'ADVISOR' | 'NEW_TERMS';
const ANSWERS: Readonly<Record<FindingAnswerer, readonly FindingStatus[]>> = {
  PARTY: ['ACCEPTED', 'WAIVED_BY_PARTY'],
  ADVISOR: ['DISMISSED', 'OPEN'],
  NEW_TERMS: ['FIXED'],
};

export function mayAnswerFinding(by: FindingAnswerer, from: FindingStatus, to: FindingStatus): boolean {
  return ANSWERS[by].includes(to) && mayMove(FINDING_TRANSITIONS, from, to);
}
