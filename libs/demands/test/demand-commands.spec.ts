import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { aDraftDemand, anAnswer, aPublishedDemand, demandTerms } from '@testing/world/offers';
import {
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';

let api: TestApi;
let buyer: TradingOrganisation;
let rival: TradingOrganisation;
let seller: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  buyer = await aVerifiedEnterprise(api);
  rival = await aVerifiedEnterprise(api, { nameVi: 'Công ty Gạo Rạch Giá' });
  seller = await aVerifiedCooperative(api);
});
afterAll(() => api.close());
afterEach(() => api.clock.goTo('2026-11-24'));

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
  const result = (data[name] ?? { code: JSON.stringify(errors) }) as Record<string, unknown>;
  const { __typename: _type, message, ...rest } = result;
  if (message !== undefined) expect(String(message).length).toBeGreaterThan(10);
  return rest;
}

const ISSUES = '... on InvalidInput { issues { path code message } }';
const paths = (refused: Record<string, unknown>): string[] =>
  ((refused['issues'] ?? []) as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

describe('a draft', () => {
  it('keeps what was said', async () => {
    const { demand } = await mutate(
      api,
      buyer.staff,
      'draftDemand',
      {
        organisationId: buyer.id,
        terms: demandTerms({
          brings: [{ kind: 'ADVANCE', note: '2 triệu đồng/ha' }, { kind: 'PICK_UP' }],
          certificateSchemes: ['VIETGAP_TT'],
          distanceLimitKm: 60,
          minimumAnswer: { amount: '20', unit: 'TAN' },
        }),
      },
      `demand { state total { value } window { from to } tranches { quantity { value unit } window { from } } brings { kind note }
        certificateSchemes distanceLimitKm minimumAnswer { value } varieties { code } answerMode deadlineAt allowedActions
        price { base } place { id } commodity { code } answerCount answers { totalCount } history { totalCount } }`,
    );
    expect(demand).toEqual({
      state: 'DRAFT',
      total: { value: '300000' },
      window: { from: '2027-02-15', to: '2027-03-31' },
      tranches: [
        { quantity: { value: '200000', unit: 'KG' }, window: { from: '2027-02-15' } },
        { quantity: { value: '100000', unit: 'KG' }, window: { from: '2027-03-06' } },
      ],
      brings: [
        { kind: 'ADVANCE', note: '2 triệu đồng/ha' },
        { kind: 'PICK_UP', note: null },
      ],
      certificateSchemes: ['VIETGAP_TT'],
      distanceLimitKm: 60,
      minimumAnswer: { value: '20000' },
      varieties: [{ code: 'OM18' }],
      answerMode: 'OPEN',
      deadlineAt: '2026-12-20T10:00:00.000Z',
      allowedActions: ['REVISE', 'PUBLISH', 'CANCEL'],
      price: { base: '5900' },
      place: { id: 'vn-30904-2025' },
      commodity: { code: 'LUA' },
      answerCount: 0,
      answers: { totalCount: 0 },
      history: { totalCount: 1 },
    });
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ commodity: 'VANG' }, ['commodity unknown-value']],
    [{ tranches: [] }, ['tranches required']],
    [
      { varieties: ['X'], certificateSchemes: ['Y'] },
      ['varieties[0] unknown-value', 'certificateSchemes[0] unknown-value'],
    ],
    [{ distanceLimitKm: 0 }, ['distanceLimitKm too-small']],
    [{ distanceLimitKm: 2001 }, ['distanceLimitKm too-large']],
    [{ brings: [{ kind: 'INPUTS' }, { kind: 'INPUTS' }] }, ['brings twice']],
    [{ minimumAnswer: { amount: '301', unit: 'TAN' } }, ['minimumAnswer more-than-asked']],
    [{ note: 'x'.repeat(2001) }, ['note too-long']],
  ])('with %j is refused field by field', async (change, expected) => {
    const input = { organisationId: buyer.id, terms: demandTerms(change) };
    expect(paths(await refusal(buyer.manager, 'draftDemand', input, ISSUES))).toEqual(expected);
  });

  it('asks what an ambiguous unit means', async () => {
    const tranches = [{ quantity: { amount: '9', unit: 'GIA' }, window: { from: '2027-02-15', to: '2027-03-05' } }];
    const input = { organisationId: buyer.id, terms: demandTerms({ tranches }) };
    expect(await refusal(buyer.manager, 'draftDemand', input)).toEqual({ code: 'AMBIGUOUS_UNIT' });
    tranches[0] = { quantity: { amount: '9', unit: 'TRAI' }, window: { from: '2027-02-15', to: '2027-03-05' } };
    expect(await refusal(buyer.manager, 'draftDemand', input)).toEqual({ code: 'UNIT_NOT_FOR_COMMODITY' });
  });
});

describe('publishing', () => {
  const publish = (as: As, demandId: string, facts = '') => refusal(as, 'publishDemand', { demandId }, facts);

  it('is for verified buyers', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'ENTERPRISE');
    const { demand } = await mutate(
      api,
      manager,
      'draftDemand',
      { organisationId, terms: demandTerms() },
      'demand { id }',
    );
    const facts = '... on BuyerNotEligible { reason }';
    expect(await publish(manager, demand.id, facts)).toEqual({ code: 'BUYER_NOT_ELIGIBLE', reason: 'NOT_VERIFIED' });
    const ofSeller = await aDraftDemand(api, seller);
    expect(await publish(seller.manager, ofSeller.id, facts)).toMatchObject({ reason: 'NOT_A_BUYER' });
  });

  it('refuses deadlines and windows that are not possible', async () => {
    const facts = '... on DeadlineNotPossible { reason }';
    const past = await aDraftDemand(api, buyer, { deadlineAt: '2026-11-24T00:59:59Z' });
    expect(await publish(buyer.manager, past.id, facts)).toEqual({ code: 'DEADLINE_NOT_POSSIBLE', reason: 'PAST' });
    const late = await aDraftDemand(api, buyer, { deadlineAt: '2027-04-01T10:00:00Z' });
    expect(await publish(buyer.manager, late.id, facts)).toMatchObject({ reason: 'AFTER_LAST_WINDOW' });
    const tranches = [{ quantity: { amount: '9', unit: 'TAN' }, window: { from: '2026-02-15', to: '2026-03-05' } }];
    const over = await aDraftDemand(api, buyer, { tranches });
    expect(await publish(buyer.manager, over.id)).toEqual({ code: 'HARVEST_WINDOW_NOT_POSSIBLE' });
  });
});

describe('revising', () => {
  it('puts the deadline off, never forward, and keeps the goods', async () => {
    const { id: demandId, version } = await aPublishedDemand(api, buyer);
    const revise = (change: Record<string, unknown>, facts = '', at = version) =>
      refusal(buyer.manager, 'reviseDemand', { demandId, version: at, terms: demandTerms(change) }, facts);
    expect(await revise({ deadlineAt: '2026-12-19T10:00:00Z' }, '... on DeadlineNotPossible { reason }')).toEqual({
      code: 'DEADLINE_NOT_POSSIBLE',
      reason: 'EARLIER_THAN_PROMISED',
    });
    expect(await revise({ answers: 'SEALED' })).toEqual({ code: 'DEMANDED_GOODS_FIXED' });
    expect(await revise({}, '', 1)).toEqual({ code: 'STALE_VERSION' });
    const terms = demandTerms({ deadlineAt: '2026-12-22T10:00:00Z', note: 'Thêm hai ngày' });
    const { demand } = await mutate(
      api,
      buyer.manager,
      'reviseDemand',
      { demandId, version, terms },
      'demand { deadlineAt note }',
    );
    expect(demand).toEqual({ deadlineAt: '2026-12-22T10:00:00.000Z', note: 'Thêm hai ngày' });
    await mutate(api, buyer.manager, 'closeDemand', { demandId }, 'demand { state }');
    expect(await revise({}, '', version + 2)).toEqual({ code: 'WRONG_DEMAND_STATE' });
  });
});

describe('who may', () => {
  it.each(['publishDemand', 'closeDemand', 'cancelDemand', 'awardDemand'])('%s', async (name) => {
    const draftId = (await aDraftDemand(api, buyer)).id;
    const upId = (await aPublishedDemand(api, buyer)).id;
    const { advisor } = await anAlliance(api);
    const more = name === 'awardDemand' ? { awards: [] } : {};
    const code = async (as: As, demandId: string) => (await refusal(as, name, { demandId, ...more }))['code'];
    for (const stranger of [rival.manager, seller.manager, advisor]) {
      expect(await code(stranger, draftId)).toBe('NOT_FOUND');
      expect(await code(stranger, upId)).toBe('NOT_PERMITTED');
    }
    expect(await code(buyer.signatory, upId)).toBe('NOT_PERMITTED');
    expect(await code(buyer.manager, 'dem_none')).toBe('NOT_FOUND');
    expect(await code(null, upId)).toContain('UNAUTHENTICATED');
  });

  it('drafts only for an organisation of one’s own', async () => {
    const input = { organisationId: buyer.id, terms: demandTerms() };
    expect(await refusal(rival.manager, 'draftDemand', input)).toEqual({ code: 'NOT_FOUND' });
  });
});

describe('an answer', () => {
  const answerInput = (demandId: string, change: Record<string, unknown> = {}) => ({
    demandId,
    organisationId: seller.id,
    quantities: [{ tranche: 0, quantity: { amount: '50', unit: 'TAN' } }],
    price: { mechanism: 'FIXED', base: '5750' },
    ...change,
  });

  it('is refused for each reason', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    const answer = (change: Record<string, unknown> = {}, as: As = seller.manager) =>
      refusal(as, 'answerDemand', answerInput(id, change), ISSUES);
    const first = (amount: string, tranche = 0) => ({ quantities: [{ tranche, quantity: { amount, unit: 'TAN' } }] });
    expect(paths(await answer({ quantities: [] }))).toEqual(['quantities required']);
    expect(paths(await answer(first('1', 2)))).toEqual(['quantities[0].tranche unknown-tranche']);
    expect(paths(await answer(first('201')))).toEqual(['quantities[0].quantity more-than-asked']);
    expect(paths(await answer({ offerId: 'x' }))).toEqual(['offerId bad-id']);
    expect(paths(await answer({ offerId: 'off_0123456789abcdefghjkmnpqrs' }))).toEqual(['offerId unknown-value']);
    expect(await answer({ organisationId: rival.id }, rival.manager)).toEqual({ code: 'SELLER_NOT_ELIGIBLE' });
    expect(await answer({ organisationId: buyer.id }, buyer.manager)).toEqual({ code: 'OWN_DEMAND' });
    expect(await answer({}, rival.manager)).toEqual({ code: 'NOT_FOUND' });
    expect(await answer({ demandId: 'dem_none' })).toEqual({ code: 'NOT_FOUND' });
    api.clock.goTo('2026-12-20', 17);
    expect(await answer()).toEqual({ code: 'DEMAND_NOT_OPEN' });
  });

  it('to an open demand is read by the buyer at once, by its sender, and by nobody else', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    const { id: answerId, receipt } = await anAnswer(api, seller, id);
    const read = async (as: As) =>
      (
        await api.gql(
          as,
          `{ demand(id: "${id}") { answerCount answers { totalCount edges { node { id receipt body { total { value } price { base } } seller { id } } } }
             myAnswers { id state allowedActions body { note } } } }`,
        )
      ).data['demand'];
    expect(await read(buyer.staff)).toEqual({
      answerCount: 1,
      answers: {
        totalCount: 1,
        edges: [
          {
            node: {
              id: answerId,
              receipt,
              body: { total: { value: '50000' }, price: { base: '5750' } },
              seller: { id: seller.id },
            },
          },
        ],
      },
      myAnswers: [],
    });
    const { administrator } = await anAlliance(api);
    for (const as of [rival.manager, administrator]) {
      expect(await read(as)).toEqual({ answerCount: null, answers: null, myAnswers: [] });
    }
    expect(await read(null)).toEqual({ answerCount: null, answers: null, myAnswers: null });
    expect(await read(seller.manager)).toEqual({
      answerCount: null,
      answers: null,
      myAnswers: [{ id: answerId, state: 'SUBMITTED', allowedActions: ['WITHDRAW'], body: { note: null } }],
    });
  });

  it('is taken back until the deadline, by its sender', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    const { id: answerId } = await anAnswer(api, seller, id);
    const withdraw = (as: As, which = answerId) => refusal(as, 'withdrawAnswer', { answerId: which });
    expect(await withdraw(buyer.manager)).toEqual({ code: 'NOT_FOUND' });
    expect(await withdraw(seller.signatory)).toEqual({ code: 'NOT_PERMITTED' });
    expect(await withdraw(seller.manager, 'ans_none')).toEqual({ code: 'NOT_FOUND' });
    api.clock.goTo('2026-12-20', 17);
    expect(await withdraw(seller.manager)).toEqual({ code: 'DEMAND_NOT_OPEN' });
    api.clock.goTo('2026-11-24');
    const { answer } = await mutate(api, seller.manager, 'withdrawAnswer', { answerId }, 'answer { state }');
    expect(answer).toEqual({ state: 'WITHDRAWN' });
    expect(await withdraw(seller.manager)).toEqual({ code: 'WRONG_ANSWER_STATE' });
    expect((await anAnswer(api, seller, id)).id).toBe(answerId);
  });

  it('sent twice at once stands once', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    const both = await Promise.all([anAnswer(api, seller, id), anAnswer(api, seller, id, { price: '5700' })]);
    expect(both[0]?.id).toBe(both[1]?.id);
  });
});
