import { BUYER_KINDS, SELLER_KINDS, type OrganisationKind } from '../access/actor';
import { accepted, refused, type Decision } from '../kernel/decision';
import type { ContractId, DemandId, OfferId, OrganisationId } from '../kernel/id';
import { aboutContract, otherParty, type Contract } from './contract';
import type {
  DeadlinePassed,
  NegotiationRefusal,
  NotYourTurn,
  PartyNotVerified,
  TermsChanged,
  UnfitParties,
  WrongContractState,
} from './contract-refusals';
import { CONTRACT_STATES, CONTRACT_TRANSITIONS, type ContractState } from './contract.transitions';
import type {
  ContractAgreed,
  ContractCountered,
  ContractLapsed,
  ContractProposed,
  ContractRefused,
  ContractWithdrawn,
} from './events';
import type { Terms } from './terms/terms';

/** Negotiation (thương lượng): proposal, counter-proposal, agreement, and the ways in which it comes to nothing. */

const DAY_MS = 86_400_000;
export const USUAL_DEADLINE_DAYS = 7;
export const LONGEST_DEADLINE_DAYS = 60;
/** From agreement to both signatures; then the held quantity goes back to the offer. */
export const DAYS_TO_SIGN = 30;

export interface PartyStanding {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly verified: boolean;
}
export interface NewTerms {
  readonly terms: Terms;
  readonly hash: string;
}
export interface Proposal {
  readonly id: ContractId;
  readonly seller: PartyStanding;
  readonly buyer: PartyStanding;
  readonly by: OrganisationId;
  readonly offerId: OfferId | null;
  readonly demandId: DemandId | null;
  readonly proposed: NewTerms;
  readonly deadlineDays: number;
  readonly now: number;
}

const iso = (ms: number): string => new Date(ms).toISOString(); // eslint-disable-line no-restricted-syntax -- formats a given instant

/** States from which new terms put the contract back on the table. */
export const REOPENABLE: readonly ContractState[] = CONTRACT_STATES.filter(
  (state) => state !== 'NEGOTIATING' && CONTRACT_TRANSITIONS[state].includes('NEGOTIATING'),
);
const WITHDRAWABLE = CONTRACT_STATES.filter((state) => CONTRACT_TRANSITIONS[state].includes('WITHDRAWN'));

export const wrongState = (contract: Contract, allowed: readonly ContractState[]): WrongContractState => ({
  code: 'wrong-contract-state',
  state: contract.state,
  allowed,
});

/** Why these two can not negotiate with each other, or null. */
export function partiesRefusal({
  seller,
  buyer,
  by,
}: Pick<Proposal, 'seller' | 'buyer' | 'by'>): UnfitParties | PartyNotVerified | null {
  const fit = seller.id !== buyer.id && SELLER_KINDS.includes(seller.kind) && BUYER_KINDS.includes(buyer.kind);
  if (!fit || (by !== seller.id && by !== buyer.id)) return { code: 'unfit-parties' };
  const unverified = [seller, buyer].find((party) => !party.verified);
  return unverified ? { code: 'party-not-verified', organisationId: unverified.id } : null;
}

export function proposeContract(
  proposal: Proposal,
): Decision<Contract, ContractProposed, UnfitParties | PartyNotVerified> {
  const { seller, buyer, by, now, proposed } = proposal;
  const no = partiesRefusal(proposal);
  if (no) return refused(no);
  const turnOf = by === seller.id ? buyer.id : seller.id;
  const deadlineAt = now + proposal.deadlineDays * DAY_MS;
  const contract: Contract = {
    id: proposal.id,
    version: 1,
    state: 'NEGOTIATING',
    sellerId: seller.id,
    buyerId: buyer.id,
    offerId: proposal.offerId,
    demandId: proposal.demandId,
    proposedBy: by,
    terms: proposed.terms,
    termsVersion: 1,
    termsHash: proposed.hash,
    turnOf,
    deadlineAt,
    holdId: null,
    appraised: null,
    signatures: [],
    signedOn: null,
    coopRegime: null,
    linkageRegime: null,
    terminationRequest: null,
    endedOn: null,
  };
  return accepted(contract, {
    type: 'contracts.proposed',
    ...aboutContract(contract),
    by,
    turnOf,
    deadlineAt: iso(deadlineAt),
  });
}

export interface Counter {
  readonly by: OrganisationId;
  readonly proposed: NewTerms;
  /** The version of terms that the counter-proposal was written from. */
  readonly from: number;
  readonly deadlineDays: number;
  readonly now: number;
}

/**
 * Puts other terms on the table. While negotiating only the side whose turn it is may; afterwards, until the contract
 * is in force, either side may open it again: then agreement, opinion and signatures fall, for they spoke of other terms.
 * The hold stays until the new terms are agreed or the contract comes to nothing.
 */
export function counterContract(
  contract: Contract,
  { by, proposed, from, deadlineDays, now }: Counter,
): Decision<Contract, ContractCountered, NegotiationRefusal> {
  const negotiating = contract.state === 'NEGOTIATING';
  if (!negotiating && !REOPENABLE.includes(contract.state))
    return refused(wrongState(contract, ['NEGOTIATING', ...REOPENABLE]));
  if (negotiating) {
    const no = mayAnswer(contract, by, now);
    if (no) return refused(no);
  }
  if (from !== contract.termsVersion) return refused({ code: 'terms-changed', termsVersion: contract.termsVersion });
  if (proposed.hash === contract.termsHash) return refused({ code: 'terms-unchanged' });
  const deadlineAt = now + deadlineDays * DAY_MS;
  const next: Contract = {
    ...contract,
    version: contract.version + 1,
    state: 'NEGOTIATING',
    terms: proposed.terms,
    termsVersion: contract.termsVersion + 1,
    termsHash: proposed.hash,
    turnOf: otherParty(contract, by),
    deadlineAt,
    appraised: null,
    signatures: [],
  };
  return accepted(next, {
    type: 'contracts.countered',
    ...aboutContract(next),
    by,
    turnOf: otherParty(contract, by),
    deadlineAt: iso(deadlineAt),
    from: contract.state,
    previousTermsHash: contract.termsHash,
  });
}

function mayAnswer(contract: Contract, by: OrganisationId, now: number): NotYourTurn | DeadlinePassed | null {
  if (contract.turnOf !== null && contract.turnOf !== by) return { code: 'not-your-turn', turnOf: contract.turnOf };
  return deadlinePassed(contract, now);
}

/** The deadline of the present step, once it has passed; a hold on the quantity ends at the same moment. */
export function deadlinePassed({ deadlineAt }: Pick<Contract, 'deadlineAt'>, now: number): DeadlinePassed | null {
  if (deadlineAt === null || now < deadlineAt) return null;
  // eslint-disable-next-line no-restricted-syntax -- a given instant
  return { code: 'deadline-passed', deadlineAt: new Date(deadlineAt) };
}

/** Accepts exactly the terms that were read, named by their hash. */
export function agreeContract(
  contract: Contract,
  { by, termsHash, now }: { by: OrganisationId; termsHash: string; now: number },
): Decision<Contract, ContractAgreed, WrongContractState | NotYourTurn | DeadlinePassed | TermsChanged> {
  if (contract.state !== 'NEGOTIATING') return refused(wrongState(contract, ['NEGOTIATING']));
  const no = mayAnswer(contract, by, now);
  if (no) return refused(no);
  if (termsHash !== contract.termsHash) return refused({ code: 'terms-changed', termsVersion: contract.termsVersion });
  const next: Contract = {
    ...contract,
    version: contract.version + 1,
    state: 'AGREED',
    turnOf: null,
    deadlineAt: now + DAYS_TO_SIGN * DAY_MS,
  };
  return accepted(next, { type: 'contracts.agreed', ...aboutContract(next), by });
}

/** Says no to the terms on the table, with the reason; ends the negotiation. */
export function refuseContract(
  contract: Contract,
  { by, reason, now }: { by: OrganisationId; reason: string; now: number },
): Decision<Contract, ContractRefused, WrongContractState | NotYourTurn | DeadlinePassed> {
  if (contract.state !== 'NEGOTIATING') return refused(wrongState(contract, ['NEGOTIATING']));
  const no = mayAnswer(contract, by, now);
  if (no) return refused(no);
  const next = closed(contract, 'REFUSED');
  return accepted(next, { type: 'contracts.refused', ...aboutContract(next), by, reason });
}

/** Either side may step back until both have signed. */
export function withdrawContract(
  contract: Contract,
  { by }: { by: OrganisationId },
): Decision<Contract, ContractWithdrawn, WrongContractState> {
  if (!WITHDRAWABLE.includes(contract.state)) return refused(wrongState(contract, WITHDRAWABLE));
  const next = closed(contract, 'WITHDRAWN');
  return accepted(next, { type: 'contracts.withdrawn', ...aboutContract(next), by });
}

/** The deadline of the present step has passed. Refused while it has not, so that a late clock does no harm. */
export function lapseContract(
  contract: Contract,
  { now }: { now: number },
): Decision<Contract, ContractLapsed, WrongContractState> {
  if (!deadlinePassed(contract, now) || !CONTRACT_TRANSITIONS[contract.state].includes('LAPSED'))
    return refused(wrongState(contract, ['NEGOTIATING']));
  const next = closed(contract, 'LAPSED');
  return accepted(next, { type: 'contracts.lapsed', ...aboutContract(next) });
}

const closed = (contract: Contract, state: ContractState): Contract => ({
  ...contract,
  version: contract.version + 1,
  state,
  turnOf: null,
  deadlineAt: null,
});
