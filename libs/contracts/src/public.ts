import type { SigningRefusal } from '@domain/contracts/appraise-and-sign';
import type { Appraised, Side, TerminationRequest } from '@domain/contracts/contract';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { Terms } from '@domain/contracts/terms/terms';
import type { Audience } from '@domain/access/audience';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import type { Outcome } from '@domain/kernel/decision';
import type { Dong } from '@domain/kernel/money';
import type { IdempotencyKeyReused, InvalidInput, NotFound, NotPermitted } from '@domain/kernel/refusals';
import type { HoldNotActive } from '@domain/offers/commitment';
import type { Locale } from '@i18n/message';
import type { Transaction } from '@platform/database/transaction';
import type { Command } from '@platform/database/unit-of-work';
import { RequestLoader } from '@platform/graphql/request-loader';

/** A contract (hợp đồng) as other features may hold it. For its parties and the Alliance only. */
export interface ContractView {
  readonly id: ContractId;
  readonly version: number;
  readonly state: ContractState;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  readonly offerId: OfferId | null;
  readonly demandId: DemandId | null;
  readonly proposedBy: OrganisationId;
  readonly terms: Terms;
  readonly termsVersion: number;
  /** SHA-256 of the canonical terms, hexadecimal. */
  readonly termsHash: string;
  readonly turnOf: OrganisationId | null;
  readonly deadlineAt: Date | null;
  readonly appraised: Appraised | null;
  readonly signedOn: CalendarDate | null;
  readonly coopRegime: string | null;
  readonly linkageRegime: string | null;
  readonly terminationRequest: TerminationRequest | null;
  readonly endedOn: CalendarDate | string | null;
  readonly commodity: string | null;
  /** For queues and limits, never a settlement; null when it can not be told yet. */
  readonly estimatedValue: Dong | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Who the parties are and which terms are on the table. */
export type ContractSubject = Pick<ContractView, 'id' | 'sellerId' | 'buyerId' | 'state' | 'termsHash'>;

/** Reads contracts for the features above. */
export abstract class ContractsReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly ContractId[]): Promise<Map<ContractId, ContractView>>;
  abstract inTransaction(tx: Transaction, id: ContractId): Promise<ContractView | null>;
  abstract subjectInTransaction(tx: Transaction, id: ContractId): Promise<ContractSubject | null>;
}

/** The node behind the GraphQL type Contract, made for one reader. */
export interface ContractNode extends ContractView {
  readonly audience: Audience;
}

/** Loads contracts for the reader of a request; those that the reader may not see give null. */
export abstract class ContractLoader extends RequestLoader<ContractId, ContractNode> {}

/** Where a signature comes from, for the evidence. */
export interface SigningPlace {
  readonly locale: Locale;
  readonly address: string;
  readonly userAgent: string;
}
export interface SignWhat {
  readonly contractId: string;
  /** For whom, when the signer belongs to both. */
  readonly organisationId?: string | null;
  readonly termsHash: string;
}
export interface SigningParty {
  readonly contractId: ContractId;
  readonly side: Side;
  /** Milliseconds since 1970. */
  readonly now: number;
}
export type MaySignRefusal = NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused | SigningRefusal;
export type SignRefusal = MaySignRefusal | HoldNotActive;
/** A proof that was checked already; `keep` writes it in the transaction of the signature. */
export interface OtherProof {
  readonly method: 'DIGITAL_SIGNATURE' | 'PAPER';
  readonly place: SigningPlace;
  /** Key of the sentence that the signer stands by. */
  readonly statementKey: string;
  keep(tx: Transaction, at: { termsVersion: number; side: Side; by: OrganisationId }): Promise<void>;
}

/** Signs a contract by something else than a one-time code: the same rules, the same moment of force. */
export abstract class ContractSigning {
  abstract may(command: Command, what: SignWhat): Promise<Outcome<SigningParty, MaySignRefusal>>;
  abstract sign(command: Command, what: SignWhat, proof: OtherProof): Promise<Outcome<ContractId, SignRefusal>>;
}
