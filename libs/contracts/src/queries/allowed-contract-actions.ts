import type { Action } from '@domain/access/action';
import type { Actor } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { REOPENABLE } from '@domain/contracts/negotiate';
import { CONTRACT_TRANSITIONS } from '@domain/contracts/contract.transitions';
import type { OrganisationId } from '@domain/kernel/id';
import type { ContractView } from '../public';
import type { SignatureView } from '../data/contract-parts.reader';

export type ContractAction =
  | 'COUNTER'
  | 'AGREE'
  | 'REFUSE'
  | 'WITHDRAW'
  | 'COMMENT'
  | 'ATTACH'
  | 'SUBMIT_FOR_APPRAISAL'
  | 'ACKNOWLEDGE_FINDINGS'
  | 'SIGN'
  | 'TERMINATE';

/** What the actor may do with the contract now: what its state allows, and what the policy allows them. */
export function allowedContractActions(
  contract: ContractView,
  signatures: readonly SignatureView[],
  actor: Actor,
): ContractAction[] {
  const parties = [contract.sellerId, contract.buyerId];
  const may = (action: Action, ...ids: OrganisationId[]): boolean =>
    ids.some((id) => allowed(actor, action, { organisationIds: [id] }));
  const { state } = contract;
  const negotiating = state === 'NEGOTIATING';
  const turn = contract.turnOf ? [contract.turnOf] : [];
  const unsigned = parties.filter((id) => !signatures.some((signature) => signature.organisationId === id));
  const signable = state === 'ADVISED' || state === 'SIGNING';
  const open = toAcknowledge(contract) > 0;
  const possible: [ContractAction, boolean][] = [
    [
      'COUNTER',
      negotiating
        ? may('contracts.negotiate', ...turn)
        : REOPENABLE.includes(state) && may('contracts.negotiate', ...parties),
    ],
    ['AGREE', negotiating && may('contracts.agree', ...turn)],
    ['REFUSE', negotiating && may('contracts.negotiate', ...turn)],
    ['WITHDRAW', CONTRACT_TRANSITIONS[state].includes('WITHDRAWN') && may('contracts.withdraw', ...parties)],
    ['COMMENT', may('contracts.comment', ...parties)],
    ['ATTACH', may('contracts.attach', ...parties)],
    ['SUBMIT_FOR_APPRAISAL', state === 'AGREED' && may('appraisal.request', ...parties)],
    ['ACKNOWLEDGE_FINDINGS', signable && open && may('contracts.acknowledge-findings', contract.sellerId)],
    ['SIGN', signable && !open && may('contracts.sign', ...unsigned)],
    ['TERMINATE', CONTRACT_TRANSITIONS[state].includes('TERMINATED') && may('contracts.terminate', ...parties)],
  ];
  return possible.flatMap(([action, yes]) => (yes ? [action] : []));
}

/** Open findings of an opinion against signing that nobody has acknowledged yet. */
export function toAcknowledge({ appraised }: Pick<ContractView, 'appraised'>): number {
  if (!appraised || appraised.advice === null || appraised.advice === 'ADVISED_SIGN') return 0;
  return appraised.openFindings.filter((id) => !appraised.acknowledged.includes(id)).length;
}
