import type { TestApi } from '../test-api';
import { agreed, aProposal, contractNow, submitted, type Deal } from './contracts';
import type { Person } from './identity';
import { anAlliance, mutate } from './organisations';

export interface CaseMade {
  readonly id: string;
  readonly state: string;
  readonly dueOn: string | null;
  readonly advisorId: string | null;
  readonly allowedActions: readonly string[];
}
/** A contract on the Alliance's desk. */
export interface CaseOfDeal {
  readonly deal: Deal;
  readonly appraisal: CaseMade;
}

const FIELDS = 'id state dueOn advisorId allowedActions';
export const APPRAISAL = `appraisal { ${FIELDS} }`;

/** Edits that leave no rule of the checklist anything to say; terms drawn up from an offer miss what only parties know. */
export const SOUND_EDITS = [
  { path: 'seller.bankAccount', value: '7710205001234' },
  { path: 'buyer.bankAccount', value: '0151000123456' },
  { path: 'lines[0].tolerancePct', value: '5' },
  { path: 'payment.finalDueDays', value: '7' },
  { path: 'payment.lateRatePa', value: '10' },
  { path: 'delivery.place', value: 'Cầu Giồng Riềng' },
  { path: 'delivery.schedule', value: '[{"from":"2027-02-20","to":"2027-03-10"}]' },
  { path: 'delivery.pickupMaxHours', value: '24' },
  { path: 'delivery.noShow', value: 'RELEASE_AND_COMPENSATE' },
  { path: 'dispute.forum', value: 'COURT' },
  { path: 'dispute.fastTrackHours', value: '24' },
  { path: 'amendmentForm', value: 'WRITTEN' },
];

/** The newest case of a contract. */
export async function caseOf(api: TestApi, as: Person, contractId: string): Promise<CaseMade> {
  const query = `query ($id: ID!) { contract(id: $id) { appraisals { ${FIELDS} } } }`;
  const { data } = await api.gql(as, query, { id: contractId });
  return data['contract'].appraisals[0];
}

/** Agreed, submitted by the seller, and on the desk; `input` goes into proposeContract. */
export async function aCase(
  api: TestApi,
  input: Record<string, unknown> = {},
  parties: Parameters<typeof aProposal>[1] = {},
): Promise<CaseOfDeal> {
  const deal = await submitted(api, await agreed(api, await aProposal(api, parties, { edits: SOUND_EDITS, ...input })));
  await api.drain();
  return { deal, appraisal: await caseOf(api, deal.seller.manager, deal.contract.id) };
}

/** Runs a command on a case and gives the case after it. */
export async function onCase(
  api: TestApi,
  as: Person,
  name: string,
  input: Record<string, unknown>,
): Promise<CaseMade> {
  return (await mutate<{ appraisal: CaseMade }>(api, as, name, input, APPRAISAL)).appraisal;
}

/** A case that the Alliance's advisor has taken. */
export async function aTakenCase(
  api: TestApi,
  input: Record<string, unknown> = {},
  parties: Parameters<typeof aProposal>[1] = {},
): Promise<CaseOfDeal> {
  const { deal, appraisal } = await aCase(api, input, parties);
  const { advisor } = await anAlliance(api);
  return { deal, appraisal: await onCase(api, advisor, 'takeAppraisal', { appraisalId: appraisal.id }) };
}

/** The advisor's opinion: to sign, unless told otherwise; the contract as it is after it. */
export async function concluded(
  api: TestApi,
  { deal, appraisal }: CaseOfDeal,
  word: Record<string, unknown> = {},
): Promise<Deal> {
  const { advisor } = await anAlliance(api);
  const { id: appraisalId } = appraisal;
  const opinion = { advice: 'ADVISED_SIGN', summary: 'Điều khoản đầy đủ, cân bằng.', ...word };
  await onCase(api, advisor, 'concludeAppraisal', { appraisalId, termsHash: deal.contract.termsHash, ...opinion });
  await api.drain();
  return { ...deal, contract: await contractNow(api, deal.seller.manager, deal.contract.id) };
}
