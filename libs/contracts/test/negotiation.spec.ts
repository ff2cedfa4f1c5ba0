import { startTestApi, type TestApi } from '@testing/test-api';
import { agreed, aProposal, contractNow, onContract, type Deal } from '@testing/world/contracts';
import { aDraftOffer, aPublishedDemand, aPublishedOffer } from '@testing/world/offers';
import { signedIn } from '@testing/world/identity';
import {
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

const VIEW = `contract { id state kind linkageForm termsVersion estimatedValue canonicalTerms deadlineAt allowedActions
  turnOf { id } seller { id } buyer { id } offer { id } demand { id }
  terms { start end seasons seller { name taxCode signerName signerBasis } buyer { name }
          lines { commodity variety form season quantityMode quantity unit harvest { from to } }
          price { mechanism base unit } delivery { pickupMaxHours } } }`;

describe('a negotiation', () => {
  let api: TestApi;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;

  beforeAll(async () => {
    api = await startTestApi();
    seller = await aVerifiedCooperative(api);
    buyer = await aVerifiedEnterprise(api);
  });
  afterAll(() => api.close());

  const proposal = (input: Record<string, unknown> = {}): Promise<Deal> => aProposal(api, { seller, buyer }, input);
  const held = async (id: string): Promise<string> => {
    const answer = await api.gql(seller.manager, 'query ($id: ID!) { offer(id: $id) { heldQuantity { value } } }', {
      id,
    });
    return answer.data['offer'].heldQuantity.value;
  };

  it('starts with terms drawn from offer and register, changed by what the proposal says', async () => {
    const offerId = (await aPublishedOffer(api, seller)).id;
    const input = {
      organisationId: buyer.id,
      offerId,
      quantity: '80000',
      price: '5600',
      edits: [{ path: 'delivery.pickupMaxHours', value: '24' }],
    };
    const { contract } = await mutate(api, buyer.manager, 'proposeContract', input, VIEW);
    expect(contract).toMatchObject({
      ...{ state: 'NEGOTIATING', kind: 'LINKAGE', linkageForm: 3, termsVersion: 1, estimatedValue: '448000000' },
      ...{
        turnOf: { id: seller.id },
        seller: { id: seller.id },
        buyer: { id: buyer.id },
        offer: { id: offerId },
        demand: null,
      },
      terms: {
        seasons: ['DONG_XUAN-2027'],
        seller: { name: seller.nameVi, signerName: 'Trần Văn Út', signerBasis: 'LEGAL_REP' },
        buyer: { name: buyer.nameVi },
        lines: [
          {
            commodity: 'LUA',
            variety: 'OM18',
            quantityMode: 'FIXED',
            quantity: '80000',
            unit: 'KG',
            harvest: { from: '2027-02-20', to: '2027-03-10' },
          },
        ],
        price: { mechanism: 'FIXED', base: '5600', unit: 'VND_PER_KG' },
        delivery: { pickupMaxHours: 24 },
      },
    });
    expect(contract.allowedActions).toEqual(['WITHDRAW', 'COMMENT', 'ATTACH']);
    expect(contract.canonicalTerms).toContain('"schemaVersion":1');
  });

  it('may start from a demand, and from nothing but the other side', async () => {
    const demandId = (await aPublishedDemand(api, buyer)).id;
    const answer = { organisationId: seller.id, demandId, quantity: '50000' };
    const made = await mutate(api, seller.staff, 'proposeContract', answer, VIEW);
    expect(made.contract).toMatchObject({
      turnOf: { id: buyer.id },
      seller: { id: seller.id },
      demand: { id: demandId },
      offer: null,
    });
    const whole = await mutate(
      api,
      seller.staff,
      'proposeContract',
      { organisationId: seller.id, demandId },
      'contract { terms { lines { quantity } delivery { schedule { from to quantity } } } }',
    );
    expect(whole.contract.terms).toEqual({
      lines: [{ quantity: '300000' }],
      delivery: {
        schedule: [
          { from: '2027-02-15', to: '2027-03-05', quantity: '200000' },
          { from: '2027-03-06', to: '2027-03-31', quantity: '100000' },
        ],
      },
    });
    const direct = await mutate(
      api,
      buyer.staff,
      'proposeContract',
      { organisationId: buyer.id, counterpartyId: seller.id },
      VIEW,
    );
    expect(direct.contract).toMatchObject({
      turnOf: { id: seller.id },
      seller: { id: seller.id },
      buyer: { id: buyer.id },
    });
  });

  it('goes to and fro by edits, each version kept with what changed', async () => {
    const { contract, offerId } = await proposal({ quantity: '80000', price: '5600', message: 'Mong hợp tác lâu dài' });
    const first = {
      contractId: contract.id,
      termsVersion: 1,
      edits: [{ path: 'price.base', value: '5800' }],
      deadlineDays: 3,
    };
    await onContract(api, seller.staff, 'counterContract', first);
    const second = {
      contractId: contract.id,
      termsVersion: 2,
      edits: [
        { path: 'price.base', value: '5700' },
        { path: 'payment.finalDueDays', value: '7' },
      ],
    };
    const last = await onContract(api, buyer.staff, 'counterContract', second);
    const answer = await api.gql(
      seller.signatory,
      `query ($id: ID!) { contract(id: $id) { termsVersions(first: 10) { totalCount edges { node {
         number hash message proposedBy { id } changes { path before after } } } } } }`,
      { id: contract.id },
    );
    expect(answer.data['contract'].termsVersions).toMatchObject({
      totalCount: 3,
      edges: [
        {
          node: {
            ...{ number: 3, hash: last.termsHash, proposedBy: { id: buyer.id } },
            changes: [
              { path: 'payment.finalDueDays', before: null, after: '7' },
              { path: 'price.base', before: '"5800"', after: '"5700"' },
            ],
          },
        },
        {
          node: {
            number: 2,
            proposedBy: { id: seller.id },
            changes: [{ path: 'price.base', before: '"5600"', after: '"5800"' }],
          },
        },
        { node: { number: 1, message: 'Mong hợp tác lâu dài', changes: [] } },
      ],
    });
    const done = await onContract(api, seller.manager, 'agreeContract', {
      contractId: contract.id,
      termsHash: last.termsHash,
    });
    expect(done.state).toBe('AGREED');
    expect(await held(offerId)).toBe('80000');
  });

  it('opened again after the agreement holds the quantity until the new one is agreed', async () => {
    const deal = await agreed(api, await proposal({ quantity: '80000' }));
    const counter = {
      contractId: deal.contract.id,
      termsVersion: 1,
      edits: [{ path: 'lines[0].quantity', value: '60000' }],
    };
    const opened = await onContract(api, buyer.staff, 'counterContract', counter);
    expect([opened.state, await held(deal.offerId)]).toEqual(['NEGOTIATING', '80000']);
    await onContract(api, seller.manager, 'agreeContract', { contractId: opened.id, termsHash: opened.termsHash });
    expect(await held(deal.offerId)).toBe('60000');
  });

  it('that is refused or withdrawn gives back what it held', async () => {
    const no = await proposal();
    expect(
      (await onContract(api, seller.staff, 'refuseContract', { contractId: no.contract.id, reason: 'Giá thấp' })).state,
    ).toBe('REFUSED');
    const deal = await agreed(api, await proposal({ quantity: '80000' }));
    expect((await onContract(api, buyer.staff, 'withdrawContract', { contractId: deal.contract.id })).state).toBe(
      'WITHDRAWN',
    );
    expect(await held(deal.offerId)).toBe('0');
  });

  it('given twice with one key is one proposal', async () => {
    const offerId = (await aPublishedOffer(api, seller)).id;
    const input = { organisationId: buyer.id, offerId, idempotencyKey: 'propose-1' };
    const [one, two] = [
      await onContract(api, buyer.manager, 'proposeContract', input),
      await onContract(api, buyer.manager, 'proposeContract', input),
    ];
    expect(two).toEqual(one);
    expect(await refused(api, buyer.manager, 'proposeContract', { ...input, quantity: '1000' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  describe('is refused', () => {
    it('on what is not up, with whoever is not verified, and between unfit sides', async () => {
      const draft = (await aDraftOffer(api, seller)).id;
      const ask = (as: { token: string }, input: Record<string, unknown>) => refused(api, as, 'proposeContract', input);
      expect(await ask(buyer.manager, { organisationId: buyer.id, offerId: draft })).toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await ask(buyer.manager, { organisationId: buyer.id })).toMatchObject({
        issues: [{ path: 'offerId', code: 'required' }],
      });
      const offerId = (await aPublishedOffer(api, seller)).id;
      const other = await aVerifiedCooperative(api);
      expect(await ask(other.manager, { organisationId: other.id, offerId })).toMatchObject({ code: 'UNFIT_PARTIES' });
      const unverified = await anOrganisation(api, 'ENTERPRISE');
      const facts = { facts: '... on PartyNotVerified { organisationId }' };
      expect(
        await refused(api, unverified.manager, 'proposeContract', { organisationId: unverified.id, offerId }, facts),
      ).toMatchObject({
        ...{ code: 'PARTY_NOT_VERIFIED', organisationId: unverified.id },
      });
    });

    it('with terms that can not be, each fault by its path', async () => {
      const offerId = (await aPublishedOffer(api, seller)).id;
      const edits = [
        { path: 'price.base', value: 'NaN' },
        { path: 'start', value: '2026-02-30' },
        { path: 'lines[0].tolerancePct', value: '101' },
      ];
      const ask = (input: object) =>
        refused(api, buyer.manager, 'proposeContract', { organisationId: buyer.id, offerId, ...input });
      expect((await ask({ edits }))['issues']).toMatchObject([
        { path: 'start', code: 'not-a-date' },
        { path: 'lines[0].tolerancePct', code: 'too-large' },
        { path: 'price.base', code: 'not-a-number' },
      ]);
      expect((await ask({ edits: [{ path: 'price.colour', value: 'red' }] }))['issues']).toMatchObject([
        { code: 'unknown-field' },
      ]);
      expect((await ask({ canonicalTerms: '{"schemaVersion":9,"terms":{}}' }))['issues']).toMatchObject([
        { path: 'schemaVersion' },
      ]);
      expect((await ask({ canonicalTerms: 'not json' }))['issues']).toMatchObject([{ code: 'not-json' }]);
      expect((await ask({ deadlineDays: 61 }))['issues']).toMatchObject([{ path: 'deadlineDays', code: 'too-large' }]);
      expect((await ask({ deadlineDays: 0 }))['issues']).toMatchObject([{ path: 'deadlineDays', code: 'too-small' }]);
      expect((await ask({ message: 'a'.repeat(2001) }))['issues']).toMatchObject([
        { path: 'message', code: 'too-long' },
      ]);
    });

    it('out of turn, on other terms than were read, and with nothing new', async () => {
      const { contract } = await proposal();
      const facts = { facts: '... on NotYourTurn { turnOf } ... on TermsChanged { termsVersion }' };
      const edit = (value: string) => [{ path: 'price.base', value }];
      const counter = { contractId: contract.id, termsVersion: 1, edits: edit('6000') };
      expect(await refused(api, buyer.staff, 'counterContract', counter, facts)).toMatchObject({
        code: 'NOT_YOUR_TURN',
        turnOf: seller.id,
      });
      expect(await refused(api, seller.staff, 'counterContract', { ...counter, edits: edit('5800') })).toMatchObject({
        code: 'TERMS_UNCHANGED',
      });
      expect(await refused(api, seller.staff, 'counterContract', { ...counter, termsVersion: 2 }, facts)).toMatchObject(
        { code: 'TERMS_CHANGED', termsVersion: 1 },
      );
      const other = { contractId: contract.id, termsHash: 'f'.repeat(64) };
      expect(await refused(api, seller.manager, 'agreeContract', other)).toMatchObject({ code: 'TERMS_CHANGED' });
      expect(
        await refused(api, seller.staff, 'refuseContract', { contractId: contract.id, reason: ' ' }),
      ).toMatchObject({ issues: [{ path: 'reason', code: 'required' }] });
    });

    it('once it is over, with the state it is in', async () => {
      const { contract } = await proposal();
      await onContract(api, buyer.staff, 'withdrawContract', { contractId: contract.id });
      const facts = { facts: '... on WrongContractState { state allowed }' };
      for (const [name, input] of [
        ['agreeContract', { termsHash: contract.termsHash }],
        ['counterContract', { termsVersion: 1, edits: [{ path: 'price.base', value: '6000' }] }],
        ['refuseContract', { reason: 'x' }],
        ['withdrawContract', {}],
        ['submitContractForAppraisal', {}],
        ['terminateContract', { ground: 'MUTUAL', reason: 'x' }],
      ] as const) {
        const as = name === 'submitContractForAppraisal' ? seller.staff : seller.manager;
        expect(await refused(api, as, name, { contractId: contract.id, ...input }, facts)).toMatchObject({
          code: 'WRONG_CONTRACT_STATE',
          state: 'WITHDRAWN',
        });
      }
    });

    it('to agree on more than is free, on no quantity, and on another unit', async () => {
      const facts = { facts: '... on QuantityOverCommitted { available { value unit } }' };
      const agree = async (input: Record<string, unknown>) => {
        const { contract } = await proposal(input);
        return refused(
          api,
          seller.manager,
          'agreeContract',
          { contractId: contract.id, termsHash: contract.termsHash },
          facts,
        );
      };
      expect(await agree({ quantity: '80001' })).toMatchObject({
        code: 'QUANTITY_OVER_COMMITTED',
        available: { value: '80000', unit: 'KG' },
      });
      expect(await agree({ edits: [{ path: 'lines[0].quantityMode', value: 'ALL_OUTPUT' }] })).toMatchObject({
        code: 'QUANTITY_NOT_COMPUTABLE',
      });
      expect(await agree({ edits: [{ path: 'lines[0].unit', value: 'PIECE' }] })).toMatchObject({
        code: 'QUANTITY_UNIT_MISMATCH',
      });
      const beyond = [
        { path: 'lines[0].quantity', value: '999999999' },
        { path: 'lines[0].unit', value: 'TONNE' },
        { path: 'price.base', value: '999999999' },
      ];
      expect(await agree({ edits: beyond })).toMatchObject({ code: 'QUANTITY_OVER_COMMITTED' });
      const more = [
        ...beyond.slice(0, 1),
        { path: 'lines[0].unit', value: 'HAND' },
        { path: 'lines[0].kgPerUnit', value: '999999999' },
      ];
      expect(await agree({ edits: more })).toMatchObject({ code: 'QUANTITY_NOT_COMPUTABLE' });
      const { contract, offerId } = await proposal({ quantity: '1000' });
      await mutate(api, seller.manager, 'pauseOffer', { offerId }, 'offer { id }');
      const yes = { contractId: contract.id, termsHash: contract.termsHash };
      expect(await refused(api, seller.manager, 'agreeContract', yes)).toMatchObject({ code: 'OFFER_NOT_OPEN' });
    });
  });
});

describe('a negotiation without an answer', () => {
  it('lapses when nobody answers in time, and an agreement when nobody signs', async () => {
    const api = await startTestApi();
    const silent = await aProposal(api, {}, { deadlineDays: 3 });
    const deal = await agreed(api, await aProposal(api, {}, { quantity: '80000' }));
    api.clock.advance({ days: 3 });
    const late = { contractId: silent.contract.id, termsHash: silent.contract.termsHash };
    expect(await refused(api, silent.seller.manager, 'agreeContract', late)).toMatchObject({ code: 'DEADLINE_PASSED' });
    api.clock.advance({ seconds: 1 });
    await api.runJob('lapse-contracts');
    expect((await contractNow(api, silent.buyer.manager, silent.contract.id)).state).toBe('LAPSED');
    expect((await contractNow(api, deal.buyer.manager, deal.contract.id)).state).toBe('AGREED');
    api.clock.advance({ days: 27 });
    await api.runJob('lapse-contracts');
    // Sessions have ended by then.
    const manager = { ...deal.buyer.manager, ...(await signedIn(api, deal.buyer.manager)) };
    expect((await contractNow(api, manager, deal.contract.id)).state).toBe('LAPSED');
    const answer = await api.gql(manager, 'query ($id: ID!) { offer(id: $id) { availableQuantity { value } } }', {
      id: deal.offerId,
    });
    expect(answer.data['offer'].availableQuantity.value).toBe('80000');
    await api.close();
  });
});
