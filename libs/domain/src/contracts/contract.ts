import type { CalendarDate } from '../kernel/calendar-date';
import type { AccountId, ContractId, DemandId, HoldId, Id, OfferId, OrganisationId } from '../kernel/id';
import type { Advice } from '../appraisal/advice';
import type { ContractState } from './contract.transitions';
import type { Terms } from './terms/terms';

export type Side = 'SELLER' | 'BUYER';

/** What the Alliance has said of one exact version of the terms. */
export interface Appraised {
  readonly termsHash: string;
  /** Null: the clock ran out, "not appraised in time"; signing is free. */
  readonly advice: Advice | null;
  readonly opinionNumber: string | null;
  /** Findings still open in the opinion. */
  readonly openFindings: readonly Id<'finding'>[];
  /** Those of them that the cooperative's signatory has acknowledged. */
  readonly acknowledged: readonly Id<'finding'>[];
}

export interface Signature {
  readonly side: Side;
  readonly accountId: AccountId;
  readonly termsHash: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
}

/** Mutual agreement, the other side's breach, or force majeure (Civil Code 2015 Art. 422–428, Commercial Law Art. 310–314). */
export type TerminationGround = 'MUTUAL' | 'BREACH' | 'FORCE_MAJEURE';

/** Who asked for the end of the contract and why: by agreement until the other side confirms it, else the notice that ended it. */
export interface TerminationRequest {
  readonly requestedBy: OrganisationId;
  readonly ground: TerminationGround;
  readonly reason: string;
  /** Who is at fault: decided later, with evidence, and never derived from who asked. Null until then. */
  readonly attributedTo: OrganisationId | null;
}

/**
 * A contract from the first proposal to its end. What is known only later is null before; the state says which.
 */
export interface Contract {
  readonly id: ContractId;
  readonly version: number;
  readonly state: ContractState;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly offerId: OfferId | null;
  readonly demandId: DemandId | null;
  readonly proposedBy: OrganisationId;
  /** The terms on the table, their number from 1 and the SHA-256 of their canonical text. */
  readonly terms: Terms;
  readonly termsVersion: number;
  readonly termsHash: string;
  /** Whose turn it is while negotiating. */
  readonly turnOf: OrganisationId | null;
  /** When the present step lapses, milliseconds since 1970. */
  readonly deadlineAt: number | null;
  /** The hold on the offer's quantity since the agreement. */
  readonly holdId: HoldId | null;
  readonly appraised: Appraised | null;
  readonly signatures: readonly Signature[];
  readonly signedOn: CalendarDate | null;
  /** Legal regimes in force on the day of signature, e.g. `COOP_LAW_2023` and `ND98_2018`. */
  readonly coopRegime: string | null;
  readonly linkageRegime: string | null;
  readonly terminationRequest: TerminationRequest | null;
  readonly endedOn: CalendarDate | null;
}

export const sideOf = (contract: Pick<Contract, 'sellerId'>, organisationId: OrganisationId): Side =>
  organisationId === contract.sellerId ? 'SELLER' : 'BUYER';

export const otherParty = (
  contract: Pick<Contract, 'sellerId' | 'buyerId'>,
  organisationId: OrganisationId,
): OrganisationId => (organisationId === contract.sellerId ? contract.buyerId : contract.sellerId);

/** What every event of the contract carries. */
export const aboutContract = (contract: Contract) => ({
  contractId: contract.id,
  sellerId: contract.sellerId,
  buyerId: contract.buyerId,
  offerId: contract.offerId,
  demandId: contract.demandId,
  termsHash: contract.termsHash,
  termsVersion: contract.termsVersion,
});
