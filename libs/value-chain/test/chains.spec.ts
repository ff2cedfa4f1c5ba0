import { startTestApi, type TestApi } from '@testing/test-api';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { aVerifiedLink } from '@testing/world/value-chain';

describe('chains', () => {
  let api: TestApi;
  let alliance: Alliance;
  let all: TradingOrganisation[];

  /** 0 → 1 → 2 → 3 and 3 → 0: a ring; and 0 → 2, a short cut. */
  beforeAll(async () => {
    api = await startTestApi();
    alliance = await anAlliance(api);
    all = [];
    for (let i = 0; i < 4; i += 1) all.push(await (i % 2 ? aVerifiedEnterprise : aVerifiedCooperative)(api));
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [0, 2],
    ] as const)
      await link(from, to);
  });
  afterAll(() => api.close());

  const at = (i: number): TradingOrganisation => all[i] as TradingOrganisation;
  const link = (from: number, to: number, input: Record<string, unknown> = {}) =>
    aVerifiedLink(api, at(from), at(to), input);
  async function chain(as: { token: string } | null, args: string, from = 0): Promise<[number, number][]> {
    const query = `query ($id: ID!) { chainOf(organisationId: $id, ${args}) { depth organisation { id } link { id } } }`;
    const { data, errors } = await api.gql(as, query, { id: at(from).id });
    if (errors) throw new Error(JSON.stringify(errors));
    return data['chainOf'].map((step: any) => [step.depth, all.findIndex((one) => one.id === step.organisation?.id)]);
  }
  const sorted = (steps: [number, number][]) => steps.map((step) => step.join('→')).sort();

  it('go down and up to any depth, each link once, and end where a ring closes', async () => {
    expect(sorted(await chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 10'))).toEqual([
      '1→1',
      '1→2',
      '2→2',
      '2→3',
      '3→0',
    ]);
    expect(sorted(await chain(alliance.advisor, 'direction: UPSTREAM, depth: 10'))).toEqual([
      '1→3',
      '2→2',
      '3→0',
      '3→1',
      '4→0',
    ]);
    expect(sorted(await chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 1'))).toEqual(['1→1', '1→2']);
  });

  it('were shorter before the links began', async () => {
    expect(await chain(alliance.advisor, 'direction: DOWNSTREAM, asOf: "2025-12-31"')).toEqual([]);
  });

  it('show each reader only links that they may know of', async () => {
    expect(sorted(await chain(at(0).staff, 'direction: DOWNSTREAM, depth: 10'))).toEqual(['1→1', '1→2']);
    expect(await chain(null, 'direction: DOWNSTREAM, depth: 10')).toEqual([]);
  });

  it('keep to a commodity', async () => {
    await link(1, 3, { kind: 'PURCHASE', commodity: 'KHOM' });
    expect(sorted(await chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 2, commodity: "LUA"'))).toEqual([
      '1→1',
      '1→2',
      '2→2',
      '2→3',
    ]);
    expect(sorted(await chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 2, commodity: "KHOM"'))).toContain(
      '2→3',
    );
  });

  it('are refused beyond ten links', async () => {
    await expect(chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 11')).rejects.toThrow('BAD_USER_INPUT');
    await expect(chain(alliance.advisor, 'direction: DOWNSTREAM, depth: 0')).rejects.toThrow('BAD_USER_INPUT');
  });

  it('take the same number of statements whatever their length', async () => {
    const query = `query ($id: ID!, $depth: Int!) { chainOf(organisationId: $id, direction: DOWNSTREAM, depth: $depth) {
      depth organisation { nameVi } link { seasons { season } supplier { nameVi } contracts { id } } } }`;
    const count = async (depth: number) =>
      (await api.statementsOf(() => api.gql(alliance.advisor, query, { id: at(0).id, depth }))).length;
    await count(1);
    expect(await count(10)).toBe(await count(1));
  });

  it('of many organisations are listed in as many statements as of one', async () => {
    const query = `query ($first: Int!) { organisations(first: $first) { edges { node { chainLinks(first: 2) { totalCount edges { node { kind supplier { nameVi } seasons { season } } } } } } } }`;
    const bare = query.replace('totalCount ', '');
    const count = async (first: number) =>
      (await api.statementsOf(() => api.gql(alliance.advisor, bare, { first }))).length;
    await count(1);
    expect(await count(4)).toBe(await count(1));
    const { data, errors } = await api.gql(alliance.advisor, query, { first: 10 });
    expect(errors).toBeUndefined();
    const lists = data['organisations'].edges.map((edge: any) => edge.node.chainLinks.totalCount);
    expect(Math.max(...lists)).toBe(3);
  });

  it('are walked in pages', async () => {
    const query =
      'query ($after: String) { chainLinks(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }';
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await api.gql(alliance.advisor, query, { after });
      seen.push(...data['chainLinks'].edges.map((edge: any) => edge.node.id));
      after = data['chainLinks'].pageInfo.endCursor;
      if (!data['chainLinks'].pageInfo.hasNextPage) break;
    }
    expect(new Set(seen).size).toBe(6);
    expect(seen).toHaveLength(6);
  });

  it('are summed in public only from five suppliers and five receivers', async () => {
    const query =
      '{ linkTotals(commodity: "KHOM") { suppressed links suppliers receivers contracted { value } commodity { code } } }';
    const few = (await api.gql(null, query)).data['linkTotals'];
    expect(few).toEqual({
      suppressed: true,
      links: null,
      suppliers: null,
      receivers: null,
      contracted: null,
      commodity: { code: 'KHOM' },
    });
    for (let i = 0; i < 5; i += 1) {
      const from = all.push(await aVerifiedCooperative(api)) - 1;
      const to = all.push(await aVerifiedEnterprise(api)) - 1;
      await link(from, to, { kind: 'PURCHASE', commodity: 'KHOM' });
    }
    const many = (await api.gql(null, query)).data['linkTotals'];
    expect(many).toMatchObject({ suppressed: false, links: 6, suppliers: 6, receivers: 6, contracted: { value: '0' } });
    expect((await api.gql(null, '{ linkTotals(commodity: "NOPE") { links } }')).errors?.[0]?.extensions['code']).toBe(
      'BAD_USER_INPUT',
    );
  });
});
