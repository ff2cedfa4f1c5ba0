import type { Dong } from '../kernel/money';
import type { OrganisationId } from '../kernel/id';
import type { ContractState } from './contract.transitions';

/** The contract's state does not allow this. */
export interface WrongContractState {
  readonly code: 'wrong-contract-state';
  readonly state: ContractState;
  readonly allowed: readonly ContractState[];
}
/** It is the other side's turn. */
export interface NotYourTurn {
  readonly code: 'not-your-turn';
  readonly turnOf: OrganisationId;
}
/** The terms on the table are not the ones that were read. */
export interface TermsChanged {
  readonly code: 'terms-changed';
  readonly termsVersion: number;
}
/** The counter-proposal says what is on the table already. */
export interface TermsUnchanged {
  readonly code: 'terms-unchanged';
}
/** The deadline of this step has passed. */
export interface DeadlinePassed {
  readonly code: 'deadline-passed';
  readonly deadlineAt: Date;
}
/** Seller and buyer can not be these two: the same, or of kinds that do not sell or buy. */
export interface UnfitParties {
  readonly code: 'unfit-parties';
}
/** One of the parties is not verified by the Alliance, or is suspended. */
export interface PartyNotVerified {
  readonly code: 'party-not-verified';
  readonly organisationId: OrganisationId;
}
/** There is no opinion on these terms yet, and the Alliance's clock still runs. */
export interface NotYetAdvised {
  readonly code: 'not-yet-advised';
}
/** The opinion has findings that the cooperative's signatory has not acknowledged. */
export interface FindingsNotAcknowledged {
  readonly code: 'findings-not-acknowledged';
  readonly count: number;
}
export interface AlreadySigned {
  readonly code: 'already-signed';
}
/** The signer's power of attorney has ended or does not cover this value (Civil Code 2015 Art. 142). */
export interface SignerNotEntitled {
  readonly code: 'signer-not-entitled';
  readonly validTo: string | null;
  readonly maxValue: Dong | null;
}
/** The quantity can not be told from the terms, so it can not be held. */
export interface QuantityNotComputable {
  readonly code: 'quantity-not-computable';
}
/** The other side has to confirm; the same side asked before. */
export interface AlreadyRequested {
  readonly code: 'already-requested';
}

/** The contract has as many attachments as it takes. */
export interface AttachmentsFull {
  readonly code: 'attachments-full';
  readonly largest: number;
}

export type NegotiationRefusal = WrongContractState | NotYourTurn | TermsChanged | TermsUnchanged | DeadlinePassed;
