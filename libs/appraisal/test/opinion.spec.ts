import { startTestApi, type TestApi } from '@testing/test-api';
import { aCase, aTakenCase, caseOf, concluded, onCase, SOUND_EDITS, type CaseOfDeal } from '@testing/world/appraisal';
import { contractNow, onContract, signed, submitted } from '@testing/world/contracts';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import type { Person } from '@testing/world/identity';
import { refused } from '@testing/world/refused';

describe('opinions', () => {
  let api: TestApi;
  let alliance: Alliance;
  let seller: TradingOrganisation;
  let buyer: TradingOrganisation;

  beforeAll(async () => {
    api = await startTestApi();
    alliance = await anAlliance(api);
    [seller, buyer] = [await aVerifiedCooperative(api), await aVerifiedEnterprise(api)];
  });
  afterAll(() => api.close());

  const taken = (input: Record<string, unknown> = {}) => aTakenCase(api, input, { seller, buyer });
  const codeOf = async (as: Person, name: string, input: Record<string, unknown>, facts = '') =>
    refused(api, as, name, input, { facts });
  const word = ({ deal, appraisal }: CaseOfDeal, over: Record<string, unknown> = {}) => ({
    ...{
      appraisalId: appraisal.id,
      termsHash: deal.contract.termsHash,
      advice: 'ADVISED_SIGN',
      summary: 'Điều khoản đầy đủ.',
    },
    ...over,
  });
  const opinionOf = async (contractId: string) =>
    (
      await api.gql(
        seller.staff,
        `query ($id: ID!) { contract(id: $id) { termsHash opinion { number advice computedAdvice score termsHash overrideReason givenOn } appraisals { state findings { id path status } } } }`,
        { id: contractId },
      )
    ).data['contract'];
  const missingDeadline = SOUND_EDITS.filter(({ path }) => path !== 'delivery.pickupMaxHours');

  it('are numbered without gaps within a year and told to the contract', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 2; i += 1) {
      const deal = await concluded(api, await taken({ quantity: '10000' }));
      expect(deal.contract.state).toBe('ADVISED');
      const { opinion } = await opinionOf(deal.contract.id);
      expect(opinion).toMatchObject({
        advice: 'ADVISED_SIGN',
        computedAdvice: 'ADVISED_SIGN',
        score: 100,
        termsHash: deal.contract.termsHash,
        givenOn: '2026-11-24',
      });
      expect(opinion.number).toMatch(/^\d{3}\/2026\/TĐ-LMHTX$/);
      numbers.push(Number(opinion.number.slice(0, 3)));
    }
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    await expect(api.db.query('UPDATE opinions SET score = 1')).rejects.toThrow();
  });

  it('follow the findings, or state why not', async () => {
    const one = await taken({ quantity: '10000', edits: missingDeadline });
    const facts = '... on OverrideWithoutReason { computedAdvice }';
    expect(await codeOf(alliance.advisor, 'concludeAppraisal', word(one), facts)).toMatchObject({
      __typename: 'OverrideWithoutReason',
      computedAdvice: 'ADVISED_NOT_SIGN',
    });
    const reason = { advice: 'ADVISED_CHANGE', overrideReason: 'Chỉ cần bổ sung thời hạn nhận hàng rồi ký.' };
    const deal = await concluded(api, one, reason);
    expect((await opinionOf(deal.contract.id)).opinion).toMatchObject({
      ...reason,
      computedAdvice: 'ADVISED_NOT_SIGN',
      score: 88,
    });
  });

  it('never block: against advice one signs after acknowledging each open finding', async () => {
    const one = await taken({ quantity: '10000', edits: missingDeadline });
    const deal = await concluded(api, one, { advice: 'ADVISED_NOT_SIGN' });
    const { appraisals } = await opinionOf(deal.contract.id);
    const ask = { contractId: deal.contract.id, termsHash: deal.contract.termsHash };
    expect(await codeOf(seller.signatory, 'requestSigningCode', ask)).toMatchObject({
      __typename: 'FindingsNotAcknowledged',
    });
    const findingIds = appraisals[0].findings.map((finding: any) => finding.id);
    await onContract(api, seller.signatory, 'acknowledgeFindings', { contractId: deal.contract.id, findingIds });
    const both = await signed(api, await signed(api, deal, 'seller'), 'buyer');
    expect(both.contract.state).toBe('IN_FORCE');
  });

  it('are on the text that was read, and stale after an edit; new terms are a new case from nothing', async () => {
    const one = await taken({ quantity: '10000', edits: missingDeadline });
    expect(await codeOf(alliance.advisor, 'concludeAppraisal', word(one, { termsHash: 'a'.repeat(64) }))).toMatchObject(
      { __typename: 'OpinionOnOtherTerms' },
    );
    const deal = await concluded(api, one, { advice: 'ADVISED_NOT_SIGN' });
    const edits = [{ path: 'delivery.pickupMaxHours', value: '24' }];
    const changed = await onContract(api, seller.manager, 'counterContract', {
      contractId: deal.contract.id,
      termsVersion: deal.contract.termsVersion,
      edits,
    });
    await api.drain();
    const fields = `opinion { termsHash isOn(termsHash: "${changed.termsHash}") }`;
    const { data } = await api.gql(seller.staff, `query ($id: ID!) { contract(id: $id) { ${fields} } }`, {
      id: deal.contract.id,
    });
    expect(data['contract'].opinion).toEqual({ termsHash: deal.contract.termsHash, isOn: false });
    const stale = await api.db.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM events WHERE type = 'appraisal.stale' AND about_id = $1",
      [one.appraisal.id],
    );
    expect(stale[0]?.n).toBe(1);
    const { id: contractId, termsHash } = changed;
    await onContract(api, buyer.manager, 'agreeContract', { contractId, termsHash });
    await submitted(api, { ...deal, contract: changed });
    await api.drain();
    const { appraisals } = await opinionOf(contractId);
    expect(appraisals).toMatchObject([{ state: 'SUBMITTED', findings: [] }, { state: 'CONCLUDED' }]);
  });

  it('can not be given once the terms changed under the case', async () => {
    const one = await taken({ quantity: '10000' });
    const { contract } = one.deal;
    const edits = [{ path: 'payment.finalDueDays', value: '5' }];
    await onContract(api, seller.manager, 'counterContract', {
      contractId: contract.id,
      termsVersion: contract.termsVersion,
      edits,
    });
    expect(await codeOf(alliance.advisor, 'concludeAppraisal', word(one))).toMatchObject({
      __typename: 'OpinionOnOtherTerms',
    });
    await api.drain();
    expect((await caseOf(api, seller.manager, contract.id)).state).toBe('WITHDRAWN');
    expect(await codeOf(alliance.advisor, 'concludeAppraisal', word(one))).toMatchObject({
      __typename: 'WrongAppraisalState',
    });
  });

  it('above five billion need a second advisor, who agrees or sends back', async () => {
    const large = await aTakenCase(api, { price: '70000', quantity: '80000' });
    const stateNow = async () => (await contractNow(api, large.deal.seller.manager, large.deal.contract.id)).state;
    const appraisalId = large.appraisal.id;
    expect(
      await codeOf(alliance.advisor, 'concludeAppraisal', word(large), '... on SecondAdvisorNeeded { aboveValue }'),
    ).toMatchObject({ __typename: 'SecondAdvisorNeeded', aboveValue: '5000000000' });
    await onCase(api, alliance.lead, 'takeAppraisal', { appraisalId, asSecond: true });
    expect(await codeOf(alliance.lead, 'concludeAppraisal', word(large))).toMatchObject({ __typename: 'NotYourCase' });
    expect(await codeOf(alliance.lead, 'cosignOpinion', { appraisalId, agrees: true })).toMatchObject({
      __typename: 'WrongAppraisalState',
    });
    const propose = () => onCase(api, alliance.advisor, 'concludeAppraisal', word(large));
    expect((await propose()).state).toBe('AWAITING_COSIGNATURE');
    expect(await stateNow()).toBe('UNDER_APPRAISAL');
    expect(await codeOf(alliance.advisor, 'cosignOpinion', { appraisalId, agrees: true })).toMatchObject({
      __typename: 'NotYourCase',
    });
    expect((await onCase(api, alliance.lead, 'cosignOpinion', { appraisalId, agrees: false })).state).toBe('ASSIGNED');
    await propose();
    expect((await onCase(api, alliance.lead, 'cosignOpinion', { appraisalId, agrees: true })).state).toBe('CONCLUDED');
    await api.drain();
    expect(await stateNow()).toBe('ADVISED');
  });

  it('rest on findings that advisors add or dismiss, and that parties accept or waive', async () => {
    const one = await taken({ quantity: '10000', edits: missingDeadline });
    const appraisalId = one.appraisal.id;
    const findings = async () =>
      (
        await api.gql(
          alliance.advisor,
          'query ($id: ID!) { appraisal(id: $id) { findings { id origin severity path text status statusReason suggestion { edits { path value } } } } }',
          { id: appraisalId },
        )
      ).data['appraisal'].findings;
    await onCase(api, alliance.advisor, 'recordFinding', {
      appraisalId,
      severity: 'MINOR',
      path: 'dispute.negotiateDays',
      note: 'Nên ghi số ngày thương lượng',
      suggestedValue: '15',
    });
    const all = await findings();
    const human = all.find((finding: any) => finding.origin === 'HUMAN');
    const machine = all.find((finding: any) => finding.path === 'delivery.pickupMaxHours');
    expect(human).toMatchObject({
      text: 'Nên ghi số ngày thương lượng',
      suggestion: { edits: [{ path: 'dispute.negotiateDays', value: '15' }] },
    });
    const answer = (as: Person, findingId: string, status: string, reason?: string) =>
      onCase(api, as, 'answerFinding', { appraisalId, findingId, status, ...(reason && { reason }) });
    await answer(seller.manager, human.id, 'ACCEPTED');
    await answer(buyer.staff, machine.id, 'WAIVED_BY_PARTY');
    const base = { appraisalId, findingId: machine.id };
    expect(await codeOf(alliance.advisor, 'answerFinding', { ...base, status: 'DISMISSED' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(
      await codeOf(
        seller.manager,
        'answerFinding',
        { ...base, status: 'WAIVED_BY_PARTY' },
        '... on WrongFindingStatus { status }',
      ),
    ).toMatchObject({ __typename: 'WrongFindingStatus', status: 'WAIVED_BY_PARTY' });
    expect(await codeOf(seller.manager, 'answerFinding', { ...base, status: 'DISMISSED', reason: 'x' })).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(await codeOf(alliance.advisor, 'answerFinding', { ...base, status: 'FIXED' })).toMatchObject({
      __typename: 'WrongFindingStatus',
    });
    expect(
      await codeOf(seller.manager, 'answerFinding', {
        ...base,
        findingId: 'fnd_0000000000000000000000000a',
        status: 'ACCEPTED',
      }),
    ).toMatchObject({ __typename: 'NotFound' });
    // A waiver does not change the terms: the blocker still stands.
    expect(await codeOf(alliance.advisor, 'concludeAppraisal', word(one))).toMatchObject({
      __typename: 'OverrideWithoutReason',
    });
    await answer(alliance.advisor, machine.id, 'DISMISSED', 'Thời hạn nằm ở phụ lục đã ký');
    expect((await findings()).find((finding: any) => finding.id === machine.id)).toMatchObject({
      status: 'DISMISSED',
      statusReason: 'Thời hạn nằm ở phụ lục đã ký',
    });
    expect((await concluded(api, one)).contract.state).toBe('ADVISED');
  });

  it('refuse input that can not be read, at its path', async () => {
    const one = await taken({ quantity: '1000' });
    const appraisalId = one.appraisal.id;
    const pathOf = async (name: string, input: Record<string, unknown>) =>
      ((await codeOf(alliance.advisor, name, { appraisalId, ...input })) as any).issues?.[0]?.path;
    expect(await pathOf('recordFinding', { severity: 'MINOR', note: '  ' })).toBe('note');
    expect(await pathOf('recordFinding', { severity: 'MINOR', note: 'x', path: 'price.colour' })).toBe('path');
    expect(
      await pathOf('recordFinding', {
        severity: 'MINOR',
        note: 'x',
        path: 'delivery.pickupMaxHours',
        suggestedValue: 'sớm',
      }),
    ).toBe('delivery.pickupMaxHours');
    expect(await pathOf('askParties', { question: 'x'.repeat(4001) })).toBe('question');
    expect(await pathOf('concludeAppraisal', { ...word(one), summary: '' })).toBe('summary');
  });

  it('are given once when the request is repeated with its key', async () => {
    const one = await taken({ quantity: '1000' });
    const input = word(one, { idempotencyKey: 'once' });
    await onCase(api, alliance.advisor, 'concludeAppraisal', input);
    await onCase(api, alliance.advisor, 'concludeAppraisal', input);
    const rows = await api.db.query<{ n: number }>('SELECT count(*)::int AS n FROM opinions WHERE appraisal_id = $1', [
      one.appraisal.id,
    ]);
    expect(rows[0]?.n).toBe(1);
  });

  it('end the case when the contract is taken back', async () => {
    const { deal } = await aCase(api, { quantity: '1000' }, { seller, buyer });
    await onContract(api, buyer.manager, 'withdrawContract', {
      contractId: deal.contract.id,
    });
    await api.drain();
    expect((await caseOf(api, seller.manager, deal.contract.id)).state).toBe('WITHDRAWN');
  });
});
