import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { codeSentTo } from '@testing/world/identity';
import {
  aVerifiedCooperative,
  aVerifiedEnterprise,
  anAlliance,
  LONG_XUYEN,
  mutate,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { startTestApi, type As, type TestApi } from '@testing/test-api';

/**
 * The main job as people live it: a cooperative in Giồng Riềng publishes 120 t of OM5451 for the summer–autumn season; an
 * enterprise in Long Xuyên finds it, proposes 80 t; the price is countered and agreed; the Alliance's advisor finds a
 * missing pick-up deadline; it is corrected; the opinion is given; both sign; 40 t stay free; the link is there.
 */
describe('from offer to linkage', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;
  let alliance: Alliance;
  let offerId: string;
  let contract: { id: string; termsHash: string; termsVersion: number };
  let appraisalId: string;
  const sockets: Client[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    api.clock.goTo('2026-05-20');
    alliance = await anAlliance(api);
    seller = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã nông nghiệp Thạnh Hưng Phát' });
    buyer = await aVerifiedEnterprise(api, {
      nameVi: 'Công ty TNHH Gạo Sông Hậu',
      facts: { adminUnitId: LONG_XUYEN, addressText: 'Phường Long Xuyên' },
    });
    await api.drain();
  });

  afterAll(async () => {
    await Promise.all(sockets.map((socket) => socket.dispose()));
    await api.close();
  });

  /** News that somebody gets over a web socket from now on. */
  async function watch(as: As, query: string): Promise<{ next(): Promise<any> }> {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      connectionParams: { authorization: `Bearer ${as?.token}` },
    });
    sockets.push(client);
    const waiting: ((value: unknown) => void)[] = [];
    const got: unknown[] = [];
    client.subscribe(
      { query },
      {
        next: (value) => (waiting.shift() ?? ((late: unknown) => got.push(late)))(value),
        error: (error) => (waiting.shift() ?? ((late: unknown) => got.push(late)))({ error }),
        complete: () => undefined,
      },
    );
    await new Promise<void>((resolve) => client.on('connected', () => resolve()));
    await api.gql(null, '{ __typename }');
    return {
      next: () => (got.length > 0 ? Promise.resolve(got.shift()) : new Promise((resolve) => waiting.push(resolve))),
    };
  }

  const CONTRACT =
    'contract { id state termsHash termsVersion turnOf { id } allowedActions advice { advice toAcknowledge opinionNumber } }';

  it('publishes the offer', async () => {
    const terms = {
      commodity: 'LUA',
      variety: 'OM5451',
      form: 'FRESH',
      season: 'HE_THU-2026',
      volume: { fixed: { amount: '120', unit: 'TAN' } },
      harvest: { from: '2026-07-20', to: '2026-08-10' },
      placeId: 'vn-30904-2025',
      price: { mechanism: 'FIXED', base: '5600' },
    };
    const drafted = await mutate(
      api,
      seller.manager,
      'draftOffer',
      { organisationId: seller.id, terms },
      'offer { id state }',
    );
    offerId = drafted.offer.id;
    expect(drafted.offer.state).toBe('DRAFT');
    const published = await mutate(
      api,
      seller.manager,
      'publishOffer',
      { offerId },
      'offer { state availableQuantity { value unit } }',
    );
    expect(published.offer).toEqual({ state: 'PUBLISHED', availableQuantity: { value: '120000', unit: 'KG' } });
    await api.drain();
  });

  it('is found by words without tones, with the name of the former district', async () => {
    const answer = await api.gql(
      buyer.staff,
      '{ searchOffers(words: "lua om 5451 giong rieng", first: 5) { totalCount edges { node { id organisation { id } } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data['searchOffers'].edges[0].node).toEqual({ id: offerId, organisation: { id: seller.id } });
  });

  it('is answered by a proposal for 80 t, which the cooperative sees at once', async () => {
    const socket = await watch(seller.manager, 'subscription { newsReceived { type aboutId } }');
    const made = await mutate(
      api,
      buyer.staff,
      'proposeContract',
      {
        organisationId: buyer.id,
        offerId,
        quantity: '80000',
        idempotencyKey: 'propose-1',
        message: 'Công ty xin mua 80 tấn.',
        edits: PARTIES_AND_USUAL_TERMS,
      },
      CONTRACT,
    );
    contract = made.contract;
    expect(made.contract.state).toBe('NEGOTIATING');
    expect(made.contract.turnOf.id).toBe(seller.id);
    await api.drain();
    expect((await socket.next()).data.newsReceived).toEqual({ type: 'contracts.proposed', aboutId: contract.id });
    const again = await mutate(
      api,
      buyer.staff,
      'proposeContract',
      {
        organisationId: buyer.id,
        offerId,
        quantity: '80000',
        idempotencyKey: 'propose-1',
        message: 'Công ty xin mua 80 tấn.',
        edits: PARTIES_AND_USUAL_TERMS,
      },
      'contract { id }',
    );
    expect(again.contract.id).toBe(contract.id);
  });

  it('is countered on the price and agreed; the quantity is held', async () => {
    const countered = await mutate(
      api,
      seller.manager,
      'counterContract',
      {
        contractId: contract.id,
        termsVersion: 1,
        edits: [{ path: 'price.base', value: '5700' }],
        message: 'Giá vật tư tăng, xin 5.700 đ/kg.',
      },
      `${CONTRACT.replace('{', '{ termsVersions(first: 1) { edges { node { changes { path before after } } } }')}`,
    );
    expect(countered.contract.termsVersions.edges[0].node.changes).toEqual([
      { path: 'price.base', before: '"5600"', after: '"5700"' },
    ]);
    contract = countered.contract;
    const agreed = await mutate(
      api,
      buyer.manager,
      'agreeContract',
      { contractId: contract.id, termsHash: contract.termsHash },
      CONTRACT,
    );
    expect(agreed.contract.state).toBe('AGREED');
    const offer = await api.gql(
      seller.staff,
      `{ offer(id: "${offerId}") { availableQuantity { value } heldQuantity { value } } }`,
    );
    expect(offer.data['offer']).toEqual({ availableQuantity: { value: '40000' }, heldQuantity: { value: '80000' } });
  });

  it('can not be signed before the Alliance has spoken', async () => {
    const answer = await api.gql(
      seller.signatory,
      'mutation ($input: RequestSigningCodeInput!) { requestSigningCode(input: $input) { __typename ... on Problem { code message } } }',
      { input: { contractId: contract.id, termsHash: contract.termsHash } },
    );
    expect(answer.data['requestSigningCode']).toMatchObject({ __typename: 'NotYetAdvised', code: 'NOT_YET_ADVISED' });
    expect(answer.data['requestSigningCode'].message).toContain('Liên minh Hợp tác xã chưa có ý kiến thẩm định');
  });

  it('reaches the desk, where the missing pick-up deadline is found', async () => {
    const socket = await watch(alliance.advisor, 'subscription { appraisalDeskChanged { type } }');
    const submitted = await mutate(
      api,
      seller.manager,
      'submitContractForAppraisal',
      { contractId: contract.id },
      CONTRACT,
    );
    expect(submitted.contract.state).toBe('UNDER_APPRAISAL');
    await api.drain();
    expect((await socket.next()).data.appraisalDeskChanged.type).toBe('appraisal.opened');
    const desk = await api.gql(
      alliance.advisor,
      '{ appraisals(filter: { states: [SUBMITTED] }) { edges { node { id dueOn termsHash findings { ruleId severity path text suggestion { edits { path value } } } } } } }',
    );
    const [edge] = desk.data['appraisals'].edges;
    expect(edge.node.termsHash).toBe(contract.termsHash);
    expect(edge.node.dueOn).toBe('2026-05-27');
    expect(edge.node.findings).toEqual([
      expect.objectContaining({
        ruleId: 'L02',
        severity: 'BLOCKER',
        path: 'delivery.pickupMaxHours',
        suggestion: { edits: [{ path: 'delivery.pickupMaxHours', value: '24' }] },
      }),
    ]);
    appraisalId = edge.node.id;
    await mutate(api, alliance.advisor, 'takeAppraisal', { appraisalId }, 'appraisal { state }');
  });

  it('is advised against as it stands', async () => {
    const concluded = await mutate(
      api,
      alliance.advisor,
      'concludeAppraisal',
      {
        appraisalId,
        termsHash: contract.termsHash,
        advice: 'ADVISED_NOT_SIGN',
        summary: 'Cần thêm thời hạn bên mua đến nhận lúa.',
      },
      'appraisal { state opinion { number advice score } }',
    );
    expect(concluded.appraisal).toMatchObject({
      state: 'CONCLUDED',
      opinion: { number: '001/2026/TĐ-LMHTX', advice: 'ADVISED_NOT_SIGN', score: 88 },
    });
    await api.drain();
    const seen = await api.gql(
      seller.signatory,
      `{ contract(id: "${contract.id}") { state advice { advice toAcknowledge } allowedActions } }`,
    );
    expect(seen.data['contract']).toEqual({
      state: 'ADVISED',
      advice: { advice: 'ADVISED_NOT_SIGN', toAcknowledge: 1 },
      allowedActions: ['COMMENT', 'ATTACH', 'ACKNOWLEDGE_FINDINGS'],
    });
  });

  it('is corrected, agreed and appraised anew; the first opinion is stale', async () => {
    const corrected = await mutate(
      api,
      seller.manager,
      'counterContract',
      { contractId: contract.id, termsVersion: 2, edits: [{ path: 'delivery.pickupMaxHours', value: '24' }] },
      CONTRACT,
    );
    contract = corrected.contract;
    expect(corrected.contract).toMatchObject({ state: 'NEGOTIATING', advice: null });
    await mutate(
      api,
      buyer.manager,
      'agreeContract',
      { contractId: contract.id, termsHash: contract.termsHash },
      CONTRACT,
    );
    const stale = await api.gql(
      buyer.manager,
      `{ contract(id: "${contract.id}") { opinion { number isOn(termsHash: "${contract.termsHash}") } selfCheck { ruleId outcome } } }`,
    );
    expect(stale.data['contract'].opinion).toEqual({ number: '001/2026/TĐ-LMHTX', isOn: false });
    expect(stale.data['contract'].selfCheck.filter((rule: { outcome: string }) => rule.outcome === 'FAIL')).toEqual([]);
    await mutate(api, buyer.manager, 'submitContractForAppraisal', { contractId: contract.id }, CONTRACT);
    await api.drain();
    const desk = await api.gql(
      alliance.advisor,
      '{ appraisals(filter: { unassigned: true, states: [SUBMITTED] }) { edges { node { id findings { ruleId } } } } }',
    );
    const [{ node }] = desk.data['appraisals'].edges;
    expect(node.findings).toEqual([]);
    await mutate(api, alliance.advisor, 'takeAppraisal', { appraisalId: node.id }, 'appraisal { id }');
    await mutate(
      api,
      alliance.advisor,
      'concludeAppraisal',
      {
        appraisalId: node.id,
        termsHash: contract.termsHash,
        advice: 'ADVISED_SIGN',
        summary: 'Hợp đồng đầy đủ, cân bằng.',
      },
      'appraisal { state }',
    );
    await api.drain();
  });

  it('is signed by both with a one-time code and comes into force', async () => {
    for (const party of [seller, buyer]) {
      const asked = await mutate(
        api,
        party.signatory,
        'requestSigningCode',
        { contractId: contract.id, termsHash: contract.termsHash },
        'challengeId sentTo expiresAt',
      );
      expect(asked.sentTo).toContain('*');
      const input = {
        contractId: contract.id,
        termsHash: contract.termsHash,
        challengeId: asked.challengeId,
        code: codeSentTo(api, party.signatory.phone),
        idempotencyKey: `sign-${party.id}`,
      };
      const signed = await mutate(
        api,
        party.signatory,
        'signContract',
        input,
        'contract { state signatures { side method } }',
      );
      expect(signed.contract.state).toBe(party === seller ? 'SIGNING' : 'IN_FORCE');
      const again = await mutate(api, party.signatory, 'signContract', input, 'contract { signatures { side } }');
      expect(again.contract.signatures).toHaveLength(party === seller ? 1 : 2);
    }
    await api.drain();
    const answer = await api.gql(
      seller.manager,
      `{ contract(id: "${contract.id}") { state signedOn coopRegime linkageRegime linkageForm history { edges { node { type } } } } offer(id: "${offerId}") { availableQuantity { value } heldQuantity { value } committedQuantity { value } } }`,
    );
    expect(answer.data['contract']).toMatchObject({
      state: 'IN_FORCE',
      signedOn: '2026-05-20',
      coopRegime: 'COOPERATIVE_LAW_2023',
      linkageRegime: 'DECREE_98_2018',
      linkageForm: 3,
    });
    expect(answer.data['offer']).toEqual({
      availableQuantity: { value: '40000' },
      heldQuantity: { value: '0' },
      committedQuantity: { value: '80000' },
    });
    expect(answer.data['contract'].history.edges.map((edge: { node: { type: string } }) => edge.node.type)).toEqual(
      [
        ...[
          'proposed',
          'countered',
          'agreed',
          'submitted-for-appraisal',
          'advised',
          'countered',
          'agreed',
          'submitted-for-appraisal',
          'advised',
        ],
        ...['signed', 'signed', 'came-into-force'],
      ].map((name) => `contracts.${name}`),
    );
  });

  it('makes the link between the two, with its contracted tonnes', async () => {
    const answer = await api.gql(
      alliance.advisor,
      `{ organisation(id: "${seller.id}") { chainLinks { edges { node { state kind supplier { id } receiver { id } seasons { season contracted { value unit } } } } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data['organisation'].chainLinks.edges.map((edge: { node: unknown }) => edge.node)).toContainEqual({
      ...{ state: 'ACTIVE', kind: 'PURCHASE', supplier: { id: seller.id }, receiver: { id: buyer.id } },
      seasons: [{ season: 'HE_THU-2026', contracted: { value: '80000', unit: 'KG' } }],
    });
  });

  it('ends the link with the contract, and frees what was not delivered', async () => {
    await mutate(
      api,
      buyer.manager,
      'terminateContract',
      { contractId: contract.id, ground: 'MUTUAL', reason: 'Hai bên thỏa thuận' },
      CONTRACT,
    );
    const ended = await mutate(
      api,
      seller.manager,
      'terminateContract',
      { contractId: contract.id, ground: 'MUTUAL', reason: 'Đồng ý' },
      CONTRACT,
    );
    expect(ended.contract.state).toBe('TERMINATED');
    await api.drain();
    const answer = await api.gql(
      seller.manager,
      `{ contract(id: "${contract.id}") { endedOn } organisation(id: "${seller.id}") { chainLinks { edges { node { state } } } } offer(id: "${offerId}") { availableQuantity { value } } }`,
    );
    expect(answer.data['contract']).toEqual({ endedOn: '2026-05-20' });
    const states = answer.data['organisation'].chainLinks.edges.map(
      (edge: { node: { state: string } }) => edge.node.state,
    );
    expect(new Set(states)).toEqual(new Set(['ENDED']));
    expect(answer.data['offer']).toEqual({ availableQuantity: { value: '120000' } });
  });
});

/** What the parties fill in besides the offer: bank accounts, payment, delivery, disputes … all but the pick-up deadline. */
const PARTIES_AND_USUAL_TERMS = [
  { path: 'seller.bankAccount', value: '7710205001234' },
  { path: 'buyer.bankAccount', value: '0151000123456' },
  { path: 'lines[0].tolerancePct', value: '5' },
  { path: 'payment.method', value: 'BANK_TRANSFER' },
  { path: 'payment.finalDueDays', value: '7' },
  { path: 'payment.lateRatePa', value: '10' },
  { path: 'delivery.schedule', value: '[{"from":"2026-07-20","to":"2026-08-10"}]' },
  { path: 'delivery.noShow', value: 'RELEASE_AND_COMPENSATE' },
  { path: 'remedies.sellerPenaltyPct', value: '8' },
  { path: 'remedies.buyerPenaltyPct', value: '8' },
  { path: 'remedies.base', value: 'BREACHED_PART' },
  { path: 'dispute.forum', value: 'COURT' },
  { path: 'dispute.fastTrackHours', value: '24' },
  { path: 'term.noticeDaysSeller', value: '30' },
  { path: 'term.noticeDaysBuyer', value: '30' },
];
