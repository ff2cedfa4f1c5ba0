import { startTestApi, type TestApi } from '@testing/test-api';
import { aCase, aTakenCase, caseOf, onCase, type CaseOfDeal } from '@testing/world/appraisal';
import {
  aMember,
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import { codeSentTo, type Person } from '@testing/world/identity';

describe('the desk of the Alliance', () => {
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

  const parties = () => ({ seller, buyer });
  const codeOf = async (as: Person, name: string, input: Record<string, unknown>) =>
    (await refused(api, as, name, input)).__typename;

  it('gets a case with what the rules found at once, due in five working days', async () => {
    const { appraisal, deal } = await aCase(api, { edits: [] }, parties());
    // Submitted on Tuesday 24 November 2026.
    expect(appraisal).toMatchObject({ state: 'SUBMITTED', dueOn: '2026-12-01', advisorId: null, allowedActions: [] });
    const fields =
      'findings { ruleId origin severity path status text legalBasis suggestion { text edits { path value } } }';
    const query = `query ($id: ID!) { appraisal(id: $id) { contract { id state } ${fields} allowedActions } }`;
    const { data } = await api.gql(alliance.advisor, query, { id: appraisal.id });
    expect(data['appraisal']).toMatchObject({
      contract: { id: deal.contract.id, state: 'UNDER_APPRAISAL' },
      allowedActions: ['TAKE'],
    });
    const pickUp = data['appraisal'].findings.find((one: any) => one.path === 'delivery.pickupMaxHours');
    expect(pickUp).toMatchObject({ ruleId: 'L02', origin: 'MACHINE', severity: 'BLOCKER', status: 'OPEN' });
    expect(pickUp.suggestion.edits[0].path).toBe('delivery.pickupMaxHours');
    const severities: string[] = data['appraisal'].findings.map((one: any) => one.severity);
    expect(severities.lastIndexOf('BLOCKER')).toBeLessThan(severities.indexOf('MAJOR'));
  });

  it('shows the parties the same findings while they negotiate', async () => {
    const { appraisal, deal } = await aCase(api, { edits: [] }, parties());
    const check = 'selfCheck { ruleId title outcome failures { severity path code text } }';
    const query = `query ($id: ID!) { contract(id: $id) { canonicalTerms ${check} appraisals { findings { path code severity } } } }`;
    const { data } = await api.gql(buyer.staff, query, { id: deal.contract.id });
    const found = data['contract'].selfCheck.flatMap((rule: any) => rule.failures);
    const findings = data['contract'].appraisals[0].findings;
    const key = (one: any) => `${one.severity} ${one.code} ${one.path}`;
    expect(found.map(key).sort()).toEqual(findings.map(key).sort());
    expect(found.length).toBeGreaterThan(0);
    const draft = await api.gql(
      buyer.staff,
      `query ($canonicalTerms: String!) { selfCheckTerms(canonicalTerms: $canonicalTerms) { ruleId failures { code path severity } } }`,
      {
        canonicalTerms: data['contract'].canonicalTerms,
      },
    );
    expect(
      draft.data['selfCheckTerms']
        .flatMap((rule: any) => rule.failures)
        .map(key)
        .sort(),
    ).toEqual(findings.map(key).sort());
    const bad = await api.gql(buyer.staff, '{ selfCheckTerms(canonicalTerms: "{") { ruleId } }');
    expect(bad.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(appraisal.id).toMatch(/^apr_/);
  });

  it('lets an advisor take a case once, and a lead hand it over', async () => {
    const { appraisal } = await aCase(api, {}, parties());
    const appraisalId = appraisal.id;
    expect(
      await codeOf(alliance.advisor, 'assignAppraisal', { appraisalId, advisorId: alliance.advisor.accountId }),
    ).toBe('NotPermitted');
    const taken = await onCase(api, alliance.advisor, 'takeAppraisal', { appraisalId });
    expect(taken).toMatchObject({ state: 'ASSIGNED', advisorId: alliance.advisor.accountId });
    expect(taken.allowedActions).toEqual(['ASK', 'RECORD_FINDING', 'CONCLUDE']);
    expect(await codeOf(alliance.lead, 'takeAppraisal', { appraisalId })).toBe('AlreadyAssigned');
    expect(await codeOf(alliance.advisor, 'takeAppraisal', { appraisalId, asSecond: true })).toBe(
      'SecondAdvisorMustDiffer',
    );
    const given = await onCase(api, alliance.lead, 'assignAppraisal', {
      appraisalId,
      advisorId: alliance.lead.accountId,
    });
    expect(given.advisorId).toBe(alliance.lead.accountId);
    expect(await codeOf(alliance.advisor, 'askParties', { appraisalId, question: 'Còn gì không?' })).toBe(
      'NotYourCase',
    );
    for (const advisorId of [seller.manager.accountId, 'acc_00000000000000000000000000', 'x']) {
      expect(await codeOf(alliance.lead, 'assignAppraisal', { appraisalId, advisorId })).toBe('NotFound');
    }
  });

  it('gives a case to one of two who take it at the same moment', async () => {
    const { appraisal } = await aCase(api, {}, parties());
    const query = `mutation ($id: ID!) { takeAppraisal(input: { appraisalId: $id }) { __typename } }`;
    const both = [alliance.advisor, alliance.lead].map((as) => api.gql(as, query, { id: appraisal.id }));
    const names = (await Promise.all(both)).map(({ data }) => data['takeAppraisal'].__typename);
    expect(names.sort()).toEqual(['AlreadyAssigned', 'TakeAppraisalPayload']);
  });

  it('is closed to the parties, and a case is not there for others', async () => {
    const { appraisal } = await aTakenCase(api, {}, parties());
    const appraisalId = appraisal.id;
    const stranger = await aVerifiedEnterprise(api);
    const tries: [string, Record<string, unknown>][] = [
      ['takeAppraisal', {}],
      ['assignAppraisal', { advisorId: seller.manager.accountId }],
      ['askParties', { question: 'Vì sao?' }],
      ['recordFinding', { severity: 'MINOR', note: 'Nên ghi rõ hơn' }],
      ['answerFinding', { findingId: 'fnd_0000000000000000000000000a', status: 'DISMISSED', reason: 'Không đúng' }],
      ['concludeAppraisal', { termsHash: 'aa', advice: 'ADVISED_SIGN', summary: 'Tốt' }],
      ['cosignOpinion', { agrees: true }],
    ];
    for (const [name, input] of tries) {
      expect([name, await codeOf(seller.manager, name, { appraisalId, ...input })]).toEqual([name, 'NotPermitted']);
      expect([name, await codeOf(stranger.manager, name, { appraisalId, ...input })]).toEqual([name, 'NotFound']);
    }
    expect(
      await codeOf(alliance.advisor, 'answerAppraisalQuestion', { appraisalId, questionId: 'x', answer: 'Có' }),
    ).toBe('NotPermitted');
    expect(await codeOf(seller.manager, 'declareConflict', { organisationId: seller.id, kind: 'OTHER' })).toBe(
      'NotPermitted',
    );
    expect(await codeOf(alliance.advisor, 'takeAppraisal', { appraisalId: 'apr_00000000000000000000000000' })).toBe(
      'NotFound',
    );
    const { data } = await api.gql(
      stranger.manager,
      'query ($id: ID!) { appraisal(id: $id) { id } appraisals { totalCount } }',
      { id: appraisalId },
    );
    expect(data).toEqual({ appraisal: null, appraisals: { totalCount: 0 } });
    const anonymous = await api.gql(null, '{ appraisals { totalCount } }');
    expect(anonymous.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  describe('with a conflict of interest', () => {
    const refusal = { __typename: 'ConflictOfInterest' };
    const facts = '... on ConflictOfInterest { ground organisationId }';
    const take = (as: Person, one: CaseOfDeal) =>
      refused(api, as, 'takeAppraisal', { appraisalId: one.appraisal.id }, { facts });
    const newAdvisor = () => aMember(api, alliance.administrator, alliance.id, ['ADVISOR']);

    it('an advisor who belongs to a party can neither take nor be given its contract', async () => {
      const own = await aVerifiedCooperative(api);
      const member = own.staff;
      await mutate(
        api,
        alliance.administrator,
        'inviteMember',
        { organisationId: alliance.id, contact: member.phone, roles: ['ADVISOR'] },
        'invitationId',
      );
      await mutate(api, own.staff, 'acceptInvitation', { token: codeSentTo(api, member.phone) }, 'organisation { id }');
      const one = await aCase(api, {}, { seller: own, buyer });
      expect(await take(own.staff, one)).toMatchObject({
        ...refusal,
        ground: 'SAME_ORGANISATION',
        organisationId: own.id,
      });
      const assignment = { appraisalId: one.appraisal.id, advisorId: member.accountId };
      expect(await codeOf(alliance.lead, 'assignAppraisal', assignment)).toBe('ConflictOfInterest');
      expect(await codeOf(alliance.lead, 'assignAppraisal', { ...assignment, asSecond: true })).toBe(
        'ConflictOfInterest',
      );
    });

    it('an advisor with a declared tie, or who helped to draft, stays away for good', async () => {
      const one = await aCase(api, {}, parties());
      const [tied, helper] = [await newAdvisor(), await newAdvisor()];
      await mutate(api, tied, 'declareConflict', { organisationId: buyer.id, kind: 'FAMILY' }, 'declared');
      await mutate(api, helper, 'declareConflict', { contractId: one.deal.contract.id }, 'declared');
      expect(await take(tied, one)).toMatchObject({ ...refusal, ground: 'DECLARED_TIE', organisationId: buyer.id });
      expect(await take(helper, one)).toMatchObject({ ...refusal, ground: 'HELPED_DRAFT', organisationId: null });
    });

    it('an advisor who declares it later can no longer work on the case', async () => {
      const one = await aCase(api, {}, parties());
      const late = await newAdvisor();
      const appraisalId = one.appraisal.id;
      await onCase(api, late, 'takeAppraisal', { appraisalId });
      await mutate(
        api,
        late,
        'declareConflict',
        { organisationId: seller.id, kind: 'FORMER_EMPLOYER', since: '2020-01-01', until: '2025-06-30' },
        'declared',
      );
      const word = { appraisalId, termsHash: one.deal.contract.termsHash, advice: 'ADVISED_SIGN', summary: 'Tốt' };
      expect(await codeOf(late, 'concludeAppraisal', word)).toBe('ConflictOfInterest');
      expect(await codeOf(late, 'askParties', { appraisalId, question: 'Vì sao?' })).toBe('ConflictOfInterest');
      expect(await codeOf(late, 'recordFinding', { appraisalId, severity: 'MINOR', note: 'x' })).toBe(
        'ConflictOfInterest',
      );
      expect((await caseOf(api, seller.manager, one.deal.contract.id)).state).toBe('ASSIGNED');
    });

    it('a declaration says about what, and in order', async () => {
      const of = async (input: Record<string, unknown>) =>
        (await refused(api, alliance.lead, 'declareConflict', input)).__typename;
      expect(await of({})).toBe('InvalidInput');
      expect(await of({ organisationId: seller.id })).toBe('InvalidInput');
      expect(await of({ organisationId: 'org_00000000000000000000000000', kind: 'OTHER' })).toBe('NotFound');
      expect(await of({ contractId: 'ctr_00000000000000000000000000' })).toBe('NotFound');
      expect(await of({ organisationId: seller.id, kind: 'OTHER', since: '2026-01-02', until: '2026-01-01' })).toBe(
        'InvalidInput',
      );
    });
  });

  it('lists cases by what is due, by value and by advisor, in as many statements for one as for many', async () => {
    const list = async (as: Person, args: string) =>
      (await api.gql(as, `{ appraisals(${args}) { totalCount edges { node { id value dueOn advisorId } } } }`)).data[
        'appraisals'
      ];
    const small = await aCase(api, { quantity: '10000' }, { seller: await aVerifiedCooperative(api) });
    const byValue = await list(alliance.advisor, 'orderBy: VALUE, first: 100');
    const values = byValue.edges.map((edge: any) => BigInt(edge.node.value));
    expect(values).toEqual([...values].sort((a: bigint, b: bigint) => (a > b ? -1 : a < b ? 1 : 0)));
    expect(byValue.edges.at(-1).node.id).toBe(small.appraisal.id);
    const mine = await list(alliance.lead, 'filter: { mine: true }');
    expect(mine.edges.every((edge: any) => edge.node.advisorId === alliance.lead.accountId)).toBe(true);
    const free = await list(alliance.lead, 'filter: { unassigned: true, states: [SUBMITTED] }');
    expect(free.edges.map((edge: any) => edge.node.id)).toContain(small.appraisal.id);
    expect((await list(small.deal.seller.staff, 'first: 5')).totalCount).toBe(1);
    const query = (first: number) =>
      `{ appraisals(first: ${first}) { edges { node { contract { seller { nameVi } selfCheck { outcome } } findings { text } questions { question } opinion { number } } } } }`;
    const count = async (first: number) =>
      (await api.statementsOf(() => api.gql(alliance.advisor, query(first)))).length;
    await count(1);
    expect(await count(6)).toBe(await count(1));
  });
});
