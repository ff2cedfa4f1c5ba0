import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aPublishedDemand, demandTerms } from '@testing/world/offers';
import { aVerifiedEnterprise, mutate } from '@testing/world/organisations';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('lists of demands', () => {
  it('are filtered, sorted and paged in one statement, and never show another’s draft', async () => {
    const owner = await aVerifiedEnterprise(api, { nameVi: 'Công ty Chế biến Kiên Lương' });
    const ids: Record<string, string> = {};
    const add = async (name: string, change: Record<string, unknown>) => {
      ids[name] = (await aPublishedDemand(api, owner, change)).id;
      api.clock.advance({ minutes: 1 });
    };
    await add('rice', {});
    await add('dear', { price: { mechanism: 'FIXED', base: '6500' }, certificateSchemes: ['VIETGAP_TT'] });
    const tranches = [{ quantity: { amount: '9', unit: 'TAN' }, window: { from: '2027-05-01', to: '2027-05-05' } }];
    await add('may', { tranches, price: { mechanism: 'MARKET' }, deadlineAt: '2026-12-01T10:00:00Z' });
    const input = { organisationId: owner.id, terms: demandTerms() };
    const { demand } = await mutate(api, owner.manager, 'draftDemand', input, 'demand { id }');
    const list = async (filter: object, orderBy = 'NEWEST', as: As = null) => {
      const { data, errors } = await api.gql(
        as,
        `query ($filter: DemandFilter, $orderBy: DemandOrder) { demands(filter: $filter, orderBy: $orderBy) { totalCount edges { node { id } } } }`,
        { filter: { organisationId: owner.id, ...filter }, orderBy },
      );
      if (errors) throw new Error(JSON.stringify(errors));
      const found = (data['demands'].edges as { node: { id: string } }[]).map(({ node }) => node.id);
      expect(data['demands'].totalCount).toBe(found.length);
      return found.map((id) => Object.keys(ids).find((name) => ids[name] === id) ?? 'draft');
    };
    expect(await list({})).toEqual(['may', 'dear', 'rice']);
    expect(await list({}, 'PRICE')).toEqual(['dear', 'rice', 'may']);
    expect(await list({}, 'DEADLINE')).toEqual(['may', 'rice', 'dear']);
    expect((await list({}, 'VOLUME'))[2]).toBe('may');
    expect(await list({ certificateSchemes: [] })).toEqual(['may', 'rice']);
    expect(await list({ window: { from: '2027-04-01', to: '2027-05-01' } })).toEqual(['may']);
    expect(await list({ total: { value: '9001', unit: 'KG' } })).toEqual(['dear', 'rice']);
    expect(await list({ priceFrom: '6000' })).toEqual(['dear']);
    expect(await list({ priceTo: '6000' })).toEqual(['rice']);
    expect(await list({ sector: 'FRUIT' })).toEqual([]);
    expect(await list({ placeId: 'vn-91-2025' })).toHaveLength(3);
    expect(await list({ states: ['DRAFT'] })).toEqual([]);
    expect(await list({ states: ['DRAFT'] }, 'NEWEST', owner.manager)).toEqual(['draft']);
    api.clock.goTo('2026-12-01', 17);
    expect(await list({})).toEqual(['dear', 'rice']);
    expect(await list({ states: ['CLOSED'] })).toEqual(['may']);
    const page = `query { organisation(id: "${owner.id}") { demands(first: 2) { totalCount edges { node { organisation { nameVi } tranches { window { to } } } } } } }`;
    const { data } = await api.gql(null, page);
    expect(data['organisation'].demands.totalCount).toBe(2);
    const statements = await api.statementsOf(() => api.gql(null, page));
    expect(statements.filter((sql) => sql.includes('FROM demands'))).toHaveLength(2);
    expect(demand.id).toMatch(/^dem_/);
  });
});
