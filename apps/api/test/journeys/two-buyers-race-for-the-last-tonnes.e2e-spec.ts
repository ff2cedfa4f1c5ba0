import {
  mutate,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { aPublishedOffer } from '@testing/world/offers';
import { startTestApi, type TestApi } from '@testing/test-api';

const RESULT = `__typename
  ... on AgreeContractPayload { contract { id state } }
  ... on QuantityOverCommitted { code message available { value unit } }
  ... on Problem { code message }`;

interface Contract {
  readonly id: string;
  readonly termsHash: string;
}

describe('two enterprises race for the last tonnes', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let offerId: string;

  beforeAll(async () => {
    api = await startTestApi();
    seller = await aVerifiedCooperative(api);
    offerId = (await aPublishedOffer(api, seller, { volume: { fixed: { amount: '10', unit: 'TAN' } } })).id;
  });

  afterAll(() => api.close());

  const propose = async (buyer: TradingOrganisation, kilograms: string): Promise<Contract> => {
    const input = { organisationId: buyer.id, offerId, quantity: kilograms };
    const made = await mutate<{ contract: Contract }>(
      api,
      buyer.manager,
      'proposeContract',
      input,
      'contract { id termsHash }',
    );
    return made.contract;
  };
  const agree = async ({ id: contractId, termsHash }: Contract) => {
    const input = { contractId, termsHash };
    const answer = await api.gql(
      seller.manager,
      `mutation ($input: AgreeContractInput!) { agreeContract(input: $input) { ${RESULT} } }`,
      { input },
    );
    return answer.data['agreeContract'];
  };
  const quantities = async () => {
    const answer = await api.gql(
      seller.manager,
      'query ($id: ID!) { offer(id: $id) { availableQuantity { value } heldQuantity { value } } }',
      { id: offerId },
    );
    return answer.data['offer'];
  };

  it('gives them to one, and tells the other how much is left', async () => {
    const [first, second] = [await aVerifiedEnterprise(api), await aVerifiedEnterprise(api)];
    const proposals = [await propose(first, '6000'), await propose(second, '6000')];
    const answers = await Promise.all(proposals.map(agree));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'AgreeContractPayload',
      'QuantityOverCommitted',
    ]);
    const loser = answers.find((answer) => answer.__typename === 'QuantityOverCommitted');
    expect(loser.available).toEqual({ value: '4000', unit: 'KG' });
    expect(loser.message).toContain('4.000 kg');
    expect(await quantities()).toEqual({ availableQuantity: { value: '4000' }, heldQuantity: { value: '6000' } });
  });

  it('lets the winner step back, and the other have all', async () => {
    const contracts = await api.gql(
      seller.manager,
      '{ contracts(filter: { states: [AGREED, NEGOTIATING] }) { edges { node { id state termsHash } } } }',
    );
    const nodes: { id: string; state: string; termsHash: string }[] = contracts.data['contracts'].edges.map(
      (edge: { node: unknown }) => edge.node,
    );
    const winner = nodes.find((node) => node.state === 'AGREED');
    const waiting = nodes.find((node) => node.state === 'NEGOTIATING');
    if (!winner || !waiting) throw new Error('one of the two is missing');
    await mutate(api, seller.manager, 'withdrawContract', { contractId: winner.id }, 'contract { state }');
    expect((await agree(waiting)).contract.state).toBe('AGREED');
    expect(await quantities()).toEqual({ availableQuantity: { value: '4000' }, heldQuantity: { value: '6000' } });
  });
});
