import { createHash } from 'node:crypto';
import type { AnswerId } from '@domain/kernel/id';
import { DemandsReader } from '@demands/public';
import { startTestApi, type As, type TestApi } from '@testing/test-api';
import { anAnswer, aPublishedDemand, demandTerms } from '@testing/world/offers';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';

let api: TestApi;
let buyer: TradingOrganisation;
let seller: TradingOrganisation;
let other: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  buyer = await aVerifiedEnterprise(api);
  seller = await aVerifiedCooperative(api);
  other = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã Bình An' });
});
afterAll(() => api.close());
afterEach(() => api.clock.goTo('2026-11-24'));

const DEADLINE = '2026-12-20';
const atDeadline = () => api.clock.goTo(DEADLINE, 17);
const sealedDemand = () => aPublishedDemand(api, buyer, { answers: 'SEALED' });

const BODY = 'id state receipt text body { total { value } price { base } } seller { id }';
const read = async (as: As, id: string) =>
  (
    await api.gql(
      as,
      `{ demand(id: "${id}") { state answerCount answers { edges { node { ${BODY} } } } myAnswers { ${BODY} } history { edges { node { type } } } } }`,
    )
  ).data['demand'];

async function award(demandId: string, awards: unknown[], facts = ''): Promise<Record<string, unknown>> {
  const { data, errors } = await api.gql(
    buyer.manager,
    `mutation ($input: AwardDemandInput!) { awardDemand(input: $input) { ... on Problem { code message } ${facts}
       ... on AwardDemandPayload { demand { state } } } }`,
    { input: { demandId, awards } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data['awardDemand'] as Record<string, unknown>;
}

describe('a sealed answer', () => {
  it('is read by nobody before the deadline: buyer, its own sender, other sellers, advisor, administrator, public', async () => {
    const { id } = await sealedDemand();
    const { id: answerId } = await anAnswer(api, seller, id, { price: '5717' });
    const { advisor, lead, administrator } = await anAlliance(api);
    api.clock.goTo(DEADLINE, 16.99);
    const hidden = { answers: null, myAnswers: [] };
    expect(await read(buyer.manager, id)).toMatchObject({ answerCount: 1, ...hidden });
    for (const as of [other.manager, advisor, lead, administrator]) {
      expect(await read(as, id)).toMatchObject({ answerCount: null, ...hidden });
    }
    expect(await read(null, id)).toMatchObject({ answers: null, myAnswers: null });
    expect((await read(seller.manager, id)).myAnswers).toEqual([
      expect.objectContaining({ id: answerId, state: 'SUBMITTED', body: null, text: null }),
    ]);
    const known = await api.app.get(DemandsReader).answersByIds([answerId as AnswerId]);
    expect(known.get(answerId as AnswerId)).toMatchObject({ body: null, text: null });
  });

  it('is ciphertext in the database, and no event tells whose it is', async () => {
    const { id } = await sealedDemand();
    const { id: answerId } = await anAnswer(api, seller, id, { price: '5717' });
    const [row] = await api.db.query<{ body: string | null; sealed_body: Buffer }>(
      'SELECT body, sealed_body FROM demand_answers WHERE id = $1',
      [answerId],
    );
    expect(row?.body).toBeNull();
    expect(row?.sealed_body.toString('latin1')).not.toContain('5717');
    const events = await api.db.query<{ payload: object; organisation_ids: string[] }>(
      `SELECT payload, organisation_ids FROM events WHERE about_id = $1 AND type = 'demands.answered'`,
      [id],
    );
    expect(JSON.stringify(events)).not.toContain(seller.id);
    const [dump] = await api.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (
         SELECT payload::text AS t FROM events UNION ALL SELECT coalesce(outcome::text, '') FROM idempotency_keys
         UNION ALL SELECT coalesce(body, '') FROM demand_answers) everything WHERE t LIKE '%5717%'`,
    );
    expect(dump?.n).toBe(0);
  });

  it('opens at the deadline for buyer and sender, and is what its receipt says', async () => {
    const { id } = await sealedDemand();
    const { id: answerId, receipt } = await anAnswer(api, seller, id, { price: '5717' });
    atDeadline();
    const { state, answers } = await read(buyer.manager, id);
    expect(state).toBe('CLOSED');
    const node = answers.edges[0].node;
    expect(node).toMatchObject({
      id: answerId,
      receipt,
      body: { total: { value: '50000' }, price: { base: '5717' } },
      seller: { id: seller.id },
    });
    expect(createHash('sha256').update(node.text).digest('hex')).toBe(receipt);
    expect((await read(seller.manager, id)).myAnswers[0]).toMatchObject({ text: node.text });
    expect(await read(other.manager, id)).toMatchObject({ answers: null, myAnswers: [] });
  });

  it('stays sealed until the promised deadline when the buyer closes or cancels before', async () => {
    for (const name of ['closeDemand', 'cancelDemand']) {
      const { id: demandId } = await sealedDemand();
      const { id: answerId } = await anAnswer(api, seller, demandId);
      await mutate(api, buyer.manager, name, { demandId }, 'demand { state }');
      expect((await read(buyer.manager, demandId)).answers).toBeNull();
      if (name === 'closeDemand') {
        expect(await award(demandId, [{ answerId }], '... on AnswersStillSealed { opensAt }')).toMatchObject({
          code: 'ANSWERS_STILL_SEALED',
          opensAt: '2026-12-20T10:00:00.000Z',
        });
      }
    }
  });

  it('stays sealed longer when the deadline is put off', async () => {
    const { id: demandId, version } = await sealedDemand();
    await anAnswer(api, seller, demandId);
    const terms = demandTerms({ answers: 'SEALED', deadlineAt: '2026-12-22T10:00:00Z' });
    await mutate(api, buyer.manager, 'reviseDemand', { demandId, version, terms }, 'demand { version }');
    atDeadline();
    expect((await read(buyer.manager, demandId)).answers).toBeNull();
  });

  it('that was changed in the database does not open as something else', async () => {
    const { id } = await sealedDemand();
    const mine = await anAnswer(api, seller, id, { price: '5500' });
    const theirs = await anAnswer(api, other, id, { price: '5900' });
    await api.db.query(
      `UPDATE demand_answers a SET sealed_body = b.sealed_body FROM demand_answers b WHERE a.id = $1 AND b.id = $2`,
      [mine.id, theirs.id],
    );
    atDeadline();
    const { errors } = await api.gql(buyer.manager, `{ demand(id: "${id}") { answers { edges { node { id } } } } }`);
    expect(errors?.[0]?.extensions['code']).toBe('INTERNAL');
  });
});

describe('an award', () => {
  it('takes what was answered, declines the others, and tells the sellers', async () => {
    const { id } = await sealedDemand();
    const [one, two] = [await anAnswer(api, seller, id), await anAnswer(api, other, id)];
    atDeadline();
    await api.runJob('close-demands');
    const quantity = { value: '40000', unit: 'KG' };
    expect(await award(id, [{ answerId: one.id, quantity }])).toEqual({ demand: { state: 'AWARDED' } });
    const mine = async (as: As) =>
      (await api.gql(as, `{ demand(id: "${id}") { myAnswers { state awarded { value } } } }`)).data['demand'].myAnswers;
    expect(await mine(seller.manager)).toEqual([{ state: 'AWARDED', awarded: { value: '40000' } }]);
    expect(await mine(other.manager)).toEqual([{ state: 'DECLINED', awarded: null }]);
    const [event] = await api.db.query<{ payload: { awards: unknown[] }; organisation_ids: string[] }>(
      `SELECT payload, organisation_ids FROM events WHERE about_id = $1 AND type = 'demands.awarded'`,
      [id],
    );
    expect(event?.organisation_ids.sort()).toEqual([buyer.id, seller.id, other.id].sort());
    expect(event?.payload.awards).toEqual([
      { answerId: one.id, sellerId: seller.id, offerId: null, milli: '40000000' },
    ]);
    expect(await award(id, [{ answerId: two.id }])).toMatchObject({ code: 'WRONG_DEMAND_STATE' });
  });

  it('is refused for each reason', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    const [one, two] = [await anAnswer(api, seller, id), await anAnswer(api, other, id)];
    await mutate(api, other.manager, 'withdrawAnswer', { answerId: two.id }, 'answer { state }');
    expect(await award(id, [{ answerId: one.id }])).toMatchObject({ code: 'WRONG_DEMAND_STATE' });
    await mutate(api, buyer.manager, 'closeDemand', { demandId: id }, 'demand { state }');
    expect(await award(id, [])).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await award(id, [{ answerId: 'ans_none' }])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await award(id, [{ answerId: two.id }], '... on WrongAnswerState { state }')).toMatchObject({
      state: 'WITHDRAWN',
    });
    const quantity = { value: '50001', unit: 'KG' };
    expect(
      await award(id, [{ answerId: one.id, quantity }], '... on AwardTooLarge { available { value } }'),
    ).toMatchObject({
      code: 'AWARD_TOO_LARGE',
      available: { value: '50000' },
    });
  });
});

describe('time', () => {
  const stateOf = async (id: string) =>
    (await api.db.query<{ state: string }>('SELECT state FROM demands WHERE id = $1', [id]))[0]?.state;

  it('closes demands at the deadline, and expires those that nobody was chosen for', async () => {
    const { id } = await aPublishedDemand(api, buyer);
    api.clock.goTo(DEADLINE, 16.99);
    await api.runJob('close-demands');
    expect(await stateOf(id)).toBe('PUBLISHED');
    atDeadline();
    await api.runJob('close-demands');
    expect(await stateOf(id)).toBe('CLOSED');
    api.clock.goTo('2027-03-31', 23);
    await api.runJob('close-demands');
    expect(await stateOf(id)).toBe('CLOSED');
    api.clock.goTo('2027-04-01', 0);
    await api.runJob('close-demands');
    expect(await stateOf(id)).toBe('EXPIRED');
  });
});
