import type { Dong } from '../kernel/money';
import type { AccountId, AppraisalId, ContractId, OrganisationId } from '../kernel/id';
import type { Advice } from './advice';
import type { AppraisalState } from './appraisal.transitions';
import type { SlaClock } from './sla-clock';

/**
 * An appraisal case (hồ sơ thẩm định): the Alliance reads one exact text of a contract, at the wish of its parties, and
 * says what it thinks. It belongs to that text: other terms are another case, which starts from nothing.
 */
export interface Appraisal {
  readonly id: AppraisalId;
  readonly contractId: ContractId;
  readonly termsHash: string;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
  /** Value of the contract by its terms; null where it can not be computed before the harvest. */
  readonly value: Dong | null;
  readonly state: AppraisalState;
  readonly clock: SlaClock;
  /** Writes the opinion. Null only on the desk, or once the case ended there. */
  readonly advisorId: AccountId | null;
  /** Agrees to the opinion when the value is high. Never the same person. */
  readonly secondAdvisorId: AccountId | null;
  /** What the first advisor proposed, while the second has not agreed. */
  readonly proposed: ProposedOpinion | null;
}

export interface ProposedOpinion {
  readonly advice: Advice;
  readonly overrideReason: string | null;
  readonly summary: string;
}

/** Above 5 billion đồng two advisors have to agree (four eyes); a value nobody can compute yet counts as below. */
export const TWO_ADVISORS_ABOVE: Dong = 5_000_000_000n;
export const needsSecondAdvisor = (value: Dong | null): boolean => value !== null && value > TWO_ADVISORS_ABOVE;

export const partiesOf = (one: Appraisal): readonly OrganisationId[] => [one.sellerId, one.buyerId];
