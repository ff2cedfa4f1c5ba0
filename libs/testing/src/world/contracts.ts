import type { Advice } from '@domain/appraisal/advice';
import type { AppraisalConcluded, AppraisalLapsed } from '@domain/appraisal/events';
import { done } from '@domain/kernel/decision';
import type { AppraisalId, ContractId, Id } from '@domain/kernel/id';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { TestApi } from '../test-api';
import { codeSentTo, type Person } from './identity';
import { aPublishedOffer } from './offers';
import { aVerifiedCooperative, aVerifiedEnterprise, mutate, type TradingOrganisation } from './organisations';

/** A contract as the builders hand it on. */
export interface ContractMade {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly termsHash: string;
  readonly termsVersion: number;
}
/** A contract with both its parties. */
export interface Deal {
  readonly seller: TradingOrganisation;
  readonly buyer: TradingOrganisation;
  readonly offerId: string;
  readonly contract: ContractMade;
}

export const CONTRACT = 'contract { id version state termsHash termsVersion }';

/** Runs a command on a contract and gives the contract after it. */
export async function onContract(
  api: TestApi,
  as: Person,
  name: string,
  input: Record<string, unknown>,
): Promise<ContractMade> {
  return (await mutate<{ contract: ContractMade }>(api, as, name, input, CONTRACT)).contract;
}

export async function contractNow(api: TestApi, as: Person, id: string): Promise<ContractMade> {
  const answer = await api.gql(as, `query ($id: ID!) { ${CONTRACT.replace('contract', 'contract(id: $id)')} }`, { id });
  return answer.data['contract'];
}

/** A buyer's proposal on a published offer of 80 t; `input` goes into proposeContract. */
export async function aProposal(
  api: TestApi,
  parties: Partial<Pick<Deal, 'seller' | 'buyer' | 'offerId'>> = {},
  input: Record<string, unknown> = {},
): Promise<Deal> {
  const seller = parties.seller ?? (await aVerifiedCooperative(api));
  const buyer = parties.buyer ?? (await aVerifiedEnterprise(api));
  const offerId = parties.offerId ?? (await aPublishedOffer(api, seller)).id;
  const proposal = { organisationId: buyer.id, offerId, ...input };
  return { seller, buyer, offerId, contract: await onContract(api, buyer.manager, 'proposeContract', proposal) };
}

/** The seller agrees on exactly what is on the table. */
export async function agreed(api: TestApi, deal: Deal): Promise<Deal> {
  const { id: contractId, termsHash } = deal.contract;
  return { ...deal, contract: await onContract(api, deal.seller.manager, 'agreeContract', { contractId, termsHash }) };
}

export async function submitted(api: TestApi, deal: Deal): Promise<Deal> {
  const input = { contractId: deal.contract.id };
  return { ...deal, contract: await onContract(api, deal.seller.manager, 'submitContractForAppraisal', input) };
}

export const FINDING = 'fnd_0000000000000000000000000a' as Id<'finding'>;

/** The news that the feature appraisal gives, which lies above contracts, without its desk. */
export async function tellOfAppraisal(
  api: TestApi,
  contract: ContractMade,
  news:
    { readonly advice: Advice; readonly findings?: readonly Id<'finding'>[]; readonly termsHash?: string } | 'LAPSED',
): Promise<void> {
  const command = { actor: { kind: 'system', name: 'appraisal' } as const, name: 'appraisal' };
  await api.app.get(UnitOfWork).run(command, async (tx) => {
    tx.asSystem();
    const appraisalId = tx.newId('appraisal') as AppraisalId;
    const about = { appraisalId, contractId: contract.id as ContractId, termsHash: contract.termsHash };
    const event: AppraisalConcluded | AppraisalLapsed =
      news === 'LAPSED'
        ? { type: 'appraisal.lapsed', ...about }
        : {
            type: 'appraisal.concluded',
            ...{ ...about, termsHash: news.termsHash ?? about.termsHash },
            opinionId: tx.newId('opinion'),
            number: '012/2026/TĐ-LMHTX',
            advice: news.advice,
            openFindings: (news.findings ?? []).map((findingId) => ({
              ...{ findingId, ruleId: 'L02', severity: 'MAJOR' as const, path: 'delivery.pickupMaxHours' },
            })),
          };
    await tx.append({ type: 'appraisal', id: appraisalId, version: 1, organisationIds: [] }, [event]);
    return done(appraisalId);
  });
  await api.drain();
}

/** Agreed, submitted and advised; without findings unless the advice brings some. */
export async function advised(
  api: TestApi,
  deal: Deal,
  news: Parameters<typeof tellOfAppraisal>[2] = { advice: 'ADVISED_SIGN' },
): Promise<Deal> {
  const { contract } = await submitted(api, await agreed(api, deal));
  await tellOfAppraisal(api, contract, news);
  return { ...deal, contract: await contractNow(api, deal.seller.manager, contract.id) };
}

/** A code for signing, as the signatory reads it on the phone. */
export async function signingCode(
  api: TestApi,
  signatory: Person,
  { id: contractId, termsHash }: ContractMade,
): Promise<{ challengeId: string; code: string }> {
  const input = { contractId, termsHash };
  const { challengeId } = await mutate<{ challengeId: string }>(
    api,
    signatory,
    'requestSigningCode',
    input,
    'challengeId',
  );
  return { challengeId, code: codeSentTo(api, signatory.phone) };
}

/** One side signs by code. */
export async function signed(api: TestApi, deal: Deal, side: 'seller' | 'buyer'): Promise<Deal> {
  const { signatory } = deal[side];
  const proof = await signingCode(api, signatory, deal.contract);
  const input = { contractId: deal.contract.id, termsHash: deal.contract.termsHash, ...proof };
  return { ...deal, contract: await onContract(api, signatory, 'signContract', input) };
}

/** A contract in force: proposed, agreed, advised to sign, signed by both. */
export async function aContractInForce(api: TestApi, deal?: Deal): Promise<Deal> {
  const ready = await advised(api, deal ?? (await aProposal(api)));
  return signed(api, await signed(api, ready, 'seller'), 'buyer');
}
