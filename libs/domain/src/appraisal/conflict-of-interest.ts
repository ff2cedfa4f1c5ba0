import type { CalendarDate } from '../kernel/calendar-date';
import type { ContractId, OrganisationId } from '../kernel/id';

/**
 * Recusal (từ chối thẩm định do xung đột lợi ích): nobody appraises a contract of an organisation they belong to or
 * are tied to, nor one they helped to draft. There is no exception and no override.
 */
export const TIE_KINDS = ['FAMILY', 'FINANCIAL', 'FORMER_EMPLOYER', 'OTHER'] as const;
export type TieKind = (typeof TIE_KINDS)[number];

/** A tie an advisor declared to an organisation; open ended while `until` is null. Both days included. */
export interface DeclaredTie {
  readonly organisationId: OrganisationId;
  readonly kind: TieKind;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
}

export interface AdvisorFacts {
  /** Organisations of every membership, the Alliance included. */
  readonly organisationIds: readonly OrganisationId[];
  readonly ties: readonly DeclaredTie[];
  /** Contracts the advisor declared to have helped with. */
  readonly helpedDraft: readonly ContractId[];
  /** Whether the advisor wrote any version of this contract's terms. */
  readonly wroteTerms: boolean;
}

export type ConflictGround = 'SAME_ORGANISATION' | 'DECLARED_TIE' | 'HELPED_DRAFT';
export interface ConflictOfInterest {
  readonly code: 'conflict-of-interest';
  readonly ground: ConflictGround;
  readonly organisationId: OrganisationId | null;
}

/** Why this advisor may not touch the case; null when there is no conflict. Ended ties still count for two years. */
export function conflictOf(
  advisor: AdvisorFacts,
  contract: { readonly contractId: ContractId; readonly partyIds: readonly OrganisationId[] },
  today: CalendarDate,
): ConflictOfInterest | null {
  const own = contract.partyIds.find((party) => advisor.organisationIds.includes(party));
  if (own) return conflict('SAME_ORGANISATION', own);
  const tie = advisor.ties.find((one) => contract.partyIds.includes(one.organisationId) && stillCounts(one, today));
  if (tie) return conflict('DECLARED_TIE', tie.organisationId);
  if (advisor.wroteTerms || advisor.helpedDraft.includes(contract.contractId)) return conflict('HELPED_DRAFT', null);
  return null;
}

const COOLING_OFF_YEARS = 2;

function stillCounts(tie: DeclaredTie, today: CalendarDate): boolean {
  if (tie.until === null) return true;
  const coolUntil = `${Number(tie.until.slice(0, 4)) + COOLING_OFF_YEARS}${tie.until.slice(4)}`;
  return today <= coolUntil;
}

function conflict(ground: ConflictGround, organisationId: OrganisationId | null): ConflictOfInterest {
  return { code: 'conflict-of-interest', ground, organisationId };
}
