import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aDraftOffer, aPublishedDemand, aPublishedOffer } from '@testing/world/offers';
import {
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { SearchEngine } from '../src/engine/search-engine';
import { CheckSearch, RebuildSearch } from '../src/public';

let api: TestApi;
let seller: TradingOrganisation;
let buyer: TradingOrganisation;
let rice: string;
let far: string;
let pineapple: string;

const GIONG_RIENG = 'vn-30904-2025';
/** Another commune of the former district Giồng Riềng, with no Giồng Riềng in its own name. */
const NGOC_CHUC = 'vn-30928-2025';
const HON_DAT = 'vn-30817-2025';

const SEARCH = `query ($words: String, $filter: OfferSearchFilter, $orderBy: SearchOrder, $first: Int, $after: String) {
  searchOffers(words: $words, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount droppedWords pageInfo { hasNextPage endCursor }
    facets(fields: [COMMODITY, VARIETY, DISTRICT, SECTOR]) { field values { value label count } }
    edges { cursor distanceKm highlights { field pieces { text hit } } node { id state } } } }`;

async function search(words: string, variables: Record<string, unknown> = {}, as: As = null) {
  const answer = await api.gql(as, SEARCH, { words, ...variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const { edges, ...rest } = answer.data['searchOffers'];
  return { ...rest, edges, ids: edges.map((edge: any) => edge.node.id) };
}

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  buyer = await aVerifiedEnterprise(api);
  rice = (await aPublishedOffer(api, seller, { variety: 'OM5451', placeId: NGOC_CHUC })).id;
  far = (
    await aPublishedOffer(api, seller, {
      variety: 'OM5451',
      placeId: HON_DAT,
      price: { mechanism: 'FIXED', base: '5600' },
    })
  ).id;
  pineapple = (
    await aPublishedOffer(api, seller, {
      commodity: 'KHOM',
      variety: null,
      season: null,
      form: 'FRESH',
      volume: { fixed: { amount: '20000', unit: 'TRAI' } },
      placeId: GIONG_RIENG,
      price: { mechanism: 'MARKET' },
    })
  ).id;
  await api.drain();
});
afterAll(() => api.close());

describe('searching offers', () => {
  it('finds rice of the former district as people type it', async () => {
    const { ids, droppedWords } = await search('lua om 5451 giong rieng');
    expect(ids).toEqual([rice]);
    expect(droppedWords).toEqual([]);
  });

  it.each([
    'Lúa OM5451 huyện Giồng Riềng',
    'thóc 5451 Giồng Riềng',
    'om5451 xa ngoc chuc',
    'HTX giong rieng om 5451',
    'lua om 5451 giong rie',
  ])('and also as "%s"', async (words) => {
    expect((await search(words)).ids).toContain(rice);
  });

  it.each(['khóm', 'dứa', 'thơm', 'dua giong rieng'])('finds pineapple by %s', async (words) => {
    expect((await search(words)).ids).toEqual([pineapple]);
  });

  it('leaves out the word that nothing has, and says so', async () => {
    const { ids, droppedWords } = await search('lúa 5451 giồng riềng vietgap');
    expect(ids).toEqual([rice]);
    expect(droppedWords).toEqual(['vietgap']);
  });

  it('marks what was found', async () => {
    const { edges } = await search('giong rieng 5451');
    const marked = edges[0].highlights.flatMap((h: any) =>
      h.pieces.filter((piece: any) => piece.hit).map((piece: any) => piece.text),
    );
    expect(marked).toEqual(expect.arrayContaining(['5451', 'Giồng', 'Riềng']));
  });

  it('narrows by former district, price, harvest and volume', async () => {
    expect((await search('', { filter: { places: ['vn-906-until-2025'] } })).ids.sort()).toEqual(
      [rice, pineapple].sort(),
    );
    expect((await search('', { filter: { priceTo: '5700' } })).ids).toEqual([far]);
    expect((await search('', { filter: { volumeFrom: '50000' }, orderBy: 'PRICE' })).ids).toEqual([far, rice]);
    expect((await search('', { filter: { harvest: { from: '2027-04-01', to: '2027-04-30' } } })).ids).toEqual([]);
  });

  it('counts values with their names, each field under the other filters', async () => {
    const { facets, totalCount } = await search('', { filter: { commodities: ['KHOM'] } });
    expect(totalCount).toBe(1);
    const of = (field: string) => facets.find((facet: any) => facet.field === field).values;
    expect(of('COMMODITY')).toEqual([
      { value: 'LUA', label: 'lúa', count: 2 },
      { value: 'KHOM', label: expect.any(String), count: 1 },
    ]);
    expect(of('VARIETY')).toEqual([]);
    expect(of('SECTOR')).toEqual([{ value: 'FRUIT', label: 'trái cây', count: 1 }]);
  });

  it('measures from a point', async () => {
    const near = { point: { lat: 9.9166, lon: 105.3924 } };
    const { edges, ids } = await search('5451', { filter: { near }, orderBy: 'DISTANCE' });
    expect(ids).toEqual([rice, far]);
    expect(edges[0].distanceKm).toBeLessThan(1);
    expect((await search('5451', { filter: { near: { ...near, radiusKm: '20' } } })).ids).toEqual([rice]);
  });

  it('pages through all, in the order asked for', async () => {
    const first = await search('', { orderBy: 'PRICE', first: 2 });
    const second = await search('', { orderBy: 'PRICE', first: 2, after: first.pageInfo.endCursor });
    expect([...first.ids, ...second.ids]).toEqual([far, rice, pineapple]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['a cursor of another list', { orderBy: 'PRICE', after: Buffer.from('["x","y"]').toString('base64url') }],
    ['a place that never was', { filter: { places: ['nowhere'] } }],
    ['a point off the map', { filter: { near: { point: { lat: 95, lon: 105 } } } }],
    ['no radius', { filter: { near: { point: { lat: 9, lon: 105 }, radiusKm: '0' } } }],
    ['distances from nowhere', { orderBy: 'DISTANCE' }],
    ['days out of order', { filter: { harvest: { from: '2027-04-02', to: '2027-04-01' } } }],
  ])('refuses %s', async (_what, variables) => {
    const answer = await api.gql(null, SEARCH, { words: '', ...variables });
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.message).not.toContain('undefined');
  });

  it('sends the same number of statements for one hit and for many', async () => {
    const many = await api.statementsOf(() => search('', { first: 50 }));
    const one = await api.statementsOf(() => search('', { first: 1 }));
    expect(many.length).toBe(one.length);
  });
});

describe('what is not public', () => {
  it('is never found, not even counted, not even by its owner', async () => {
    await aDraftOffer(api, seller, { variety: 'ST25' });
    await api.drain();
    const found = await search('st25', {}, seller.manager);
    expect([found.ids, found.totalCount]).toEqual([[], 0]);
  });

  it('is not shown even while the index still has it', async () => {
    const { id } = await aPublishedOffer(api, seller, { variety: 'JAS85' });
    await api.drain();
    expect((await search('jasmine 85')).ids).toEqual([id]);
    await mutate(api, seller.manager, 'pauseOffer', { offerId: id }, 'offer { state }');
    expect((await search('jasmine 85')).ids).toEqual([]);
    await api.drain();
    expect(await search('jasmine 85')).toMatchObject({ ids: [], totalCount: 0 });
  });
});

describe('demands and organisations', () => {
  it('are found in the same way', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    await api.drain();
    const query = `query ($words: String!) {
      searchDemands(words: $words) { totalCount edges { node { id } } facets(fields: [COMMODITY]) { values { value count } } }
      searchOrganisations(words: "thanh loc", filter: { kinds: [COOPERATIVE] }) { totalCount edges { node { id name } } facets(fields: [ORGANISATION_KIND]) { values { value label count } } } }`;
    const { data, errors } = await api.gql(null, query, { words: 'mua lua om 18 giong rieng' });
    expect(errors).toBeUndefined();
    expect(data['searchDemands'].edges).toEqual([{ node: { id } }]);
    expect(data['searchOrganisations'].edges).toEqual([{ node: { id: seller.id, name: seller.nameVi } }]);
    expect(data['searchOrganisations'].facets[0].values).toEqual([
      { value: 'COOPERATIVE', label: 'hợp tác xã', count: 1 },
    ]);
  });
});

describe('the index', () => {
  const nothing = () => undefined;

  it('is the same after everything was built again', async () => {
    const before = await api.db.query('SELECT kind, id, digest FROM search_documents ORDER BY kind, id');
    await api.app.get(RebuildSearch).run(nothing);
    expect(await api.db.query('SELECT kind, id, digest FROM search_documents ORDER BY kind, id')).toEqual(before);
    expect(before.length).toBeGreaterThan(5);
  });

  it('is compared with the database, and repaired', async () => {
    const check = api.app.get(CheckSearch);
    expect((await check.run(nothing)).repaired).toBe(0);
    await api.app.get(SearchEngine).remove('OFFER', [rice]);
    await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
      tx.asSystem();
      await tx.write(`UPDATE search_documents SET digest = 'other' WHERE id = $1`, [far]);
      await tx.write(
        `INSERT INTO search_documents SELECT kind, 'off_ghost', organisation_id, version, words, texts, facets, price, unit,
        quantity_milli, window_from, window_to, spot, shown_from, shown_until, stale_on, digest, generation FROM search_documents WHERE id = $1`,
        [far],
      );
      return done(null);
    });
    expect((await check.run(nothing)).repaired).toBe(3);
    expect((await check.run(nothing)).repaired).toBe(0);
    expect((await search('lua om 5451 giong rieng')).ids).toEqual([rice]);
  });

  it('is built again by itself when documents are made differently', async () => {
    await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
      tx.asSystem();
      await tx.write('UPDATE search_indexes SET settings_version = 0');
      await tx.write('DELETE FROM search_documents');
      return done(null);
    });
    await api.runJob('refresh-search');
    expect((await search('lua om 5451 giong rieng')).ids).toEqual([rice]);
    expect((await api.app.get(CheckSearch).run(nothing)).repaired).toBe(0);
  });

  it('agrees with the offers after a change that came twice', async () => {
    const [event] = await api.db.query<{ id: string }>(
      `SELECT id FROM events WHERE type = 'offers.published' AND about_id = $1`,
      [rice],
    );
    await mutate(api, seller.manager, 'withdrawOffer', { offerId: far }, 'offer { state }');
    await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
      tx.asSystem();
      await tx.write('DELETE FROM reactions_done WHERE event_id = $1', [event?.id]);
      await tx.write(`SELECT graphile_worker.add_job('relay', json_build_object('eventId', $1::text))`, [event?.id]);
      return done(null);
    });
    await api.drain();
    expect((await search('5451')).ids).toEqual([rice]);
    expect((await api.app.get(CheckSearch).run(nothing)).repaired).toBe(0);
  });

  it('converges after many changes at the same time, of offers and of their owner', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => aPublishedOffer(api, seller, { variety: 'DT8' })));
    const toggle = async (offerId: string) => {
      for (const name of ['pauseOffer', 'resumeOffer', 'pauseOffer']) {
        await mutate(api, seller.manager, name, { offerId }, 'offer { state }');
      }
    };
    await Promise.all(made.slice(0, 3).map(({ id }) => toggle(id)));
    await api.drain();
    expect((await search('dai thom 8')).ids.sort()).toEqual(
      made
        .slice(3)
        .map(({ id }) => id)
        .sort(),
    );
    expect((await api.app.get(CheckSearch).run(nothing)).repaired).toBe(0);
  });
});
