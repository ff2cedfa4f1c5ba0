import { startTestApi, type TestApi } from '@testing/test-api';
import { aCase, aTakenCase, caseOf, onCase } from '@testing/world/appraisal';
import { contractNow, signed } from '@testing/world/contracts';
import { anAlliance, type Alliance } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

const JOB = 'run-out-appraisal-clocks';

describe('the clock of an appraisal', () => {
  let api: TestApi;
  let alliance: Alliance;

  // Sessions end by themselves, so each story of many days has a day, an API and people of its own.
  beforeEach(async () => {
    api = await startTestApi();
    alliance = await anAlliance(api);
  });
  afterEach(() => api.close());

  it('runs out after five working days, and then signing is free', async () => {
    const { deal, appraisal } = await aCase(api, { deadlineDays: 30 });
    expect(appraisal.dueOn).toBe('2026-12-01');
    api.clock.goTo('2026-12-01', 23);
    await api.runJob(JOB);
    expect((await caseOf(api, deal.seller.manager, deal.contract.id)).state).toBe('SUBMITTED');
    api.clock.goTo('2026-12-02', 1);
    await api.runJob(JOB);
    expect(await caseOf(api, deal.seller.manager, deal.contract.id)).toMatchObject({ state: 'LAPSED', dueOn: null });
    expect((await refused(api, alliance.advisor, 'takeAppraisal', { appraisalId: appraisal.id })).__typename).toBe(
      'WrongAppraisalState',
    );
    const contract = await contractNow(api, deal.seller.manager, deal.contract.id);
    expect(contract.state).toBe('ADVISED');
    const both = await signed(api, await signed(api, { ...deal, contract }, 'seller'), 'buyer');
    expect(both.contract.state).toBe('IN_FORCE');
  });

  it('stands still while the parties are asked, until the last answer', async () => {
    const { deal, appraisal } = await aTakenCase(api, { deadlineDays: 60 });
    const appraisalId = appraisal.id;
    const ask = (question: string) => onCase(api, alliance.advisor, 'askParties', { appraisalId, question });
    expect(await ask('Ai chịu tiền bao bì?')).toMatchObject({ state: 'WAITING_FOR_PARTIES', dueOn: null });
    await ask('Cân ở đâu?');
    api.clock.goTo('2026-12-15', 9);
    await api.runJob(JOB);
    const query = 'query ($id: ID!) { appraisal(id: $id) { state allowedActions questions { id question answer } } }';
    const seen = (await api.gql(deal.seller.staff, query, { id: appraisalId })).data['appraisal'];
    expect(seen).toMatchObject({ state: 'WAITING_FOR_PARTIES', allowedActions: ['ANSWER'] });
    const [bags, scale] = seen.questions.map((one: { id: string }) => one.id);
    const answer = (questionId: string) => ({ appraisalId, questionId, answer: 'Bên mua' });
    expect((await refused(api, deal.seller.signatory, 'answerAppraisalQuestion', answer(bags))).__typename).toBe(
      'NotPermitted',
    );
    expect(await onCase(api, deal.seller.staff, 'answerAppraisalQuestion', answer(bags))).toMatchObject({
      state: 'WAITING_FOR_PARTIES',
    });
    expect((await refused(api, deal.buyer.staff, 'answerAppraisalQuestion', answer(bags))).__typename).toBe('NotFound');
    // Five working days were left: 16, 17, 18, 21 and 22 December, and the hours of the 15th.
    const back = await onCase(api, deal.buyer.staff, 'answerAppraisalQuestion', answer(scale));
    expect(back).toMatchObject({ state: 'ASSIGNED', dueOn: '2026-12-22' });
    expect(
      (await refused(api, deal.buyer.staff, 'answerAppraisalQuestion', { ...answer(scale), questionId: 'x' }))
        .__typename,
    ).toBe('NotFound');
  });
});
