import type { Catalogue } from '../../catalogue/catalogue';
import type { Terms } from '../../contracts/terms/terms';
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Evidence, Suggestion } from '../finding';
import type { Severity } from '../severity';

/**
 * One item of the checklist (mục thẩm định). A rule is a pure function of the terms and of facts around them; adding one
 * is a file and its spec. Rules are dated: a contract is read by those in force on the day it is read.
 */
export interface Rule {
  /** e.g. `L02`. */
  readonly id: string;
  /** First day on which it is part of the checklist. */
  readonly since: CalendarDate;
  /** Last day; null while it is in use. */
  readonly until: CalendarDate | null;
  /** Legal basis as it is cited, e.g. `Luật Thương mại 2005, Điều 301`. Empty for good practice. */
  readonly legalBasis: readonly string[];
  check(terms: Terms, facts: RuleFacts): RuleResult;
}

/** What a rule may know besides the terms. Null means unknown, and never counts against anybody. */
export interface RuleFacts {
  /** The day on which the contract is read, in Vietnam. */
  readonly today: CalendarDate;
  readonly catalogue: Catalogue;
  readonly seller: PartyFacts | null;
  readonly buyer: PartyFacts | null;
}
export interface PartyFacts {
  readonly verified: boolean;
  readonly taxCode: string | null;
}

export interface Failure {
  readonly severity: Severity;
  readonly path: string;
  /** Message key `appraisal.failures.<code>`. */
  readonly code: string;
  readonly evidence: Evidence;
  readonly suggestion: Suggestion | null;
}

export type RuleResult =
  | { readonly outcome: 'PASS' }
  /** `reason` is a message key `appraisal.reasons.<reason>`. */
  | { readonly outcome: 'NOT_APPLICABLE'; readonly reason: string }
  /** Only a person can tell; `question` is a message key `appraisal.questions.<question>`. */
  | { readonly outcome: 'NEEDS_HUMAN'; readonly path: string; readonly question: string }
  | { readonly outcome: 'FAIL'; readonly failures: readonly Failure[] };

export const pass: RuleResult = { outcome: 'PASS' };
export const notApplicable = (reason: string): RuleResult => ({ outcome: 'NOT_APPLICABLE', reason });

/** PASS when nothing failed. */
export function verdict(failures: readonly Failure[]): RuleResult {
  return failures.length === 0 ? pass : { outcome: 'FAIL', failures };
}

export const failure = (
  severity: Severity,
  path: string,
  code: string,
  evidence: Evidence = {},
  suggestion: Suggestion | null = null,
): Failure => ({ severity, path, code, evidence, suggestion });

/** What to write instead, as a change of one field. */
export const suggest = (code: string, path: string, value: unknown, facts: Evidence = {}): Suggestion => ({
  code,
  facts,
  patch: [{ path, value }],
});

/** What to write instead, where only the parties know the words. */
export const advise = (code: string, facts: Evidence = {}): Suggestion => ({ code, facts, patch: null });
