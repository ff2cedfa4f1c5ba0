import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aDraftOffer, aPublishedOffer, offerTerms } from '@testing/world/offers';
import {
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { aPerson } from '@testing/world/identity';

let api: TestApi;
let seller: TradingOrganisation;
let other: TradingOrganisation;
let buyer: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  other = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã khóm Tắc Cậu' });
  buyer = await aVerifiedEnterprise(api);
});
afterAll(() => api.close());

/** What stops a mutation: its code, with the facts that are selected. */
async function refusal(
  as: As,
  name: string,
  input: Record<string, unknown>,
  facts = '',
): Promise<Record<string, unknown>> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const { data, errors } = await api.gql(
    as,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Problem { code message } ${facts} } }`,
    { input },
  );
  const {
    __typename: _type,
    message,
    ...rest
  } = (data[name] ?? { code: JSON.stringify(errors) }) as Record<string, unknown>;
  if (message !== undefined) expect(String(message).length).toBeGreaterThan(10);
  return rest;
}

const draft = (change: Record<string, unknown>, facts: string) =>
  refusal(seller.manager, 'draftOffer', { organisationId: seller.id, terms: offerTerms(change) }, facts);
const ISSUES = '... on InvalidInput { issues { path code message } }';

async function issuesOf(change: Record<string, unknown>): Promise<string[]> {
  const { issues = [] } = (await draft(change, ISSUES)) as {
    issues?: { path: string; code: string; message: string }[];
  };
  for (const { message } of issues) expect(message.length).toBeGreaterThan(3);
  return issues.map(({ path, code }) => `${path} ${code}`);
}

describe('a draft', () => {
  it('keeps what was said, in base units', async () => {
    const { offer } = await mutate(
      api,
      seller.staff,
      'draftOffer',
      {
        organisationId: seller.id,
        terms: offerTerms({
          volume: {
            expected: { area: '10', areaUnit: 'CONG', congM2: 1296, yieldLow: '6', yieldHigh: '7', yieldUnit: 'TAN' },
          },
          price: { mechanism: 'FLOOR', unit: 'TAN', floor: '5600000', cap: '6200000' },
          quality: [{ attribute: 'MOISTURE', atMost: '25' }],
          minimumLot: { amount: '5', unit: 'TA' },
          note: '  Giao tại bến Thạnh Lộc ',
        }),
      },
      `offer { state version volume { kind low { value unit } high { value } areaHa yieldLow } yieldRemark
        price { mechanism floor cap comparable } quality { attribute atMost } minimumLot { value } note
        commodity { code } variety { code } place { id } harvest { from to } season allowedActions availableQuantity { value }
        createdAt history { totalCount edges { node { type description } } } }`,
    );
    expect(offer).toEqual({
      state: 'DRAFT',
      version: 1,
      volume: {
        kind: 'EXPECTED',
        low: { value: '7776', unit: 'KG' },
        high: { value: '9072' },
        areaHa: '1.296',
        yieldLow: '6000',
      },
      yieldRemark: 'USUAL',
      price: { mechanism: 'FLOOR', floor: '5600', cap: '6200', comparable: '5600' },
      quality: [{ attribute: 'MOISTURE', atMost: '25' }],
      minimumLot: { value: '500' },
      note: 'Giao tại bến Thạnh Lộc',
      commodity: { code: 'LUA' },
      variety: { code: 'OM18' },
      place: { id: 'vn-30904-2025' },
      harvest: { from: '2027-02-20', to: '2027-03-10' },
      season: 'DONG_XUAN-2027',
      allowedActions: ['REVISE', 'PUBLISH', 'WITHDRAW'],
      availableQuantity: { value: '0' },
      createdAt: '2026-11-24T01:00:00.000Z',
      history: { totalCount: 1, edges: [{ node: { type: 'offers.drafted', description: 'Đã lập bản nháp' } }] },
    });
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ commodity: 'VANG' }, ['commodity unknown-value']],
    [{ variety: 'ST99', season: 'DONG_XUAN' }, ['variety unknown-value', 'season unknown-value']],
    [{ form: 'LIVE' }, ['form unknown-value']],
    [{ placeId: 'vn-906-until-2025' }, ['placeId unknown-value']],
    [{ point: { lat: 99, lon: 0 } }, ['point not-on-the-map']],
    [{ volume: {} }, ['volume one-of-two']],
    [{ volume: { fixed: { amount: '0', unit: 'KG' } } }, ['volume.fixed.amount too-small']],
    [{ harvest: { from: '2027-03-02', to: '2027-03-01' } }, ['harvest dates-out-of-order']],
    [{ price: { mechanism: 'FIXED' } }, ['price.base required']],
    [{ quality: [{ attribute: 'MOISTURE', atMost: '101' }] }, ['quality[0].atMost too-large']],
    [{ quality: [{ attribute: 'CRUNCH', atMost: '1' }] }, ['quality[0].attribute unknown-value']],
    [{ minimumLot: { amount: '81', unit: 'TAN' } }, ['minimumLot more-than-offered']],
    [{ certificateIds: ['x'], photoIds: ['y'] }, ['certificateIds[0] bad-id', 'photoIds[0] bad-id']],
  ])('with %j is refused field by field', async (change, expected) => expect(await issuesOf(change)).toEqual(expected));

  it('asks what an ambiguous unit means, and refuses one that is not for the goods', async () => {
    const gia = { volume: { fixed: { amount: '100', unit: 'GIA' } } };
    expect(await draft(gia, '... on AmbiguousUnit { question choices }')).toMatchObject({
      code: 'AMBIGUOUS_UNIT',
      question: 'KG_IN_GIA',
    });
    const cong = {
      volume: { expected: { area: '5', areaUnit: 'CONG', yieldLow: '6', yieldHigh: '7', yieldUnit: 'TAN' } },
    };
    expect(await draft(cong, '... on AmbiguousUnit { question }')).toMatchObject({ question: 'WHICH_CONG' });
    const chuc = { volume: { fixed: { amount: '100', unit: 'CHUC', chuc: 12 } } };
    expect(await draft(chuc, '')).toEqual({ code: 'UNIT_NOT_FOR_COMMODITY' });
  });

  it('names only certificates and photos that may be used', async () => {
    const id = '0123456789abcdefghjkmnpqrs';
    expect(await draft({ certificateIds: [`crt_${id}`] }, '... on CertificateNotUsable { certificateId }')).toEqual({
      code: 'CERTIFICATE_NOT_USABLE',
      certificateId: `crt_${id}`,
    });
    expect(await draft({ photoIds: [`fil_${id}`] }, '')).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('publishing', () => {
  it('is for verified sellers', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const { offer } = await mutate(api, manager, 'draftOffer', { organisationId, terms: offerTerms() }, 'offer { id }');
    const reason = '... on SellerNotEligible { reason }';
    expect(await refusal(manager, 'publishOffer', { offerId: offer.id }, reason)).toEqual({
      code: 'SELLER_NOT_ELIGIBLE',
      reason: 'NOT_VERIFIED',
    });
    const input = { organisationId: buyer.id, terms: offerTerms() };
    const drafted = await mutate(api, buyer.manager, 'draftOffer', input, 'offer { id }');
    expect(await refusal(buyer.manager, 'publishOffer', { offerId: drafted.offer.id }, reason)).toMatchObject({
      reason: 'NOT_A_SELLER',
    });
  });

  it('refuses a harvest that is over and a yield that nobody has', async () => {
    const over = await aDraftOffer(api, seller, { harvest: { from: '2026-11-01', to: '2026-11-23' } });
    expect(
      await refusal(seller.manager, 'publishOffer', { offerId: over.id }, '... on HarvestWindowNotPossible { reason }'),
    ).toEqual({ code: 'HARVEST_WINDOW_NOT_POSSIBLE', reason: 'OVER' });
    const expected = { area: '2', areaUnit: 'HA', yieldLow: '6', yieldHigh: '19', yieldUnit: 'TAN' };
    const much = await aDraftOffer(api, seller, { volume: { expected } });
    expect(
      await refusal(
        seller.manager,
        'publishOffer',
        { offerId: much.id },
        '... on ImplausibleYield { stated usualHigh }',
      ),
    ).toEqual({ code: 'IMPLAUSIBLE_YIELD', stated: '19000', usualHigh: '9000' });
  });

  it('happens once; a repeated key gives the same answer', async () => {
    const { id: offerId } = await aDraftOffer(api, seller);
    const input = { offerId, idempotencyKey: 'publish-once' };
    const first = await mutate(api, seller.manager, 'publishOffer', input, 'offer { id version }');
    expect(await mutate(api, seller.manager, 'publishOffer', input, 'offer { id version }')).toEqual(first);
    expect(await refusal(seller.manager, 'publishOffer', { offerId }, '... on WrongOfferState { state }')).toEqual({
      code: 'WRONG_OFFER_STATE',
      state: 'PUBLISHED',
    });
    const reused = await refusal(seller.manager, 'pauseOffer', input);
    expect(reused).toEqual({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('pausing, resuming, withdrawing', () => {
  it('follow the states', async () => {
    const { id: offerId } = await aPublishedOffer(api, seller);
    const at = async (name: string) =>
      (await mutate(api, seller.manager, name, { offerId }, 'offer { state allowedActions }')).offer as unknown;
    expect(await at('pauseOffer')).toEqual({ state: 'PAUSED', allowedActions: ['REVISE', 'RESUME', 'WITHDRAW'] });
    expect(await refusal(seller.manager, 'pauseOffer', { offerId })).toEqual({ code: 'WRONG_OFFER_STATE' });
    expect(await at('resumeOffer')).toEqual({ state: 'PUBLISHED', allowedActions: ['REVISE', 'PAUSE', 'WITHDRAW'] });
    expect(await refusal(seller.manager, 'resumeOffer', { offerId })).toEqual({ code: 'WRONG_OFFER_STATE' });
    expect(await at('withdrawOffer')).toEqual({ state: 'WITHDRAWN', allowedActions: [] });
    expect(await refusal(seller.manager, 'withdrawOffer', { offerId })).toEqual({ code: 'WRONG_OFFER_STATE' });
  });
});

describe('revising', () => {
  const revise = (id: string, version: number, change: Record<string, unknown>, facts = '') =>
    refusal(seller.manager, 'reviseOffer', { offerId: id, version, terms: offerTerms(change) }, facts);

  it('changes terms and supply, and leaves a line in the history', async () => {
    const { id: offerId, version } = await aPublishedOffer(api, seller);
    const terms = offerTerms({ volume: { fixed: { amount: '95', unit: 'TAN' } }, note: 'Thêm ruộng' });
    const { offer } = await mutate(
      api,
      seller.manager,
      'reviseOffer',
      { offerId, version, terms },
      'offer { version availableQuantity { value } note history { edges { node { type } } } }',
    );
    expect(offer).toMatchObject({ version: 3, availableQuantity: { value: '95000' }, note: 'Thêm ruộng' });
    expect(offer.history.edges.map(({ node }: { node: { type: string } }) => node.type)).toEqual([
      'offers.drafted',
      'offers.published',
      'offers.revised',
    ]);
  });

  it('refuses what was changed meanwhile, other goods, and an offer that is over', async () => {
    const { id, version } = await aPublishedOffer(api, seller);
    expect(await revise(id, version - 1, {}, '... on StaleVersion { currentVersion }')).toEqual({
      code: 'STALE_VERSION',
      currentVersion: version,
    });
    expect(await revise(id, version, { form: 'DRY' })).toEqual({ code: 'OFFERED_GOODS_FIXED' });
    const past = { harvest: { from: '2026-11-01', to: '2026-11-02' } };
    expect(await revise(id, version, past)).toEqual({ code: 'HARVEST_WINDOW_NOT_POSSIBLE' });
    const expected = { area: '2', areaUnit: 'HA', yieldLow: '6', yieldHigh: '19', yieldUnit: 'TAN' };
    expect(await revise(id, version, { volume: { expected } })).toEqual({ code: 'IMPLAUSIBLE_YIELD' });
    await mutate(api, seller.manager, 'withdrawOffer', { offerId: id }, 'offer { id }');
    expect(await revise(id, version + 1, {})).toEqual({ code: 'WRONG_OFFER_STATE' });
  });
});

describe('who may', () => {
  it.each(['publishOffer', 'pauseOffer', 'resumeOffer', 'withdrawOffer'])('%s', async (name) => {
    const draftId = (await aDraftOffer(api, seller)).id;
    const upId = (await aPublishedOffer(api, seller)).id;
    const { advisor } = await anAlliance(api);
    const code = async (as: As, offerId: string) => (await refusal(as, name, { offerId }))['code'];
    // A draft is not there for others; what is up is, and is not theirs.
    for (const stranger of [other.manager, buyer.manager, advisor, await aPerson(api)]) {
      expect(await code(stranger, draftId)).toBe('NOT_FOUND');
      expect(await code(stranger, upId)).toBe('NOT_PERMITTED');
    }
    expect(await code(seller.signatory, upId)).toBe('NOT_PERMITTED');
    expect(await code(seller.manager, 'off_none')).toBe('NOT_FOUND');
    expect(await code(null, upId)).toContain('UNAUTHENTICATED');
  });

  it('drafts only for an organisation of one’s own', async () => {
    const terms = offerTerms();
    for (const id of [seller.id, 'org_none']) {
      expect(await refusal(other.manager, 'draftOffer', { organisationId: id, terms })).toEqual({ code: 'NOT_FOUND' });
    }
    const up = await aPublishedOffer(api, seller);
    const input = { offerId: up.id, version: up.version, terms };
    expect(await refusal(other.manager, 'reviseOffer', input)).toEqual({ code: 'NOT_PERMITTED' });
  });
});
