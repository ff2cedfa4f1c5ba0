import { dayInVietnam, type CalendarDate } from '../kernel/calendar-date';
import { accepted, refused, type Decision } from '../kernel/decision';
import type { AccountId, Id, OrganisationId } from '../kernel/id';
import { dongToDecimal, parseDong } from '../kernel/money';
import type { Advice } from '../appraisal/advice';
import { aboutContract, sideOf, type Appraised, type Contract, type Side } from './contract';
import type {
  AlreadySigned,
  DeadlinePassed,
  FindingsNotAcknowledged,
  NotYetAdvised,
  SignerNotEntitled,
  TermsChanged,
  WrongContractState,
} from './contract-refusals';
import { committedQuantity, estimatedValue } from './contracted-quantity';
import type {
  ContractAdvised,
  ContractAppraisalLapsed,
  ContractCameIntoForce,
  ContractSigned,
  ContractSubmittedForAppraisal,
  FindingsAcknowledged,
} from './events';
import { linkageForm } from './linkage-form';
import { deadlinePassed, wrongState } from './negotiate';

/**
 * From agreement to force. The Alliance advises and never blocks (Law on Cooperatives 2023 Art. 5, 7): a contract may
 * be signed against advice once the cooperative's signatory has acknowledged each open finding, and freely when the
 * Alliance let its clock run out. What is signed is exactly what was appraised: one hash.
 */

export function submitForAppraisal(
  contract: Contract,
  { by }: { by: OrganisationId },
): Decision<Contract, ContractSubmittedForAppraisal, WrongContractState> {
  if (contract.state !== 'AGREED') return refused(wrongState(contract, ['AGREED']));
  const next: Contract = { ...contract, version: contract.version + 1, state: 'UNDER_APPRAISAL' };
  return accepted(next, {
    type: 'contracts.submitted-for-appraisal',
    ...aboutContract(next),
    by,
    estimatedValue: estimatedValue(next.terms)?.toString() ?? null,
  });
}

export interface OpinionGiven {
  readonly termsHash: string;
  readonly advice: Advice;
  readonly opinionNumber: string;
  readonly openFindings: readonly Id<'finding'>[];
}

/** Takes note of the opinion. An opinion on other terms is refused: it says nothing of these. */
export function noteOpinion(
  contract: Contract,
  opinion: OpinionGiven,
): Decision<Contract, ContractAdvised, WrongContractState | TermsChanged> {
  if (contract.state !== 'UNDER_APPRAISAL') return refused(wrongState(contract, ['UNDER_APPRAISAL']));
  if (opinion.termsHash !== contract.termsHash)
    return refused({ code: 'terms-changed', termsVersion: contract.termsVersion });
  const next = appraised(contract, { ...opinion, acknowledged: [] });
  return accepted(next, {
    type: 'contracts.advised',
    ...aboutContract(next),
    advice: opinion.advice,
    openFindings: opinion.openFindings.length,
  });
}

/** The Alliance's clock ran out on these terms. */
export function noteAppraisalLapsed(
  contract: Contract,
  { termsHash }: { termsHash: string },
): Decision<Contract, ContractAppraisalLapsed, WrongContractState | TermsChanged> {
  if (contract.state !== 'UNDER_APPRAISAL') return refused(wrongState(contract, ['UNDER_APPRAISAL']));
  if (termsHash !== contract.termsHash) return refused({ code: 'terms-changed', termsVersion: contract.termsVersion });
  const next = appraised(contract, {
    termsHash,
    advice: null,
    opinionNumber: null,
    openFindings: [],
    acknowledged: [],
  });
  return accepted(next, { type: 'contracts.appraisal-lapsed', ...aboutContract(next) });
}

const appraised = (contract: Contract, opinion: Appraised): Contract => ({
  ...contract,
  version: contract.version + 1,
  state: 'ADVISED',
  appraised: opinion,
});

/** The seller's signatory takes note of open findings, one by one or together. */
export function acknowledgeFindings(
  contract: Contract,
  { by, accountId, findings }: { by: OrganisationId; accountId: AccountId; findings: readonly Id<'finding'>[] },
): Decision<Contract, FindingsAcknowledged, WrongContractState> {
  if (contract.state !== 'ADVISED' && contract.state !== 'SIGNING')
    return refused(wrongState(contract, ['ADVISED', 'SIGNING']));
  const known: Pick<Appraised, 'openFindings' | 'acknowledged'> = contract.appraised ?? {
    openFindings: [],
    acknowledged: [],
  };
  const acknowledged = known.openFindings.filter((id) => known.acknowledged.includes(id) || findings.includes(id));
  const next: Contract = {
    ...contract,
    version: contract.version + 1,
    appraised: contract.appraised && { ...contract.appraised, acknowledged },
  };
  return accepted(next, { type: 'contracts.findings-acknowledged', ...aboutContract(next), by, accountId });
}

/** Open findings that still have to be acknowledged before anybody may sign against advice. */
export function unacknowledged({ appraised: opinion }: Contract): number {
  if (!opinion || opinion.advice === null || opinion.advice === 'ADVISED_SIGN') return 0;
  return opinion.openFindings.filter((id) => !opinion.acknowledged.includes(id)).length;
}

export interface Signing {
  readonly by: OrganisationId;
  readonly accountId: AccountId;
  readonly termsHash: string;
  readonly now: number;
  readonly coopRegime: string | null;
  readonly linkageRegime: string | null;
}

export type SigningRefusal =
  | WrongContractState
  | TermsChanged
  | NotYetAdvised
  | FindingsNotAcknowledged
  | AlreadySigned
  | DeadlinePassed
  | SignerNotEntitled;

/** Why this side can not sign these terms now, or null. Asked before a code is sent and again when it comes back. */
export function signingRefusal(
  contract: Contract,
  { by, termsHash, now }: Pick<Signing, 'by' | 'termsHash' | 'now'>,
): SigningRefusal | null {
  if (contract.state === 'AGREED' || contract.state === 'UNDER_APPRAISAL') return { code: 'not-yet-advised' };
  if (contract.state !== 'ADVISED' && contract.state !== 'SIGNING') return wrongState(contract, ['ADVISED', 'SIGNING']);
  if (termsHash !== contract.termsHash || contract.appraised?.termsHash !== contract.termsHash) {
    return { code: 'terms-changed', termsVersion: contract.termsVersion };
  }
  const late = deadlinePassed(contract, now);
  if (late) return late;
  const side = sideOf(contract, by);
  if (contract.signatures.some((signature) => signature.side === side)) return { code: 'already-signed' };
  const count = unacknowledged(contract);
  if (count > 0) return { code: 'findings-not-acknowledged', count };
  return entitlementRefusal(contract, side, dayInVietnam(now));
}

/** A power of attorney must reach the day and the value (Civil Code 2015 Art. 142). */
function entitlementRefusal(contract: Contract, side: Side, today: CalendarDate): SignerNotEntitled | null {
  const party = side === 'SELLER' ? contract.terms.seller : contract.terms.buyer;
  if (party.signerBasis !== 'POA') return null;
  const { validTo, maxValue } = party.poa;
  const limit = maxValue === null ? null : parseDong(maxValue);
  const value = estimatedValue(contract.terms);
  const tooLarge = limit !== null && value !== null && dongToDecimal(value).greaterThan(dongToDecimal(limit));
  return (validTo !== null && validTo < today) || tooLarge
    ? { code: 'signer-not-entitled', validTo, maxValue: limit }
    : null;
}

/** One side signs; with the second signature the contract is in force under the law of that day. */
export function signContract(
  contract: Contract,
  signing: Signing,
): Decision<Contract, ContractSigned | ContractCameIntoForce, SigningRefusal> {
  const no = signingRefusal(contract, signing);
  if (no) return refused(no);
  const side = sideOf(contract, signing.by);
  const signatures = [
    ...contract.signatures,
    { side, accountId: signing.accountId, termsHash: signing.termsHash, signedAt: signing.now },
  ];
  const complete = signatures.length === 2;
  const signedOn = complete ? dayInVietnam(signing.now) : null;
  const next: Contract = {
    ...contract,
    version: contract.version + 1,
    state: complete ? 'IN_FORCE' : 'SIGNING',
    signatures,
    signedOn,
    deadlineAt: complete ? null : contract.deadlineAt,
    coopRegime: complete ? signing.coopRegime : null,
    linkageRegime: complete ? signing.linkageRegime : null,
  };
  const signed: ContractSigned = {
    type: 'contracts.signed',
    ...aboutContract(next),
    by: signing.by,
    accountId: signing.accountId,
  };
  return signedOn === null
    ? accepted(next, signed)
    : accepted<Contract, ContractSigned | ContractCameIntoForce>(next, signed, cameIntoForce(next, signedOn));
}

function cameIntoForce(contract: Contract, signedOn: CalendarDate): ContractCameIntoForce {
  const form = linkageForm(contract.terms);
  return {
    type: 'contracts.came-into-force',
    ...aboutContract(contract),
    signedOn,
    endsOn: contract.terms.end,
    kind: contract.terms.kind === 'SALE' || form === null ? 'SALE' : 'LINKAGE',
    linkageForm: form,
    lines: contract.terms.lines.flatMap((line) => {
      const quantity = committedQuantity(line);
      if (!line.commodity || !quantity) return [];
      return [
        {
          commodity: line.commodity,
          variety: line.variety,
          season: line.season,
          quantityMilli: quantity.milli.toString(),
          unit: quantity.unit,
        },
      ];
    }),
    estimatedValue: estimatedValue(contract.terms)?.toString() ?? null,
  };
}
