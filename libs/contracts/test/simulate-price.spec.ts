import { startTestApi, type TestApi } from '@testing/test-api';

const SIMULATE = `query($input: SimulatePriceInput!) {
  simulatePrice(input: $input) {
    __typename
    ... on Problem { code message }
    ... on InvalidInput { issues { path } }
    ... on SimulatePricePayload {
      amount payable price buyerAgainstMarket rejectable
      explanation { formula text }
      sideSelling { marketPrice }
      rows { at amount }
    }
  }
}`;
const QUALITY = [{ param: 'moisture', unit: '%', standard: '28', adjustRule: 'DRY_MATTER' }];
const termsWith = (price: object, line: object = {}) =>
  JSON.stringify({ schemaVersion: 1, terms: { price, lines: [{ commodity: 'LUA', form: 'FRESH', ...line }] } });
const FIXED = { mechanism: 'FIXED', base: '5600' };

describe('simulatePrice', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const ask = async (input: object, locale: 'vi' | 'en' = 'vi') => {
    const answer = await api.gql(null, SIMULATE, { input }, { locale });
    expect(answer.errors).toBeUndefined();
    return answer.data['simulatePrice'];
  };

  it('prices a delivery for anybody, with the way there in words and a table', async () => {
    const canonicalTerms = termsWith(FIXED, { quality: QUALITY, quantityMode: 'FIXED', quantity: '50', unit: 'TONNE' });
    const range = { vary: 'moisture', from: '28', to: '30', rows: 2 };
    const readings = [{ param: 'moisture', value: '30' }];
    const given = await ask({ canonicalTerms, gross: '42350', readings, marketPrice: '5700', range });
    // 42,350 × 70/72 = 41,173.61 → 41,174 × 5,600 = 230,574,400; at 5,700 the market would pay 234,691,800
    expect(given).toMatchObject({
      __typename: 'SimulatePricePayload',
      amount: '230574400',
      payable: '41174',
      buyerAgainstMarket: '4117400',
      sideSelling: { marketPrice: '5600' },
      rows: [
        { at: '28', amount: '237160000' },
        { at: '30', amount: '230574400' },
      ],
    });
    expect(given.explanation.at(-1).text).toBe('Thành tiền: 41.174 × 5.600 = 230.574.400 đ');
  });

  it.each([
    [termsWith({}), {}, 'PriceTermMissing'],
    [termsWith({ mechanism: 'MARKET' }), {}, 'ReferencePriceNeeded'],
    [termsWith(FIXED, { quality: QUALITY }), {}, 'ReadingNeeded'],
    [termsWith(FIXED, { quality: [...QUALITY, ...QUALITY] }), {}, 'DeductedTwice'],
    [termsWith(FIXED), { tare: '9000' }, 'ReadingImpossible'],
    [termsWith({ mechanism: 'LADDER' }, { ladder: [{ grade: 'A', price: '1' }] }), { grade: 'B' }, 'GradeUnknown'],
    ['{}', {}, 'InvalidInput'],
    ['not json', {}, 'InvalidInput'],
    [termsWith(FIXED), { gross: '-1' }, 'InvalidInput'],
    [termsWith(FIXED), { range: { vary: 'market', from: '1', to: '2', rows: 1000 } }, 'InvalidInput'],
    [termsWith(FIXED), { range: { vary: 'market', from: '1', to: '2', rows: 1 } }, 'InvalidInput'],
    [termsWith(FIXED), { line: -1 }, 'InvalidInput'],
  ])('says what is missing: %s %j', async (canonicalTerms, more, type) => {
    const refused = await ask({ canonicalTerms, gross: '1000', ...more }, 'en');
    expect(refused).toMatchObject({ __typename: type, message: expect.stringMatching(/\w{3}/) });
  });
});
