import type { CalendarDate } from '../kernel/calendar-date';
import type { AccountId, ContractId, DemandId, FileId, OfferId, OrganisationId } from '../kernel/id';

/** What every event of a contract carries, so that listeners need not ask back. Quantities in thousandths. */
interface AboutContract {
  readonly contractId: ContractId;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly offerId: OfferId | null;
  readonly demandId: DemandId | null;
  /** SHA-256 of the canonical terms on the table, hexadecimal. */
  readonly termsHash: string;
  /** Number of the terms version, from 1. */
  readonly termsVersion: number;
}
export interface ContractProposed extends AboutContract {
  readonly type: 'contracts.proposed';
  readonly by: OrganisationId;
  readonly turnOf: OrganisationId;
  readonly deadlineAt: string;
}
/** Other terms are on the table; any earlier agreement, opinion or signature spoke of other terms. */
export interface ContractCountered extends AboutContract {
  readonly type: 'contracts.countered';
  readonly by: OrganisationId;
  readonly turnOf: OrganisationId;
  readonly deadlineAt: string;
  /** The state before: AGREED or later means that the contract was opened again. */
  readonly from: string;
  readonly previousTermsHash: string;
}
export interface ContractAgreed extends AboutContract {
  readonly type: 'contracts.agreed';
  readonly by: OrganisationId;
}
export interface ContractRefused extends AboutContract {
  readonly type: 'contracts.refused';
  readonly by: OrganisationId;
  readonly reason: string;
}
export interface ContractWithdrawn extends AboutContract {
  readonly type: 'contracts.withdrawn';
  readonly by: OrganisationId;
}
export interface ContractLapsed extends AboutContract {
  readonly type: 'contracts.lapsed';
}
export interface ContractSubmittedForAppraisal extends AboutContract {
  readonly type: 'contracts.submitted-for-appraisal';
  readonly by: OrganisationId;
  /** Estimated value in đồng as decimal text; null when the price can not be computed yet. */
  readonly estimatedValue: string | null;
}
export interface ContractAdvised extends AboutContract {
  readonly type: 'contracts.advised';
  readonly advice: 'ADVISED_SIGN' | 'ADVISED_CHANGE' | 'ADVISED_NOT_SIGN';
  readonly openFindings: number;
}
export interface ContractAppraisalLapsed extends AboutContract {
  readonly type: 'contracts.appraisal-lapsed';
}
export interface FindingsAcknowledged extends AboutContract {
  readonly type: 'contracts.findings-acknowledged';
  readonly by: OrganisationId;
  readonly accountId: AccountId;
}
/** One side has signed. */
export interface ContractSigned extends AboutContract {
  readonly type: 'contracts.signed';
  readonly by: OrganisationId;
  readonly accountId: AccountId;
}
/** Both have signed the same terms. */
export interface ContractCameIntoForce extends AboutContract {
  readonly type: 'contracts.came-into-force';
  readonly signedOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** LINKAGE, or SALE: a plain sale is no linkage under Decree 98/2018 Art. 4. */
  readonly kind: 'LINKAGE' | 'SALE';
  /** 1 to 7 of Decree 98/2018 Art. 4; null for a plain sale. */
  readonly linkageForm: number | null;
  readonly lines: readonly ContractedLine[];
  readonly estimatedValue: string | null;
}
export interface ContractedLine {
  readonly commodity: string;
  readonly variety: string | null;
  /** e.g. `HT-2026`; null when the terms name none. */
  readonly season: string | null;
  /** Thousandths of the base unit as decimal text. */
  readonly quantityMilli: string;
  readonly unit: 'KG' | 'PIECE';
}
export interface ContractTerminated extends AboutContract {
  readonly type: 'contracts.terminated';
  readonly ground: 'MUTUAL' | 'BREACH' | 'FORCE_MAJEURE';
  readonly requestedBy: OrganisationId;
  readonly endedOn: CalendarDate;
}
/** One side asks to end the contract by agreement. */
export interface ContractTerminationRequested extends AboutContract {
  readonly type: 'contracts.termination-requested';
  readonly by: OrganisationId;
}
export interface ContractCommented extends AboutContract {
  readonly type: 'contracts.commented';
  readonly accountId: AccountId;
  readonly path: string | null;
}
/** Papers were laid to the contract. For its history and for those who watch it; nobody is sent a message of it. */
export interface ContractAttached extends AboutContract {
  readonly type: 'contracts.attached';
  readonly accountId: AccountId;
  readonly fileIds: readonly FileId[];
  readonly path: string | null;
}
export type ContractEvent =
  | ContractProposed
  | ContractCountered
  | ContractAgreed
  | ContractRefused
  | ContractWithdrawn
  | ContractLapsed
  | ContractSubmittedForAppraisal
  | ContractAdvised
  | ContractAppraisalLapsed
  | FindingsAcknowledged
  | ContractSigned
  | ContractCameIntoForce
  | ContractTerminated
  | ContractTerminationRequested
  | ContractCommented;
