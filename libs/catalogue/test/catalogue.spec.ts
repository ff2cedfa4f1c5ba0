import { CatalogueReader } from '../src/public';
import { startTestApi, type TestApi } from '@testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('the catalogue', () => {
  it('is read by anybody, in both languages', async () => {
    const query = `{ commodity(code: "LUA") {
      code name names { local vi en } scientificName sector sectors baseUnit forms pickupDelayHours synonyms version retired
      units { unit name } priceUnits { unit }
      quality { code name kind unit least most standard method { local } choices { code } better }
      varieties { code name kind { local } daysFrom daysTo contractOnly synonyms }
      seasons { code name sector windows { area { local } districts sowing { from to } harvest { from to } verified
        days(year: 2026) { sowing { from to } harvest { from to } } } }
    } }`;
    const { data, errors } = await api.gql(null, query);
    expect(errors).toBeUndefined();
    const paddy = data['commodity'];
    expect(paddy).toMatchObject({
      name: 'lúa',
      sector: 'RICE',
      sectors: ['RICE', 'SHRIMP_RICE'],
      baseUnit: 'KG',
      version: 1,
    });
    expect(paddy.units.at(-1)).toEqual({ unit: 'GIA', name: 'giạ' });
    expect(paddy.quality[0]).toMatchObject({ code: 'MOISTURE', unit: 'PERCENT', least: '0', most: '40' });
    expect(paddy.varieties.find(({ code }: { code: string }) => code === 'DS1')).toMatchObject({
      contractOnly: true,
      daysFrom: 100,
    });
    const main = paddy.seasons.find(({ code }: { code: string }) => code === 'DONG_XUAN').windows[1];
    expect(main.days).toEqual({
      sowing: [
        { from: '2025-10-20', to: '2025-10-30' },
        { from: '2025-11-20', to: '2025-11-30' },
        { from: '2025-12-20', to: '2025-12-30' },
      ],
      harvest: { from: '2026-02-01', to: '2026-04-30' },
    });
    const english = await api.gql(null, query, {}, { locale: 'en' });
    expect(english.data['commodity']).toMatchObject({ name: 'paddy rice', names: { local: 'paddy rice', vi: 'lúa' } });
  });

  it('lists goods, schemes and seasons, all or those that fit', async () => {
    const { data } = await api.gql(
      null,
      `{ all: commodities { code } shrimp: commodities(sector: SHRIMP_RICE) { code }
         certificateSchemes { code name } ponds: certificateSchemes(sector: AQUACULTURE) { code subject longestMonths }
         seasons { code } rice: seasons(commodity: "LUA") { code }
         none: commodity(code: "GAO") { code } }`,
    );
    const codes = (field: string) => data[field].map(({ code }: { code: string }) => code);
    expect(codes('all').length).toBe(33);
    expect(codes('shrimp').sort()).toEqual(['CUA', 'LUA', 'TOM_CX', 'TOM_SU', 'TOM_THE']);
    expect(codes('certificateSchemes').length).toBe(24);
    expect(codes('ponds')).toContain('ASC');
    expect(codes('ponds')).not.toContain('LS_DECL');
    expect(codes('rice').sort()).toEqual(['DONG_XUAN', 'HE_THU', 'MUA', 'THU_DONG']);
    expect(data['none']).toBeNull();
  });

  it('knows believable yields of a season', async () => {
    const { data } = await api.gql(
      null,
      `{ a: yieldBound(commodity: "LUA", season: "DONG_XUAN-2026") { least most }
         b: yieldBound(commodity: "LUA", season: "MUA") { least most } c: yieldBound(commodity: "TOM_SU") { least } }`,
    );
    expect(data).toEqual({ a: { least: '5.5', most: '9' }, b: { least: '2.5', most: '6.5' }, c: null });
  });

  it('refuses a year beyond the calendar', async () => {
    const query =
      'query ($year: Int!) { seasons(commodity: "LUA") { windows { days(year: $year) { harvest { from } } } } }';
    for (const [year, code] of [
      [1999, 'too-small'],
      [2200, 'too-large'],
    ] as const) {
      const { errors } = await api.gql(null, query, { year });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: 'year', code }] });
    }
  });

  it('costs no statement once it is known', async () => {
    const query =
      '{ commodities { quality { code } varieties { code } seasons { code } } certificateSchemes { code } }';
    await api.gql(null, query);
    expect(await api.statementsOf(() => api.gql(null, query))).toEqual([]);
  });
});

it('keeps the wording of each version for what was signed under it', async () => {
  const reader = api.app.get(CatalogueReader, { strict: false });
  expect(await reader.entryAt('COMMODITY', 'LUA', 1)).toMatchObject({
    version: 1,
    retired: false,
    facts: { code: 'LUA', pickupDelayHours: 24 },
  });
  expect(await reader.entryAt('COMMODITY', 'LUA', 2)).toBeNull();
  expect((await reader.variety('ST25'))?.commodity).toBe('LUA');
  expect((await reader.season('MUA'))?.names.en).toBe('wet-season rice');
  expect((await reader.certificateScheme('PUC'))?.subject).toBe('AREA');
});

const CONVERT = `query ($input: ConvertQuantityInput!) { convertQuantity(input: $input) {
  __typename
  ... on ConvertQuantityPayload { quantity { value unit } }
  ... on AmbiguousUnit { code message unit question questionText choices }
  ... on UnitNotForCommodity { code message unit commodity allowed }
  ... on NotFound { code what }
  ... on InvalidInput { issues { path code message } }
} }`;

describe('converting what people say', () => {
  const convert = async (input: Record<string, unknown>, locale: 'vi' | 'en' = 'vi') => {
    const { data, errors } = await api.gql(null, CONVERT, { input }, { locale });
    expect(errors).toBeUndefined();
    return data['convertQuantity'];
  };

  it('gives the base unit', async () => {
    expect(await convert({ commodity: 'LUA', amount: '80', unit: 'TAN' })).toEqual({
      __typename: 'ConvertQuantityPayload',
      quantity: { value: '80000', unit: 'KG' },
    });
    const bundles = await convert({ commodity: 'RAU_ME', amount: '40', unit: 'BO', kgEach: '0.35' });
    expect(bundles.quantity).toEqual({ value: '14', unit: 'KG' });
  });

  it('asks what an ambiguous unit means, in the language of the reader', async () => {
    const question = { commodity: 'DUA', amount: '100', unit: 'CHUC' };
    expect(await convert(question)).toEqual({
      __typename: 'AmbiguousUnit',
      code: 'AMBIGUOUS_UNIT',
      message: 'Đơn vị này mỗi nơi hiểu một khác; xin nói rõ trước khi ghi số lượng.',
      unit: 'CHUC',
      question: 'HOW_MANY_IN_CHUC',
      questionText: 'Một chục ở đây là bao nhiêu: 10, 12 hay 14?',
      choices: [10, 12, 14],
    });
    expect((await convert(question, 'en')).questionText).toBe('How many are in a chục here: 10, 12 or 14?');
    expect((await convert({ ...question, chuc: 12 })).quantity).toEqual({ value: '1200', unit: 'PIECE' });
  });

  it('refuses units of other goods, unknown goods and impossible amounts', async () => {
    expect(await convert({ commodity: 'LUA', amount: '3', unit: 'BUONG' })).toMatchObject({
      __typename: 'UnitNotForCommodity',
      commodity: 'LUA',
      allowed: ['KG', 'TAN', 'TA', 'YEN', 'GIA'],
    });
    expect(await convert({ commodity: 'GAO', amount: '3', unit: 'KG' })).toMatchObject({
      code: 'NOT_FOUND',
      what: 'Commodity',
    });
    expect(await convert({ commodity: 'DUA', amount: '1.5', unit: 'TRAI' })).toMatchObject({
      issues: [{ path: 'amount', code: 'not-whole', message: 'Phải là số nguyên, không chia lẻ.' }],
    });
    expect(await convert({ commodity: 'LUA', amount: '0', unit: 'KG' })).toMatchObject({
      issues: [{ code: 'too-small' }],
    });
  });

  it('converts areas and wet paddy', async () => {
    const { data, errors } = await api.gql(
      null,
      `{ cong: convertArea(input: { amount: "10", unit: CONG, congM2: 1296 }) { ... on ConvertAreaPayload { squareMetres hectares } }
         which: convertArea(input: { amount: "10", unit: CONG }) { ... on AmbiguousUnit { question choices } }
         none: convertArea(input: { amount: "0", unit: HA }) { ... on InvalidInput { issues { path } } }
         dry: convertMoisture(input: { kg: "42350", from: "27", to: "14", price: "5600" }) {
           ... on ConvertMoisturePayload { quantity { value unit } price } }
         wrong: convertMoisture(input: { kg: "0", from: "-1", to: "99", price: "-1" }) {
           ... on InvalidInput { issues { path code } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data['cong']).toEqual({ squareMetres: '12960', hectares: '1.296' });
    expect(data['which']).toEqual({ question: 'WHICH_CONG', choices: [1000, 1296] });
    expect(data['none'].issues.length).toBe(1);
    expect(data['dry']).toEqual({ quantity: { value: '35948.256', unit: 'KG' }, price: '6597.2603' });
    expect(data['wrong'].issues).toEqual([
      { path: 'kg', code: 'too-small' },
      { path: 'from', code: 'too-small' },
      { path: 'to', code: 'too-large' },
      { path: 'price', code: 'too-small' },
    ]);
  });
});

describe('the law of a day', () => {
  const query = `query ($on: CalendarDate!) { legalRegime(on: $on) { on
    cooperatives { code title } linkages { code number } size { code }
    agriculturalEvaluation { settled instruments { code } } otherEvaluation { settled instruments { code } } localGovernment } }`;

  it('is told in both languages', async () => {
    const { data } = await api.gql(null, query, { on: '2025-07-01' });
    expect(data['legalRegime']).toEqual({
      on: '2025-07-01',
      cooperatives: { code: 'COOPERATIVE_LAW_2023', title: 'Luật Hợp tác xã 2023' },
      linkages: { code: 'DECREE_98_2018', number: '98/2018/NĐ-CP' },
      size: { code: 'DECREE_113_2024' },
      agriculturalEvaluation: { settled: false, instruments: [{ code: 'CIRCULAR_09_2017' }] },
      otherEvaluation: { settled: false, instruments: [] },
      localGovernment: 'TWO_TIERS',
    });
    const english = await api.gql(null, query, { on: '2013-07-01' }, { locale: 'en' });
    expect(english.data['legalRegime']).toMatchObject({
      cooperatives: { title: 'Law on Cooperatives 2012' },
      size: null,
    });
  });

  it('is not known before July 2013', async () => {
    expect((await api.gql(null, query, { on: '2013-06-30' })).data).toEqual({ legalRegime: null });
    const { data } = await api.gql(null, '{ legalInstruments { code from to } }');
    expect(data['legalInstruments'].length).toBe(18);
  });
});
