import type { AccountId, AppraisalId, ContractId, Id } from '../kernel/id';
import type { CalendarDate } from '../kernel/calendar-date';
import type { Advice } from './advice';
import { stands, type Finding } from './finding';
import type { Severity } from './severity';

/** The Alliance's written opinion (văn bản thẩm định) on one exact text of a contract. */
export interface Opinion {
  readonly id: Id<'opinion'>;
  /** Numbered without gaps within a year, e.g. `012/2026/TĐ-LMHTX`. */
  readonly number: string;
  readonly appraisalId: AppraisalId;
  readonly contractId: ContractId;
  readonly termsHash: string;
  readonly checklistVersion: string;
  readonly score: number;
  readonly advice: Advice;
  /** What the score says; differs from `advice` only with a stated reason. */
  readonly computedAdvice: Advice;
  readonly overrideReason: string | null;
  readonly summary: string;
  readonly advisorId: AccountId;
  readonly secondAdvisorId: AccountId | null;
  readonly givenOn: CalendarDate;
}

type Weighed = Pick<Finding, 'severity' | 'status'>;
const POINTS: Readonly<Record<Severity, number>> = { BLOCKER: 12, MAJOR: 5, MINOR: 1 };
const SIGN_FROM = 80;

/** 100 less 12 for a blocker, 5 for a major, 1 for a minor finding that still stands; never under 0. */
export function score(findings: readonly Weighed[]): number {
  const lost = findings.filter(stands).reduce((sum, finding) => sum + POINTS[finding.severity], 0);
  return Math.max(0, 100 - lost);
}

/** A blocker that stands: not to sign. Otherwise to sign from 80 points, and to change below. */
export function computedAdvice(findings: readonly Weighed[]): Advice {
  if (findings.some((finding) => stands(finding) && finding.severity === 'BLOCKER')) return 'ADVISED_NOT_SIGN';
  return score(findings) >= SIGN_FROM ? 'ADVISED_SIGN' : 'ADVISED_CHANGE';
}

/** The number of the n-th opinion of a year. Three digits at least; the thousandth simply has four. */
export function opinionNumber(sequence: number, year: number): string {
  return `${String(sequence).padStart(3, '0')}/${year}/TĐ-LMHTX`;
}

/** An opinion speaks of one text only: any edit makes it STALE, and going back to that very text makes it VALID again. */
export function standingOf(opinion: Pick<Opinion, 'termsHash'>, currentTermsHash: string): 'VALID' | 'STALE' {
  return opinion.termsHash === currentTermsHash ? 'VALID' : 'STALE';
}
