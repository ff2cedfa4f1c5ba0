import fc from 'fast-check';
import { calendarDate } from '@domain/kernel/calendar-date';
import type { OrganisationId } from '@domain/kernel/id';
import { facetWords, type FacetField, type SearchDocument } from '../src/engine/search-document';
import type { SearchEngine } from '../src/engine/search-engine';
import {
  keyCountOf,
  NO_FILTER,
  SEARCH_ORDERS,
  type SearchFilter,
  type SearchOrder,
  type SearchQuery,
} from '../src/engine/search-query';
import { Lexicon } from '../src/words/lexicon';
import { understand } from '../src/words/understand';

/** What every engine has to do alike. Each call gives an engine with an empty index. */
export function engineConformance(start: () => Promise<{ engine: SearchEngine; close: () => Promise<void> }>): void {
  let engine: SearchEngine;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ engine, close } = await start());
  });
  afterAll(() => close());
  afterEach(async () => {
    for (const kind of ['OFFER', 'DEMAND', 'ORGANISATION'] as const) {
      const all = await engine.indexedAfter(kind, null, 10_000);
      await engine.remove(
        kind,
        all.map(({ id }) => id),
      );
    }
  });

  const ids = async (text: string, order: SearchOrder = 'RELEVANCE', filter: Partial<SearchFilter> = {}) =>
    (await engine.search(query(text, filter), { order, after: null, limit: 100 })).map(({ id }) => id);

  describe('words', () => {
    beforeEach(() =>
      engine.put([
        doc('dua-fruit', { title: 'dứa Queen', facets: { commodity: ['KHOM'] } }),
        doc('coconut', { title: 'dừa xiêm', facets: { commodity: ['DUA'] } }),
        doc('cucumber', { title: 'dưa leo', facets: { commodity: ['DUA_LEO'] } }),
        doc('khom', { title: 'khóm Tắc Cậu', facets: { commodity: ['KHOM'] } }),
        doc('rice', {
          title: 'lúa OM 5451 OM5451',
          facts: 'Hợp tác xã Hoà Bình',
          place: 'Xã Ngọc Chúc, Huyện Giồng Riềng',
          facets: { commodity: ['LUA'], variety: ['OM5451'], district: ['906'] },
        }),
        doc('other-rice', {
          title: 'lúa ST25',
          place: 'Xã Giồng Riềng',
          facets: { commodity: ['LUA'], variety: ['ST25'] },
        }),
      ]),
    );

    it('without tones find every tone', async () => {
      expect((await ids('dua')).sort()).toEqual(['coconut', 'cucumber', 'dua-fruit', 'khom']);
    });

    it.each([
      ['dứa', 'dua-fruit'],
      ['dừa', 'coconut'],
      ['dưa', 'cucumber'],
    ])('with tones find %s first', async (text, first) => {
      expect((await ids(text))[0]).toBe(first);
    });

    it('of a dialect find the other word, and never one that only looks like it', async () => {
      expect((await ids('khóm')).sort()).toEqual(['dua-fruit', 'khom']);
      expect((await ids('khóm'))[0]).toBe('khom');
    });

    it.each(['OM5451', 'om 5451', '5451', 'OM-5451', 'om5451'])('find the variety by %s', async (text) => {
      expect(await ids(text)).toEqual(['rice']);
    });

    it.each([
      ['lua om 5451 giong rieng', 'rice'],
      ['hoà bình', 'rice'],
      ['HÒA BÌNH', 'rice'],
      ['hòa bình'.normalize('NFD'), 'rice'],
      ['htx hoa binh', 'rice'],
      ['st25', 'other-rice'],
      ['lúa ở giồng riềng st 25', 'other-rice'],
      ['lua st25 gion', 'other-rice'],
    ])('typed as "%s" find it', async (text, id) => {
      expect(await ids(text)).toContain(id);
    });

    it('have to be found all of them', async () => {
      expect(await ids('lúa dừa')).toEqual([]);
      expect((await ids('giong rieng')).sort()).toEqual(['other-rice', 'rice']);
    });

    it('are highlighted as they were written, without markup', async () => {
      const [hit] = await engine.search(query('giong rieng 5451'), { order: 'RELEVANCE', after: null, limit: 5 });
      const marked = hit?.highlights.flatMap(({ pieces }) =>
        pieces.filter((piece) => piece.hit).map(({ text }) => text),
      );
      expect(marked).toEqual(expect.arrayContaining(['5451', 'Giồng', 'Riềng']));
      const place = hit?.highlights.find(({ field }) => field === 'place');
      expect(place?.pieces.map(({ text }) => text).join('')).toBe('Xã Ngọc Chúc, Huyện Giồng Riềng');
    });

    it.each([
      "'",
      '\\',
      '&|!():*<->',
      '%_',
      '""',
      '\u202e\u0300',
      '🦐',
      '-',
      ' '.repeat(200),
      'a'.repeat(5_000),
      "x' | 'y",
    ])('may be anything: %j', async (text) => {
      await expect(ids(text)).resolves.toBeDefined();
    });
  });

  it('answers any text without failing (random)', async () => {
    await engine.put([doc('one', { title: "it's \\ a 'test' & more" })]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (text) => {
        await ids(text);
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with counting by hand on random filters, in totals and in facets', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyDocument, { maxLength: 40 }),
        fc.array(anyFilter, { minLength: 3, maxLength: 3 }),
        async (some, filters) => {
          const documents = some.map((document, index) => ({ ...document, id: `d${index}` }));
          await engine.put(documents);
          for (const filter of filters) {
            const asked = query('', filter);
            const fitting = documents.filter((document) => fits(document, filter));
            expect(await engine.count(asked)).toBe(fitting.length);
            const hits = await engine.search(asked, { order: 'NEWEST', after: null, limit: 100 });
            expect(hits.map(({ id }) => id).sort()).toEqual(fitting.map(({ id }) => id).sort());
            expect(counted(await engine.facets(asked, FIELDS, 100))).toEqual(countedByHand(documents, filter));
          }
          await engine.remove(
            'OFFER',
            documents.map(({ id }) => id),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(SEARCH_ORDERS)('pages by %s through every hit once, while others are added', async (order) => {
    const documents = Array.from({ length: 25 }, (_value, index) =>
      doc(`p${String(index).padStart(2, '0')}`, {
        title: index % 3 === 0 ? 'dừa' : 'dứa',
        price: index % 4 === 0 ? null : `${5000 + (index % 5)}`,
        shownFrom: NOW - (index % 6) * 1000,
        lat: 10 + (index % 7) / 100,
      }),
    );
    await engine.put(documents);
    const near = { lat: 10, lon: 105, radiusKm: null };
    const seen: string[] = [];
    for (let after: readonly string[] | null = null, turn = 0; ; turn += 1) {
      const hits = await engine.search(query('dừa', { near }), { order, after, limit: 4 });
      seen.push(...hits.map(({ id }) => id));
      const last = hits.at(-1);
      if (!last) break;
      expect(last.keys).toHaveLength(keyCountOf(order));
      after = last.keys;
      await engine.put([doc(`new${turn}`, { title: 'dừa', shownFrom: NOW - 1, price: '5002' })]);
    }
    const known = seen.filter((id) => id.startsWith('p'));
    expect(new Set(known).size).toBe(known.length);
    expect(known.sort()).toEqual(documents.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('measures distances, and leaves out what lies outside the circle', async () => {
    await engine.put([
      doc('rach-gia', { lat: 10.0125, lon: 105.0809 }),
      doc('long-xuyen', { lat: 10.3864, lon: 105.4352 }),
      doc('nowhere', { lat: null }),
    ]);
    const near = { lat: 10.3864, lon: 105.4352, radiusKm: 30 };
    expect(await ids('', 'DISTANCE', { near })).toEqual(['long-xuyen']);
    const all = await engine.search(query('', { near: { ...near, radiusKm: null } }), {
      order: 'DISTANCE',
      after: null,
      limit: 9,
    });
    expect(all.map(({ id }) => id)).toEqual(['long-xuyen', 'rach-gia', 'nowhere']);
    expect(all[1]?.distanceKm).toBeCloseTo(56.79, 0);
    expect(all[2]?.distanceKm).toBeNull();
  });

  it('hides what is not shown yet or not any more, by itself', async () => {
    await engine.put([
      doc('over', { shownUntil: NOW }),
      doc('early', { shownFrom: NOW + 1 }),
      doc('up', { shownUntil: NOW + 1 }),
    ]);
    expect(await ids('')).toEqual(['up']);
    expect(await engine.count(query(''))).toBe(1);
    expect(counted(await engine.facets(query(''), ['commodity'], 10))).toEqual({ 'commodity=LUA': 1 });
  });

  it('replaces a document as a whole', async () => {
    await engine.put([doc('same', { title: 'dừa' })]);
    await engine.put([doc('same', { title: 'khóm' })]);
    expect(await ids('dừa')).toEqual([]);
    expect(await ids('khóm')).toEqual(['same']);
  });

  it('answers from the old index until the new one is finished, and keeps what came meanwhile', async () => {
    await engine.put([doc('stays'), doc('goes')]);
    const rebuild = await engine.rebuild('OFFER');
    expect((await ids('')).sort()).toEqual(['goes', 'stays']);
    await rebuild.put([doc('stays')]);
    await engine.put([doc('meanwhile')]);
    await rebuild.finish();
    expect((await ids('')).sort()).toEqual(['meanwhile', 'stays']);
  });
}

export const NOW = Date.UTC(2026, 10, 24);
const FIELDS: readonly FacetField[] = ['commodity', 'place', 'scheme'];
const lexicon = new Lexicon([
  { phrases: ['khóm', 'dứa', 'thơm'], facets: [{ field: 'commodity', value: 'KHOM' }] },
  { phrases: ['lúa', 'thóc'], facets: [{ field: 'commodity', value: 'LUA' }] },
  { phrases: ['OM 5451', '5451'], facets: [{ field: 'variety', value: 'OM5451' }] },
  { phrases: ['Giồng Riềng'], facets: [{ field: 'district', value: '906' }] },
  { phrases: ['HTX', 'hợp tác xã'] },
]);

function query(text: string, filter: Partial<SearchFilter> = {}): SearchQuery {
  return { kind: 'OFFER', words: understand(text, lexicon), filter: { ...NO_FILTER, ...filter }, now: NOW };
}

interface Wish {
  title?: string;
  facts?: string;
  place?: string;
  facets?: SearchDocument['facets'];
  price?: string | null;
  shownFrom?: number;
  shownUntil?: number | null;
  lat?: number | null;
  lon?: number;
}

export function doc(id: string, wish: Wish = {}): SearchDocument {
  const {
    title = 'lúa',
    facts = '',
    place = '',
    facets = { commodity: ['LUA'] },
    price = '6000',
    lat = 10,
    lon = 105,
  } = wish;
  return {
    kind: 'OFFER',
    id,
    organisationId: 'org_1' as OrganisationId,
    version: 1,
    texts: { title, facts, place, note: '' },
    facets,
    price,
    quantity: { milli: 5_000_000n, unit: 'KG' },
    window: { from: calendarDate('2026-12-01'), to: calendarDate('2026-12-31') },
    point: lat === null ? null : { lat, lon },
    shownFrom: wish.shownFrom ?? NOW - 1000,
    shownUntil: wish.shownUntil ?? null,
    staleOn: null,
  };
}

const some = (...values: string[]): fc.Arbitrary<string[]> => fc.subarray(values);
const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    commodity: fc.constantFrom('LUA', 'KHOM', 'DUA'),
    place: fc.constantFrom('p1', 'p2', 'p3'),
    scheme: some('VIETGAP_TT', 'OCOP'),
    price: fc.option(fc.integer({ min: 1, max: 5 }).map(String)),
    tonnes: fc.integer({ min: 1, max: 5 }),
    month: fc.integer({ min: 1, max: 9 }),
    months: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ commodity, place, scheme, price, tonnes, month, months }) => ({
    ...doc('', { facets: { commodity: [commodity], place: [place], scheme }, price }),
    quantity: { milli: BigInt(tonnes) * 1_000_000n, unit: 'KG' as const },
    window: { from: day(month), to: day(month + months) },
  }));
const anyFilter: fc.Arbitrary<Partial<SearchFilter>> = fc
  .record({
    commodity: some('LUA', 'KHOM', 'DUA'),
    place: some('p1', 'p2'),
    scheme: some('VIETGAP_TT', 'OCOP'),
    priceFrom: fc.option(fc.integer({ min: 1, max: 5 }).map(String)),
    priceTo: fc.option(fc.integer({ min: 1, max: 5 }).map(String)),
    tonnes: fc.option(fc.integer({ min: 1, max: 5 })),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
  })
  .map(({ commodity, place, scheme, priceFrom, priceTo, tonnes, month }) => ({
    facets: Object.fromEntries(Object.entries({ commodity, place, scheme }).filter(([, values]) => values.length > 0)),
    priceFrom,
    priceTo,
    quantityFrom: tonnes === null ? null : { milli: BigInt(tonnes) * 1_000_000n, unit: 'KG' as const },
    window: month === null ? null : { from: day(month), to: day(month) },
  }));

function day(month: number) {
  return calendarDate(`2026-${String(month).padStart(2, '0')}-15`);
}

function fits(document: SearchDocument, filter: Partial<SearchFilter>, except?: FacetField): boolean {
  const { facets = {}, priceFrom, priceTo, quantityFrom, window } = filter;
  const facetsFit = (Object.entries(facets) as [FacetField, readonly string[]][]).every(
    ([field, values]) => field === except || (document.facets[field] ?? []).some((value) => values.includes(value)),
  );
  const price = document.price === null ? null : Number(document.price);
  return (
    facetsFit &&
    (!priceFrom || (price !== null && price >= Number(priceFrom))) &&
    (!priceTo || (price !== null && price <= Number(priceTo))) &&
    (!quantityFrom || (document.quantity?.milli ?? 0n) >= quantityFrom.milli) &&
    (!window || (document.window !== null && document.window.from <= window.to && document.window.to >= window.from))
  );
}

function counted(counts: readonly { field: string; value: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(counts.map(({ field, value, count }) => [`${field}=${value}`, count]));
}

function countedByHand(documents: readonly SearchDocument[], filter: Partial<SearchFilter>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const field of FIELDS) {
    for (const document of documents.filter((each) => fits(each, filter, field))) {
      for (const word of facetWords({ [field]: document.facets[field] ?? [] })) counts[word] = (counts[word] ?? 0) + 1;
    }
  }
  return counts;
}
