import { startTestApi, type TestApi } from '@testing/test-api';
import { aProposal, contractNow, onContract, type ContractMade, type Deal } from '@testing/world/contracts';
import { aPublishedOffer } from '@testing/world/offers';
import { aVerifiedCooperative, aVerifiedEnterprise, type TradingOrganisation } from '@testing/world/organisations';

const RESULT = `__typename ... on Problem { code }`;

describe('many at once', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;

  beforeAll(async () => {
    api = await startTestApi();
    seller = await aVerifiedCooperative(api);
    buyer = await aVerifiedEnterprise(api);
  });
  afterAll(() => api.close());

  const run = async (as: { token: string }, name: string, input: Record<string, unknown>): Promise<string> => {
    const type = name.charAt(0).toUpperCase() + name.slice(1);
    const answer = await api.gql(as, `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${RESULT} } }`, {
      input,
    });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name].__typename;
  };
  const agree = ({ id: contractId, termsHash }: ContractMade): Promise<string> =>
    run(seller.manager, 'agreeContract', { contractId, termsHash });
  const countOf = (answers: readonly string[], name: string): number =>
    answers.filter((answer) => answer === name).length;
  const balances = async (id: string) => {
    const answer = await api.gql(
      seller.manager,
      'query ($id: ID!) { offer(id: $id) { availableQuantity { value } heldQuantity { value } } }',
      { id },
    );
    const { availableQuantity, heldQuantity } = answer.data['offer'];
    return { free: availableQuantity.value, held: heldQuantity.value };
  };

  it('200 agreements on the last 10 t sell exactly 10 t, and nobody hears of a deadlock', async () => {
    const offerId = (await aPublishedOffer(api, seller, { volume: { fixed: { amount: '10', unit: 'TAN' } } })).id;
    const proposals: Deal[] = [];
    for (let i = 0; i < 200; i += 1)
      proposals.push(await aProposal(api, { seller, buyer, offerId }, { quantity: '100' }));
    const answers = await Promise.all(proposals.map(({ contract }) => agree(contract)));
    expect(countOf(answers, 'AgreeContractPayload')).toBe(100);
    expect(countOf(answers, 'QuantityOverCommitted')).toBe(100);
    expect(await balances(offerId)).toEqual({ free: '0', held: '10000' });
    const agreedNow = await api.gql(
      buyer.manager,
      'query ($id: ID!) { contracts(filter: { offerId: $id, states: [AGREED] }) { totalCount } }',
      { id: offerId },
    );
    expect(agreedNow.data['contracts'].totalCount).toBe(100);
  }, 120_000);

  it('one contract is agreed once, however often the button is pressed', async () => {
    const deal = await aProposal(api, { seller, buyer }, { quantity: '5000' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => agree(deal.contract)));
    expect(countOf(answers, 'AgreeContractPayload')).toBe(1);
    expect(countOf(answers, 'WrongContractState')).toBe(9);
    expect((await balances(deal.offerId)).held).toBe('5000');
  });

  it('with one key the same press gives the same answer each time', async () => {
    const deal = await aProposal(api, { seller, buyer }, { quantity: '5000' });
    const input = { contractId: deal.contract.id, termsHash: deal.contract.termsHash, idempotencyKey: 'press-1' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => run(seller.manager, 'agreeContract', input)));
    expect(answers).toEqual(Array(5).fill('AgreeContractPayload'));
    expect((await balances(deal.offerId)).held).toBe('5000');
  });

  it('of a yes and a counter-proposal on the same terms one is heard', async () => {
    const deal = await aProposal(api, { seller, buyer }, { quantity: '5000' });
    const counter = { contractId: deal.contract.id, termsVersion: 1, edits: [{ path: 'price.base', value: '6100' }] };
    const answers = await Promise.all([agree(deal.contract), run(seller.staff, 'counterContract', counter)]);
    const { state, termsVersion } = await contractNow(api, buyer.manager, deal.contract.id);
    // Agreed first, the counter-proposal opens it again; countered first, the yes comes too late.
    expect([
      'AgreeContractPayload CounterContractPayload',
      'NotYourTurn CounterContractPayload',
      'TermsChanged CounterContractPayload',
    ]).toContain(answers.join(' '));
    expect([state, termsVersion]).toEqual(['NEGOTIATING', 2]);
  });

  it('agreements and steps back on one offer leave exactly what the agreed ones hold', async () => {
    const offerId = (await aPublishedOffer(api, seller, { volume: { fixed: { amount: '10', unit: 'TAN' } } })).id;
    const deals: Deal[] = [];
    for (let i = 0; i < 20; i += 1) deals.push(await aProposal(api, { seller, buyer, offerId }, { quantity: '1000' }));
    const half = deals.slice(0, 10);
    for (const { contract } of half)
      await onContract(api, seller.manager, 'agreeContract', {
        contractId: contract.id,
        termsHash: contract.termsHash,
      });
    await Promise.all([
      ...half.map(({ contract }) => run(buyer.manager, 'withdrawContract', { contractId: contract.id })),
      ...deals.slice(10).map(({ contract }) => agree(contract)),
    ]);
    const states = await Promise.all(deals.map(({ contract }) => contractNow(api, buyer.manager, contract.id)));
    const agreedNow = states.filter(({ state }) => state === 'AGREED').length;
    expect(await balances(offerId)).toEqual({
      free: String(10_000 - agreedNow * 1000),
      held: String(agreedNow * 1000),
    });
  });
});
