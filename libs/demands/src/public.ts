import type { AnswerBody, DemandTerms } from '@domain/demands/demand';
import type { AnswerState, DemandState } from '@domain/demands/demand.transitions';
import type { DateRange } from '@domain/kernel/date-range';
import type { AnswerId, DemandId, OrganisationId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';

/** A demand (chào mua) as other features may hold it. Not yet reduced to what some reader may see: drafts included. */
export interface DemandView {
  readonly id: DemandId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  /** As of the moment it was read: a published demand past its deadline reads CLOSED. */
  readonly state: DemandState;
  readonly terms: DemandTerms;
  /** Of all tranches. */
  readonly total: Quantity;
  /** From the first day of the first tranche to the last day of the last. */
  readonly window: DateRange;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** An answer (chào giá) to a demand. */
export interface AnswerView {
  readonly id: AnswerId;
  readonly demandId: DemandId;
  readonly organisationId: OrganisationId;
  readonly version: number;
  readonly state: AnswerState;
  /** Null for everybody as long as it is sealed. */
  readonly body: AnswerBody | null;
  /** SHA-256 of `text`, given to the sender at once. */
  readonly receipt: string;
  /** The exact text of the answer, of which the receipt is the digest; null as long as it is sealed. */
  readonly text: string | null;
  readonly awarded: Quantity | null;
  readonly submittedAt: Date;
}

/** Reads demands for the features above. Never gives a sealed answer before its deadline, to nobody. */
export abstract class DemandsReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly DemandId[]): Promise<Map<DemandId, DemandView>>;
  /** Ids of all demands in id order, for rebuilding an index; `after` is the last id of the batch before. */
  abstract idsAfter(after: DemandId | null, limit: number): Promise<DemandId[]>;
  /** Answers by id, for a contract that follows from an award. */
  abstract answersByIds(ids: readonly AnswerId[]): Promise<Map<AnswerId, AnswerView>>;
}
