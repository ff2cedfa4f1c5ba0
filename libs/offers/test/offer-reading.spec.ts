import { done } from '@domain/kernel/decision';
import type { OfferId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import { OfferViewsStore } from '@offers/data/offer-views.store';
import { CommitmentLedger } from '@offers/public';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aDraftOffer, aPublishedOffer, offerTerms } from '@testing/world/offers';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';

let api: TestApi;
let seller: TradingOrganisation;
let buyer: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  buyer = await aVerifiedEnterprise(api);
});
afterAll(() => api.close());

interface Page {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

async function list(as: As, filter: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await api.gql(
    as,
    `query ($filter: OfferFilter, $first: Int, $after: String, $orderBy: OfferOrder) {
       offers(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
         edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount } }`,
    { filter, ...more },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data['offers'] as Page;
}
const idsOf = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

describe('lists of offers', () => {
  let owner: TradingOrganisation;
  const ids: Record<string, string> = {};
  const mine = (filter: Record<string, unknown> = {}) => ({ organisationId: owner.id, ...filter });

  beforeAll(async () => {
    owner = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã Bình An' });
    const add = async (name: string, change: Record<string, unknown>) => {
      ids[name] = (await aPublishedOffer(api, owner, change)).id;
      api.clock.advance({ minutes: 1 });
    };
    await add('rice', {});
    await add('cheap', { price: { mechanism: 'FIXED', base: '5200' }, variety: 'DT8' });
    await add('market', { price: { mechanism: 'MARKET' }, harvest: { from: '2027-05-01', to: '2027-05-20' } });
    await add('small', { volume: { fixed: { amount: '3', unit: 'TAN' } }, form: 'DRY' });
    await add('pineapple', {
      commodity: 'KHOM',
      variety: null,
      form: 'FRESH',
      season: null,
      volume: { fixed: { amount: '10000', unit: 'TRAI' } },
      price: { mechanism: 'FIXED', base: '8000' },
      placeId: 'vn-91-2025',
    });
    ids['draft'] = (await aDraftOffer(api, owner)).id;
  });

  const named = (names: string[]) => names.map((name) => ids[name]);

  it.each<[string, Record<string, unknown>, string[]]>([
    ['the newest first', {}, ['pineapple', 'small', 'market', 'cheap', 'rice']],
    ['of a commodity', { commodities: ['KHOM'] }, ['pineapple']],
    ['of a sector', { sector: 'FRUIT' }, ['pineapple']],
    ['of a sector and a commodity outside it', { sector: 'FRUIT', commodities: ['LUA'] }, []],
    ['of a variety', { varieties: ['DT8'] }, ['cheap']],
    ['of a form', { form: 'DRY' }, ['small']],
    ['within a price range', { priceFrom: '5200', priceTo: '5800' }, ['small', 'cheap', 'rice']],
    ['from a price on, without market prices', { priceFrom: '5801' }, ['pineapple']],
    ['up to a price', { priceTo: '5200' }, ['cheap']],
    ['with enough left', { available: { value: '50000', unit: 'KG' } }, ['market', 'cheap', 'rice']],
    ['harvested in May', { harvest: { from: '2027-05-20', to: '2027-06-30' } }, ['market']],
    ['with a certificate', { certificateSchemes: ['VIETGAP_TT'] }, []],
    ['in a commune', { placeId: 'vn-30904-2025' }, ['small', 'market', 'cheap', 'rice']],
    ['in the province', { placeId: 'vn-91-2025' }, ['pineapple', 'small', 'market', 'cheap', 'rice']],
    ['in a former district', { placeId: 'vn-906-until-2025' }, ['small', 'market', 'cheap', 'rice']],
    ['nowhere', { placeId: 'nowhere' }, []],
  ])('%s', async (_what, filter, expected) => {
    expect(idsOf(await list(null, mine(filter)))).toEqual(named(expected));
  });

  it.each<[string, string[]]>([
    ['PRICE', ['cheap', 'rice', 'small', 'pineapple', 'market']],
    ['VOLUME', ['market', 'cheap', 'rice', 'pineapple', 'small']],
  ])('sorted by %s, page by page, each once', async (orderBy, expected) => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list(null, mine(), { orderBy, first: 2, after });
      seen.push(...idsOf(page));
      expect(page.totalCount).toBe(5);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(named(expected));
  });

  it('is sorted by harvest', async () => {
    expect(idsOf(await list(null, mine(), { orderBy: 'HARVEST' })).at(-1)).toBe(ids['market']);
  });

  it('shows drafts to their owner alone', async () => {
    const filter = mine({ states: ['DRAFT', 'PUBLISHED'] });
    expect(idsOf(await list(owner.staff, filter))[0]).toBe(ids['draft']);
    const { advisor } = await anAlliance(api);
    for (const as of [null, buyer.manager, advisor]) expect(idsOf(await list(as, filter))).not.toContain(ids['draft']);
  });

  it('takes the same number of statements for 1 and for 5 offers with all that belongs to them', async () => {
    const query = (first: number) => () =>
      api.gql(
        null,
        `query ($filter: OfferFilter) { offers(first: ${first}, filter: $filter) { edges { node { id organisation { nameVi }
           commodity { code } place { fullName } certificates { scheme } photoIds availableQuantity { value } } } } }`,
        { filter: mine() },
      );
    await query(5)();
    const [one, five] = [await api.statementsOf(query(1)), await api.statementsOf(query(5))];
    expect(five).toHaveLength(one.length);
    expect(one.length).toBeLessThanOrEqual(2);
  });

  it('hangs on organisations, one statement for a page of them', async () => {
    const query = () =>
      api.gql(
        null,
        `{ a: organisation(id: "${owner.id}") { offers(first: 2) { totalCount edges { node { id } } } }
           b: organisation(id: "${seller.id}") { offers(first: 2) { edges { node { id } } } } }`,
      );
    const { data } = await query();
    expect(data['a'].offers).toEqual({
      totalCount: 5,
      edges: named(['pineapple', 'small']).map((id) => ({ node: { id } })),
    });
    const statements = await api.statementsOf(query);
    expect(statements.filter((sql) => sql.includes('LATERAL'))).toHaveLength(1);
  });
});

describe('an offer', () => {
  const FIELDS = `availableQuantity { value } heldQuantity { value } committedQuantity { value }
    point { lat } createdAt history { totalCount } viewers { totalCount }`;
  const read = async (as: As, id: string, fields = FIELDS) =>
    (await api.gql(as, `query ($id: ID!) { offer(id: $id) { ${fields} } }`, { id })).data['offer'];

  it('shows each reader what is theirs to see', async () => {
    const { id } = await aPublishedOffer(api, seller, { point: { lat: 9.92, lon: 105.27 } });
    const { advisor } = await anAlliance(api);
    const hidden = { heldQuantity: null, committedQuantity: null, createdAt: null, history: null, viewers: null };
    expect(await read(null, id)).toEqual({ availableQuantity: { value: '80000' }, point: null, ...hidden });
    expect(await read(buyer.manager, id)).toMatchObject({ point: { lat: 9.92 }, ...hidden });
    expect(await read(advisor, id)).toMatchObject({ heldQuantity: { value: '0' }, history: null, viewers: null });
    expect(await read(seller.staff, id)).toMatchObject({ heldQuantity: { value: '0' }, history: { totalCount: 2 } });
  });

  it('is not there for others while it is a draft', async () => {
    const { id } = await aDraftOffer(api, seller);
    const { advisor } = await anAlliance(api);
    for (const as of [null, buyer.manager, advisor]) expect(await read(as, id)).toBeNull();
    expect(await read(seller.signatory, id)).not.toBeNull();
    expect(await read(null, 'off_none')).toBeNull();
  });

  it('tells its owner who looked, by day, and tells nobody else', async () => {
    const { id } = await aPublishedOffer(api, seller);
    for (const as of [buyer.manager, buyer.staff, null, seller.manager]) await read(as, id, 'id');
    api.clock.advance({ days: 1 });
    await read(buyer.manager, id, 'id');
    const viewers = 'viewers { totalCount edges { node { on views organisation { id } } } }';
    const organisation = { id: buyer.id };
    const wanted = [
      { node: { on: '2026-11-25', views: 1, organisation } },
      { node: { on: '2026-11-24', views: 2, organisation } },
    ];
    await api.app.get(OfferViewsStore).settled();
    expect(await read(seller.manager, id, viewers)).toEqual({
      viewers: { totalCount: 2, edges: wanted },
    });
    api.clock.goTo('2026-11-24');
  });

  it('is over from the midnight after its harvest on, before anything has recorded it', async () => {
    const { id } = await aPublishedOffer(api, seller);
    api.clock.goTo('2027-03-10', 23.99);
    expect(await read(null, id, 'state')).toEqual({ state: 'PUBLISHED' });
    expect(idsOf(await list(null, { organisationId: seller.id }, { first: 100 }))).toContain(id);
    api.clock.goTo('2027-03-11', 0);
    expect(await read(null, id, 'state')).toEqual({ state: 'EXPIRED' });
    expect(idsOf(await list(null, { organisationId: seller.id }, { first: 100 }))).not.toContain(id);
    expect(idsOf(await list(null, { organisationId: seller.id, states: ['EXPIRED'] }, { first: 100 }))).toContain(id);
    await api.runJob('expire-offers');
    const [row] = await api.db.query<{ state: string; lapsed: bigint }>(
      'SELECT state, lapsed FROM offers JOIN offer_balances ON offer_id = id WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ state: 'EXPIRED', lapsed: 80_000_000n });
    api.clock.goTo('2026-11-24');
  });
});

it('the volume can not fall below what is promised', async () => {
  const { id, version } = await aPublishedOffer(api, seller);
  const actor = { kind: 'system', name: 'a-contract' } as const;
  await api.app.get(UnitOfWork).run({ actor, name: 'a-contract' }, async (tx) => {
    tx.asSystem();
    const expiresAt = api.clock.now() + 60_000;
    const request = { offerId: id as OfferId, quantity: Quantity.tonnes(30), holderId: 'ctr_x', expiresAt };
    await api.app.get(CommitmentLedger).hold(tx, request);
    return done(null);
  });
  const terms = (tonnes: string) => offerTerms({ volume: { fixed: { amount: tonnes, unit: 'TAN' } } });
  const { data } = await api.gql(
    seller.manager,
    `mutation ($input: ReviseOfferInput!) { reviseOffer(input: $input) { ... on VolumeBelowCommitted { taken { value unit } message } } }`,
    { input: { offerId: id, version, terms: terms('29') } },
  );
  expect(data['reviseOffer']).toEqual({
    taken: { value: '30000', unit: 'KG' },
    message: 'Không thể giảm xuống dưới 30.000 kg: phần này đã được giữ chỗ, cam kết hoặc giao.',
  });
  const fields = 'offer { availableQuantity { value } }';
  const input = { offerId: id, version, terms: terms('30') };
  const { offer } = await mutate(api, seller.manager, 'reviseOffer', input, fields);
  expect(offer).toEqual({ availableQuantity: { value: '0' } });
});
