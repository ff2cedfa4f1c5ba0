import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { CarryByContract } from '@value-chain/commands/carry-by-contract';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aContractInForce, aProposal, onContract, type Deal } from '@testing/world/contracts';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import type { Person } from '@testing/world/identity';
import { contractInForce, tellInForce, tellTerminated } from '@testing/world/value-chain';

describe('links that follow contracts', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;

  beforeAll(async () => {
    api = await startTestApi();
    seller = await aVerifiedCooperative(api);
    buyer = await aVerifiedEnterprise(api);
  });
  afterAll(() => api.close());

  async function links(as: Person | null, filter: Record<string, unknown>): Promise<any[]> {
    const { data, errors } = await api.gql(
      as,
      `query ($filter: ChainLinkFilter) { chainLinks(filter: $filter) { totalCount edges { node {
         id kind state origin validFrom validTo commodity { code } supplier { id } receiver { id } contracts { id }
         seasons { season contracted { value unit } contractedValue delivered { value } } } } } }`,
      { filter },
    );
    expect(errors).toBeUndefined();
    return data['chainLinks'].edges.map((edge: { node: unknown }) => edge.node);
  }
  async function parties(): Promise<{
    seller: TradingOrganisation;
    buyer: TradingOrganisation;
    contract: { id: string; sellerId: string; buyerId: string };
  }> {
    const pair = { seller: await aVerifiedCooperative(api), buyer: await aVerifiedEnterprise(api) };
    const { contract } = await aProposal(api, pair);
    return { ...pair, contract: { id: contract.id, sellerId: pair.seller.id, buyerId: pair.buyer.id } };
  }

  it('appear when both have signed, with what is contracted, and end when the contract is terminated', async () => {
    const deal: Deal = await aContractInForce(api, await aProposal(api, { seller, buyer }, { quantity: '60000' }));
    await api.drain();
    const [link] = await links(buyer.staff, { organisationId: seller.id, kinds: ['PURCHASE'] });
    expect(link).toMatchObject({
      ...{ kind: 'PURCHASE', state: 'ACTIVE', origin: 'FROM_CONTRACT', validTo: null, commodity: { code: 'LUA' } },
      ...{ supplier: { id: seller.id }, receiver: { id: buyer.id }, contracts: [{ id: deal.contract.id }] },
    });
    expect(link.seasons).toMatchObject([{ contracted: { value: '60000', unit: 'KG' }, delivered: null }]);
    const end = { contractId: deal.contract.id, ground: 'MUTUAL', reason: 'Hai bên thỏa thuận' };
    await onContract(api, seller.manager, 'terminateContract', end);
    await onContract(api, buyer.manager, 'terminateContract', end);
    await api.drain();
    const [ended] = await links(buyer.staff, { organisationId: seller.id });
    expect(ended).toMatchObject({ id: link.id, state: 'ENDED', validTo: '2026-11-24' });
  });

  it('last until the last contract of the pair ends, add up, and are read as of any day', async () => {
    const { contract: one, ...pair } = await parties();
    const { contract: made } = await aProposal(api, pair);
    const two = { ...one, id: made.id };
    await tellInForce(api, one);
    await tellInForce(api, two, { signedOn: '2026-08-01' as never, estimatedValue: '100000000' });
    const mine = (asOf: string) => links(pair.seller.staff, { organisationId: pair.seller.id, asOf });
    expect(await mine('2026-06-30')).toEqual([]);
    const [link] = await mine('2026-07-01');
    expect(link.seasons).toMatchObject([
      { season: 'HE_THU-2026', contracted: { value: '160000' }, contractedValue: '548000000' },
    ]);
    await tellTerminated(api, one, '2026-09-01');
    expect(await mine('2026-09-02')).toMatchObject([{ id: link.id, state: 'ACTIVE' }]);
    await tellTerminated(api, two, '2026-10-01');
    expect(await mine('2026-09-30')).toMatchObject([{ id: link.id, state: 'ENDED', validTo: '2026-10-01' }]);
    expect(await mine('2026-10-01')).toEqual([]);
  });

  it('begin anew as another link after they ended', async () => {
    const { contract: one, ...pair } = await parties();
    const { contract: made } = await aProposal(api, pair);
    await tellInForce(api, one);
    await tellTerminated(api, one, '2026-09-01');
    await tellInForce(api, { ...one, id: made.id }, { signedOn: '2026-10-01' as never });
    const all = await links(pair.seller.staff, { organisationId: pair.seller.id });
    expect(all.map((link) => [link.state, link.validFrom])).toEqual([
      ['ENDED', '2026-07-01'],
      ['ACTIVE', '2026-10-01'],
    ]);
  });

  it('bring the inputs back where the form of linkage has them', async () => {
    const { contract, seller: coop, buyer: mill } = await parties();
    await tellInForce(api, contract, { linkageForm: 1 });
    const all = await links(coop.staff, { organisationId: coop.id });
    expect(all).toMatchObject([
      { kind: 'PURCHASE', supplier: { id: coop.id } },
      { kind: 'SUPPLY_INPUTS', supplier: { id: mill.id }, receiver: { id: coop.id } },
    ]);
  });

  it('end by themselves the day after the contract does', async () => {
    const { contract, seller: coop } = await parties();
    await tellInForce(api, contract, { endsOn: '2026-11-20' as never });
    await api.runJob('value-chain.end-expired-links');
    expect(await links(coop.staff, { organisationId: coop.id })).toMatchObject([
      { state: 'ENDED', validTo: '2026-11-21' },
    ]);
    await api.runJob('value-chain.end-expired-links');
  });

  it('end with the contract that ends last, when several are over before the job runs', async () => {
    const { contract: one, ...pair } = await parties();
    const { contract: made } = await aProposal(api, pair);
    await tellInForce(api, one, { endsOn: '2026-11-22' as never });
    await tellInForce(api, { ...one, id: made.id }, { endsOn: '2026-11-20' as never });
    await api.runJob('value-chain.end-expired-links');
    expect(await links(pair.seller.staff, { organisationId: pair.seller.id })).toMatchObject([
      { state: 'ENDED', validTo: '2026-11-23' },
    ]);
  });

  it('are not ended by hand', async () => {
    const { contract, seller: coop } = await parties();
    await tellInForce(api, contract);
    const [link] = await links(coop.staff, { organisationId: coop.id });
    const input = { linkId: link.id, endedOn: '2026-11-01' };
    expect(await refused(api, coop.manager, 'endLink', input)).toMatchObject({ __typename: 'LinkFollowsContract' });
  });

  it('are one link when two contracts of a pair come into force at the same moment', async () => {
    const { contract: one, ...pair } = await parties();
    const { contract: made } = await aProposal(api, pair);
    const inForce = (id: string) =>
      api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'race' }, name: 'race' }, async (tx) => {
        tx.asSystem();
        await api.app.get(CarryByContract).start(tx, contractInForce({ ...one, id }));
        return done(id);
      });
    await Promise.all([inForce(one.id), inForce(made.id)]);
    const all = await links(pair.seller.staff, { organisationId: pair.seller.id });
    expect(all).toMatchObject([{ state: 'ACTIVE', seasons: [{ contracted: { value: '160000' } }] }]);
    expect(all[0].contracts).toHaveLength(2);
  });

  it('never lose a fact', async () => {
    await expect(api.db.query('DELETE FROM chain_link_facts')).rejects.toThrow();
    await expect(api.db.query("UPDATE chain_link_facts SET season = 'X'")).rejects.toThrow();
  });

  it('are known to both sides and the Alliance only', async () => {
    const { contract, seller: coop } = await parties();
    await tellInForce(api, contract);
    const filter = { organisationId: coop.id };
    const { advisor } = await anAlliance(api);
    expect(await links(advisor, filter)).toHaveLength(1);
    expect(await links(buyer.manager, filter)).toEqual([]);
    expect(await links(null, filter)).toEqual([]);
    expect(await links(advisor, { ...filter, season: 'HE_THU-2026', commodity: 'LUA' })).toHaveLength(1);
    expect(await links(advisor, { ...filter, season: 'DONG_XUAN-2026' })).toEqual([]);
  });
});
