import { createHash } from 'node:crypto';
import { startTestApi, type TestApi } from '@testing/test-api';
import { codeSentTo } from '@testing/world/identity';
import {
  aContractInForce,
  advised,
  agreed,
  aProposal,
  contractNow,
  FINDING,
  onContract,
  signed,
  signingCode,
  submitted,
  tellOfAppraisal,
  type Deal,
} from '@testing/world/contracts';
import {
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

describe('from agreement to force', () => {
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
  const ofOffer = async (id: string) => {
    const answer = await api.gql(
      seller.manager,
      'query ($id: ID!) { offer(id: $id) { availableQuantity { value } heldQuantity { value } committedQuantity { value } } }',
      { id },
    );
    const { availableQuantity, heldQuantity, committedQuantity } = answer.data['offer'];
    return { free: availableQuantity.value, held: heldQuantity.value, committed: committedQuantity.value };
  };
  const askCode = ({ contract }: Deal) => ({ contractId: contract.id, termsHash: contract.termsHash });

  it('both sign the same terms by code, and the quantity is committed', async () => {
    const deal = await aContractInForce(api, await proposal({ quantity: '60000' }));
    expect(deal.contract.state).toBe('IN_FORCE');
    expect(await ofOffer(deal.offerId)).toEqual({ free: '20000', held: '0', committed: '60000' });
    const answer = await api.gql(
      buyer.staff,
      `query ($id: ID!) { contract(id: $id) { signedOn coopRegime linkageRegime canonicalTerms termsHash deadlineAt allowedActions
         signatures { side termsHash method statement sentTo organisation { id } } } }`,
      { id: deal.contract.id },
    );
    const { contract } = answer.data;
    expect(contract).toMatchObject({
      signedOn: '2026-11-24',
      coopRegime: 'COOPERATIVE_LAW_2023',
      linkageRegime: 'DECREE_98_2018',
      deadlineAt: null,
    });
    expect(createHash('sha256').update(contract.canonicalTerms).digest('hex')).toBe(contract.termsHash);
    expect(contract.signatures).toMatchObject([
      { side: 'SELLER', termsHash: contract.termsHash, method: 'ONE_TIME_CODE', organisation: { id: seller.id } },
      { side: 'BUYER', termsHash: contract.termsHash, organisation: { id: buyer.id } },
    ]);
    for (const signature of contract.signatures) {
      expect(signature.statement).toContain(contract.termsHash);
      expect(signature.statement).toContain('không phải chữ ký số');
      expect(signature.sentTo).toContain('*');
    }
  });

  it('keeps as evidence who, when, from where and by which code, and never lets it be changed', async () => {
    const deal = await signed(api, await advised(api, await proposal()), 'seller');
    const [row] = await api.db.query<Record<string, string>>(
      'SELECT * FROM contract_signatures WHERE contract_id = $1',
      [deal.contract.id],
    );
    expect(row).toMatchObject({
      account_id: seller.signatory.accountId,
      terms_hash: deal.contract.termsHash,
      side: 'SELLER',
    });
    expect(row?.['challenge_id']).toMatch(/^chl_/);
    expect(row?.['address_hash']).toMatch(/^[0-9a-f]{16}:[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(seller.signatory.phone);
  });

  it('is told as news with what the links need', async () => {
    const { contract } = await aContractInForce(api, await proposal({ quantity: '40000', price: '5600' }));
    const [news] = await api.db.query<{ payload: object }>(
      `SELECT payload FROM events WHERE about_id = $1 AND type = 'contracts.came-into-force'`,
      [contract.id],
    );
    expect(news?.payload).toMatchObject({
      ...{ contractId: contract.id, sellerId: seller.id, buyerId: buyer.id, termsHash: contract.termsHash },
      ...{ kind: 'LINKAGE', linkageForm: 3, signedOn: '2026-11-24', estimatedValue: '224000000' },
      lines: [{ commodity: 'LUA', variety: 'OM18', season: 'DONG_XUAN-2027', quantityMilli: '40000000', unit: 'KG' }],
    });
  });

  it('waits for the opinion; when the clock of the Alliance runs out signing is free', async () => {
    const deal = await agreed(api, await proposal());
    expect(await refused(api, seller.signatory, 'requestSigningCode', askCode(deal))).toMatchObject({
      code: 'NOT_YET_ADVISED',
    });
    const waiting = await submitted(api, deal);
    expect(await refused(api, seller.signatory, 'requestSigningCode', askCode(waiting))).toMatchObject({
      code: 'NOT_YET_ADVISED',
    });
    await tellOfAppraisal(api, waiting.contract, 'LAPSED');
    const free = { ...waiting, contract: await contractNow(api, seller.manager, deal.contract.id) };
    expect((await signed(api, free, 'buyer')).contract.state).toBe('SIGNING');
    const answer = await api.gql(
      seller.manager,
      'query ($id: ID!) { contract(id: $id) { advice { advice toAcknowledge } } }',
      { id: deal.contract.id },
    );
    expect(answer.data['contract'].advice).toEqual({ advice: null, toAcknowledge: 0 });
  });

  it('goes against advice only after the cooperative has acknowledged each finding', async () => {
    const deal = await advised(api, await proposal(), { advice: 'ADVISED_NOT_SIGN', findings: [FINDING] });
    const facts = { facts: '... on FindingsNotAcknowledged { count }' };
    for (const { signatory } of [seller, buyer]) {
      expect(await refused(api, signatory, 'requestSigningCode', askCode(deal), facts)).toMatchObject({
        code: 'FINDINGS_NOT_ACKNOWLEDGED',
        count: 1,
      });
    }
    const contractId = deal.contract.id;
    const acknowledge = (as: { token: string }, findingIds: string[]) =>
      refused(api, as, 'acknowledgeFindings', { contractId, findingIds });
    expect(await acknowledge(buyer.signatory, [FINDING])).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await acknowledge(seller.manager, [FINDING])).toMatchObject({ code: 'NOT_PERMITTED' });
    expect(await acknowledge(seller.signatory, ['fnd_x'])).toMatchObject({
      issues: [{ path: 'findingIds[0]', code: 'bad-id' }],
    });
    await onContract(api, seller.signatory, 'acknowledgeFindings', { contractId, findingIds: [FINDING] });
    expect((await signed(api, deal, 'buyer')).contract.state).toBe('SIGNING');
  });

  it('forgets opinion and signature when other terms come on the table', async () => {
    const half = await signed(api, await advised(api, await proposal()), 'seller');
    const counter = {
      contractId: half.contract.id,
      termsVersion: 1,
      edits: [{ path: 'delivery.pickupMaxHours', value: '24' }],
    };
    const opened = await onContract(api, buyer.staff, 'counterContract', counter);
    const answer = await api.gql(
      seller.manager,
      'query ($id: ID!) { contract(id: $id) { state advice { advice } signatures { side } } }',
      { id: opened.id },
    );
    expect(answer.data['contract']).toEqual({ state: 'NEGOTIATING', advice: null, signatures: [] });
    // An opinion on the old terms that arrives late says nothing of the new ones.
    await tellOfAppraisal(api, half.contract, { advice: 'ADVISED_SIGN' });
    expect((await contractNow(api, seller.manager, opened.id)).state).toBe('NEGOTIATING');
    const again = await aContractInForce(api, { ...half, contract: opened });
    expect(again.contract).toMatchObject({ state: 'IN_FORCE', termsVersion: 2 });
  });

  describe('a code', () => {
    it('that is wrong is counted, and after five tries no code helps', async () => {
      const deal = await advised(api, await proposal());
      const { challengeId, code } = await signingCode(api, seller.signatory, deal.contract);
      const wrong = code === '000000' ? '000001' : '000000';
      const sign = (typed: string) => ({ ...askCode(deal), challengeId, code: typed });
      const facts = { facts: '... on CodeWrong { triesLeft }' };
      // Each is asked in two languages, so two tries a time.
      expect(await refused(api, seller.signatory, 'signContract', sign(wrong), facts)).toMatchObject({
        code: 'CODE_WRONG',
        triesLeft: 4,
      });
      expect(await refused(api, seller.signatory, 'signContract', sign(wrong), facts)).toMatchObject({
        code: 'CODE_WRONG',
        triesLeft: 2,
      });
      await api.gql(
        seller.signatory,
        'mutation ($input: SignContractInput!) { signContract(input: $input) { __typename } }',
        { input: sign(wrong) },
      );
      expect(await refused(api, seller.signatory, 'signContract', sign(code))).toMatchObject({ code: 'CODE_EXPIRED' });
      expect((await contractNow(api, seller.manager, deal.contract.id)).state).toBe('ADVISED');
    });

    it('signs nothing else: not another contract, not for another person, not after ten minutes', async () => {
      const [one, two] = [await advised(api, await proposal()), await advised(api, await proposal())];
      const proof = await signingCode(api, seller.signatory, one.contract);
      for (const [as, deal] of [
        [seller.signatory, two],
        [buyer.signatory, one],
      ] as const) {
        const answer = await refused(api, as, 'signContract', { ...askCode(deal), ...proof });
        expect(['CODE_WRONG', 'CODE_EXPIRED']).toContain(answer.code);
      }
      const fresh = await signingCode(api, buyer.signatory, one.contract);
      api.clock.advance({ minutes: 11 });
      expect(await refused(api, buyer.signatory, 'signContract', { ...askCode(one), ...fresh })).toMatchObject({
        code: 'CODE_EXPIRED',
      });
    });

    it('brought back twice with one key signs once and gives the same answer', async () => {
      const deal = await advised(api, await proposal());
      const proof = await signingCode(api, seller.signatory, deal.contract);
      const input = { ...askCode(deal), ...proof, idempotencyKey: 'sign-1' };
      const [one, two] = [
        await onContract(api, seller.signatory, 'signContract', input),
        await onContract(api, seller.signatory, 'signContract', input),
      ];
      expect([one.state, two.state]).toEqual(['SIGNING', 'SIGNING']);
      expect(await refused(api, seller.signatory, 'requestSigningCode', askCode(deal))).toMatchObject({
        code: 'ALREADY_SIGNED',
      });
      expect(
        await refused(api, seller.signatory, 'signContract', { ...askCode(deal), challengeId: 'x', code: '1' }),
      ).toMatchObject({ code: 'ALREADY_SIGNED' });
      const bad = { ...askCode(deal), challengeId: 'x', code: '1' };
      expect(await refused(api, buyer.signatory, 'signContract', bad)).toMatchObject({
        issues: [{ path: 'challengeId', code: 'bad-id' }],
      });
    });

    it('is not sent for terms that are not on the table, to whoever is no signatory, nor past the limits of a power of attorney', async () => {
      const deal = await advised(api, await proposal());
      const other = { ...askCode(deal), termsHash: 'f'.repeat(64) };
      expect(await refused(api, seller.signatory, 'requestSigningCode', other)).toMatchObject({
        code: 'TERMS_CHANGED',
      });
      expect(await refused(api, seller.manager, 'requestSigningCode', askCode(deal))).toMatchObject({
        code: 'NOT_PERMITTED',
      });
      const edits = [
        { path: 'seller.signerBasis', value: 'POA' },
        { path: 'seller.poa.validTo', value: '2026-11-23' },
        { path: 'seller.poa.maxValue', value: '1000000' },
      ];
      const limited = await advised(api, await proposal({ edits }));
      const facts = { facts: '... on SignerNotEntitled { validTo maxValue }' };
      expect(await refused(api, seller.signatory, 'requestSigningCode', askCode(limited), facts)).toMatchObject({
        ...{ code: 'SIGNER_NOT_ENTITLED', validTo: '2026-11-23', maxValue: '1000000' },
      });
    });

    it('is not sent without end', async () => {
      const deal = await advised(api, await proposal());
      const ask = async (): Promise<string> => {
        const query =
          'mutation ($input: RequestSigningCodeInput!) { requestSigningCode(input: $input) { __typename } }';
        return (await api.gql(buyer.signatory, query, { input: askCode(deal) })).data['requestSigningCode'].__typename;
      };
      let last = '';
      for (let i = 0; i < 30 && last !== 'TooManyAttempts'; i += 1) last = await ask();
      expect(last).toBe('TooManyAttempts');
      expect(codeSentTo(api, buyer.signatory.phone)).toMatch(/^\d{6}$/);
    });
  });

  describe('the end', () => {
    let other: TradingOrganisation;
    beforeAll(async () => {
      other = await aVerifiedEnterprise(api);
    });
    const inForce = async (): Promise<Deal> =>
      aContractInForce(api, await aProposal(api, { seller, buyer: other }, { quantity: '60000' }));

    it('by agreement takes both sides, and what was committed is free again', async () => {
      const deal = await inForce();
      const ask = { contractId: deal.contract.id, ground: 'MUTUAL', reason: 'Hai bên thống nhất' };
      expect((await onContract(api, other.manager, 'terminateContract', ask)).state).toBe('IN_FORCE');
      expect(await refused(api, other.signatory, 'terminateContract', ask)).toMatchObject({
        code: 'ALREADY_REQUESTED',
      });
      const { contract } = await mutate(
        api,
        seller.manager,
        'terminateContract',
        ask,
        'contract { state endedOn terminationRequestedBy { id } }',
      );
      expect(contract).toEqual({
        state: 'TERMINATED',
        endedOn: '2026-11-24',
        terminationRequestedBy: { id: other.id },
      });
      expect(await ofOffer(deal.offerId)).toEqual({ free: '80000', held: '0', committed: '0' });
    });

    it('for breach takes the notice of one side, and says nothing of who is at fault', async () => {
      const deal = await inForce();
      const input = { contractId: deal.contract.id, ground: 'BREACH', reason: 'Không đến nhận hàng' };
      expect((await onContract(api, seller.signatory, 'terminateContract', input)).state).toBe('TERMINATED');
      const [row] = await api.db.query<{ termination_request: object }>(
        'SELECT termination_request FROM contracts WHERE id = $1',
        [deal.contract.id],
      );
      expect(row?.termination_request).toEqual({
        requestedBy: seller.id,
        ground: 'BREACH',
        reason: 'Không đến nhận hàng',
        attributedTo: null,
      });
      expect(await refused(api, seller.staff, 'terminateContract', input)).toMatchObject({ code: 'NOT_PERMITTED' });
      expect(await refused(api, seller.manager, 'terminateContract', { ...input, reason: '' })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    });
  });
});

describe('a cooperative that is new', () => {
  it('has no hand in the contracts of others', async () => {
    const api = await startTestApi();
    const deal = await aProposal(api);
    const stranger = await aVerifiedCooperative(api);
    for (const [name, input] of [
      ['counterContract', { termsVersion: 1 }],
      ['agreeContract', { termsHash: deal.contract.termsHash }],
      ['refuseContract', { reason: 'x' }],
      ['withdrawContract', {}],
      ['commentOnContract', { body: 'x' }],
      ['attachToContract', { fileIds: [] }],
      ['submitContractForAppraisal', {}],
      ['acknowledgeFindings', { findingIds: [] }],
      ['requestSigningCode', { termsHash: 'x' }],
      ['signContract', { termsHash: 'x', challengeId: 'x', code: 'x' }],
      ['terminateContract', { ground: 'MUTUAL', reason: 'x' }],
    ] as const) {
      for (const as of [stranger.manager, stranger.signatory]) {
        for (const contractId of [deal.contract.id, 'ctr_00000000000000000000000000', 'nonsense']) {
          expect([name, await refused(api, as, name, { contractId, ...input })]).toMatchObject([
            name,
            { code: 'NOT_FOUND' },
          ]);
        }
      }
    }
    expect(await contractNow(api, stranger.manager, deal.contract.id)).toBeNull();
    await api.close();
  });
});
