import { calendarDate, startOfDayInVietnam } from '../kernel/calendar-date';
import type { AccountId, AppraisalId, ContractId, Id, OrganisationId } from '../kernel/id';
import { finalStates, reachableFrom } from '../kernel/transitions';
import type { Appraisal } from './appraisal';
import { APPRAISAL_STATES, APPRAISAL_TRANSITIONS } from './appraisal.transitions';
import { conflictOf, type AdvisorFacts, type ConflictOfInterest } from './conflict-of-interest';
import { answer, ask, assign, lapse, withdraw } from './decide-appraisal';
import { conclude, cosign, type Conclusion } from './decide-opinion';
import type { Finding, FindingStatus } from './finding';
import { mayAnswerFinding } from './finding';
import { computedAdvice, opinionNumber, score, standingOf } from './opinion';
import type { Severity } from './severity';
import { startClock } from './sla-clock';

const lan = 'acc_lan' as AccountId;
const hung = 'acc_hung' as AccountId;
const seller = 'org_seller' as OrganisationId;
const buyer = 'org_buyer' as OrganisationId;
const contractId = 'ctr_1' as ContractId;
const q1 = 'apq_1' as Id<'appraisalQuestion'>;
const monday = startOfDayInVietnam(calendarDate('2026-06-01'));
const DAY = 86_400_000;

const onDesk: Appraisal = {
  id: 'apr_1' as AppraisalId,
  contractId,
  termsHash: 'aa',
  sellerId: seller,
  buyerId: buyer,
  value: 400_000_000n,
  state: 'SUBMITTED',
  clock: startClock(monday),
  advisorId: null,
  secondAdvisorId: null,
  proposed: null,
};
const withLan: Appraisal = { ...onDesk, state: 'ASSIGNED', advisorId: lan };
const large: Appraisal = { ...withLan, value: 5_000_000_001n };
const tie: ConflictOfInterest = { code: 'conflict-of-interest', ground: 'DECLARED_TIE', organisationId: seller };
const freely = { asSecond: false, mayReplace: false, conflict: null };

const finding = (severity: Severity, status: FindingStatus = 'OPEN'): Finding => ({ severity, status }) as Finding;
const word = (changes: Partial<Conclusion> = {}): Conclusion => ({
  advisorId: lan,
  conflict: null,
  termsHash: 'aa',
  contractTermsHash: 'aa',
  advice: 'ADVISED_SIGN',
  overrideReason: null,
  summary: '',
  ...changes,
});
const codeOf = (decision: { ok: boolean; refusal?: { code: string } }): string =>
  decision.ok ? 'accepted' : (decision.refusal?.code ?? '');

describe('the table of states', () => {
  it('reaches every state from the desk, and ends only by opinion, clock or withdrawal', () => {
    expect(reachableFrom(APPRAISAL_TRANSITIONS, 'SUBMITTED').size).toBe(APPRAISAL_STATES.length);
    expect(finalStates(APPRAISAL_TRANSITIONS)).toEqual(['CONCLUDED', 'LAPSED', 'WITHDRAWN']);
  });

  it('can not run out while the parties are waited for', () => {
    expect(APPRAISAL_TRANSITIONS.WAITING_FOR_PARTIES).not.toContain('LAPSED');
  });
});

describe('assigning', () => {
  it('gives a case on the desk to the advisor who takes it', () => {
    expect(assign(onDesk, lan, freely)).toMatchObject({ ok: true, state: { state: 'ASSIGNED', advisorId: lan } });
  });

  it('never gives it to somebody with a conflict of interest, not even by a lead', () => {
    expect(codeOf(assign(onDesk, lan, { ...freely, mayReplace: true, conflict: tie }))).toBe('conflict-of-interest');
    expect(codeOf(assign(withLan, hung, { ...freely, asSecond: true, conflict: tie }))).toBe('conflict-of-interest');
  });

  it('is taken from a colleague only by a lead, who may hand it over', () => {
    expect(assign(withLan, hung, freely)).toMatchObject({ refusal: { code: 'already-assigned', advisorId: lan } });
    expect(assign(withLan, hung, { ...freely, mayReplace: true })).toMatchObject({ state: { advisorId: hung } });
  });

  it('keeps waiting for the parties when it is handed over meanwhile', () => {
    const asked = ask(withLan, { advisorId: lan, conflict: null }, q1, monday + DAY);
    if (!asked.ok) throw new Error('asked');
    const handed = assign(asked.state, hung, { ...freely, mayReplace: true });
    expect(handed).toMatchObject({ state: { state: 'WAITING_FOR_PARTIES', advisorId: hung } });
  });

  it('wants two different people', () => {
    expect(codeOf(assign(withLan, lan, { ...freely, asSecond: true }))).toBe('second-advisor-must-differ');
  });

  it('is over for a case that is over', () => {
    expect(codeOf(assign({ ...withLan, state: 'LAPSED' }, hung, freely))).toBe('wrong-appraisal-state');
  });
});

describe('questions to the parties', () => {
  it('stop the clock until the last answer', () => {
    const asked = ask(withLan, { advisorId: lan, conflict: null }, q1, monday + DAY);
    if (!asked.ok) throw new Error('asked');
    expect(codeOf(lapse(asked.state, monday + 400 * DAY))).toBe('wrong-appraisal-state');
    const one = answer(asked.state, q1, 1, monday + 2 * DAY);
    expect(one).toMatchObject({ state: { state: 'WAITING_FOR_PARTIES' }, events: [{ dueOn: null }] });
    const all = answer(asked.state, q1, 0, monday + 3 * DAY);
    expect(all).toMatchObject({ state: { state: 'ASSIGNED' }, events: [{ dueOn: '2026-06-10' }] });
  });

  it('are asked by the advisors of the case only, and not with a conflict', () => {
    expect(codeOf(ask(withLan, { advisorId: hung, conflict: null }, q1, monday))).toBe('not-your-case');
    expect(codeOf(ask(withLan, { advisorId: lan, conflict: tie }, q1, monday))).toBe('conflict-of-interest');
    expect(codeOf(ask({ ...large, state: 'CONCLUDED' }, { advisorId: lan, conflict: null }, q1, monday))).toBe(
      'wrong-appraisal-state',
    );
    expect(codeOf(answer(withLan, q1, 0, monday))).toBe('wrong-appraisal-state');
  });
});

describe('the opinion', () => {
  it('is given by the advisor of the case', () => {
    expect(conclude(withLan, word(), [])).toMatchObject({ ok: true, state: { state: 'CONCLUDED' }, events: [] });
    expect(codeOf(conclude(withLan, word({ advisorId: hung }), []))).toBe('not-your-case');
    expect(codeOf(conclude(withLan, word({ conflict: tie }), []))).toBe('conflict-of-interest');
    expect(codeOf(conclude({ ...withLan, state: 'WAITING_FOR_PARTIES' }, word(), []))).toBe('wrong-appraisal-state');
  });

  it('is on the text of the case and no other', () => {
    expect(codeOf(conclude(withLan, word({ termsHash: 'bb' }), []))).toBe('opinion-on-other-terms');
    expect(codeOf(conclude(withLan, word({ contractTermsHash: 'bb' }), []))).toBe('opinion-on-other-terms');
    expect(standingOf({ termsHash: 'aa' }, 'aa')).toBe('VALID');
    expect(standingOf({ termsHash: 'aa' }, 'bb')).toBe('STALE');
  });

  it('follows the findings, or says why not', () => {
    const blocked = [finding('BLOCKER')];
    expect(conclude(withLan, word(), blocked)).toMatchObject({
      refusal: { code: 'override-without-reason', computedAdvice: 'ADVISED_NOT_SIGN' },
    });
    expect(codeOf(conclude(withLan, word({ overrideReason: ' ngắn   ' }), blocked))).toBe('override-without-reason');
    const reason = 'Giá đã chốt bằng phụ lục riêng';
    expect(codeOf(conclude(withLan, word({ overrideReason: reason }), blocked))).toBe('accepted');
  });

  it('needs two advisors above five billion', () => {
    expect(conclude(large, word(), [])).toMatchObject({ refusal: { code: 'second-advisor-needed' } });
    expect(codeOf(conclude({ ...large, value: 5_000_000_000n }, word(), []))).toBe('accepted');
    const both: Appraisal = { ...large, secondAdvisorId: hung };
    const proposed = conclude(both, word(), []);
    if (!proposed.ok) throw new Error('proposed');
    expect(proposed.state.state).toBe('AWAITING_COSIGNATURE');
    const second = { advisorId: hung, conflict: null, agrees: true, contractTermsHash: 'aa' };
    expect(cosign(proposed.state, second)).toMatchObject({ ok: true, state: { state: 'CONCLUDED' } });
    expect(cosign(proposed.state, { ...second, agrees: false })).toMatchObject({
      state: { state: 'ASSIGNED', proposed: null },
    });
    expect(codeOf(cosign(proposed.state, { ...second, advisorId: lan }))).toBe('not-your-case');
    expect(codeOf(cosign(proposed.state, { ...second, conflict: tie }))).toBe('conflict-of-interest');
    expect(codeOf(cosign(proposed.state, { ...second, contractTermsHash: 'bb' }))).toBe('opinion-on-other-terms');
    expect(codeOf(cosign(both, second))).toBe('wrong-appraisal-state');
  });

  it('is scored by what stands', () => {
    expect(score([])).toBe(100);
    expect(score([finding('BLOCKER'), finding('MAJOR'), finding('MINOR')])).toBe(82);
    expect(score(Array.from({ length: 9 }, () => finding('BLOCKER')))).toBe(0);
    expect(computedAdvice(Array.from({ length: 4 }, () => finding('MAJOR')))).toBe('ADVISED_SIGN');
    expect(computedAdvice([...Array.from({ length: 4 }, () => finding('MAJOR')), finding('MINOR')])).toBe(
      'ADVISED_CHANGE',
    );
    expect(computedAdvice([finding('BLOCKER', 'DISMISSED'), finding('BLOCKER', 'FIXED')])).toBe('ADVISED_SIGN');
    expect(computedAdvice([finding('BLOCKER', 'WAIVED_BY_PARTY')])).toBe('ADVISED_NOT_SIGN');
  });

  it('is numbered within its year', () => {
    expect(opinionNumber(12, 2026)).toBe('012/2026/TĐ-LMHTX');
    expect(opinionNumber(1234, 2027)).toBe('1234/2027/TĐ-LMHTX');
  });
});

describe('the end without an opinion', () => {
  it('comes with the clock, not before', () => {
    expect(codeOf(lapse(withLan, monday + 7 * DAY))).toBe('wrong-appraisal-state');
    expect(lapse(withLan, monday + 8 * DAY)).toMatchObject({ state: { state: 'LAPSED' } });
    expect(lapse(onDesk, monday + 8 * DAY)).toMatchObject({ events: [{ type: 'appraisal.lapsed', termsHash: 'aa' }] });
    expect(codeOf(lapse({ ...withLan, state: 'CONCLUDED' }, monday + 8 * DAY))).toBe('wrong-appraisal-state');
  });

  it('comes with other terms', () => {
    expect(withdraw(withLan, 'TERMS_CHANGED')).toMatchObject({ state: { state: 'WITHDRAWN' } });
    expect(codeOf(withdraw({ ...withLan, state: 'CONCLUDED' }, 'TERMS_CHANGED'))).toBe('wrong-appraisal-state');
  });
});

describe('conflict of interest', () => {
  const today = calendarDate('2026-06-01');
  const neutral: AdvisorFacts = {
    organisationIds: ['org_alliance' as OrganisationId],
    ties: [],
    helpedDraft: [],
    wroteTerms: false,
  };
  const contract = { contractId, partyIds: [seller, buyer] };
  const ground = (facts: Partial<AdvisorFacts>): string | undefined =>
    conflictOf({ ...neutral, ...facts }, contract, today)?.ground;

  it('is belonging to a party, a tie to a party, or having helped', () => {
    expect(ground({})).toBeUndefined();
    expect(ground({ organisationIds: [buyer] })).toBe('SAME_ORGANISATION');
    expect(ground({ helpedDraft: [contractId] })).toBe('HELPED_DRAFT');
    expect(ground({ wroteTerms: true })).toBe('HELPED_DRAFT');
  });

  it('counts for two years after a tie ended', () => {
    const until = (day: string) => ({
      ties: [
        {
          organisationId: seller,
          kind: 'FORMER_EMPLOYER' as const,
          since: calendarDate('2020-01-01'),
          until: calendarDate(day),
        },
      ],
    });
    expect(ground(until('2024-06-01'))).toBe('DECLARED_TIE');
    expect(ground(until('2024-05-31'))).toBeUndefined();
  });
});

describe('answers to findings', () => {
  it('come from whom they are for', () => {
    expect(mayAnswerFinding('PARTY', 'OPEN', 'WAIVED_BY_PARTY')).toBe(true);
    expect(mayAnswerFinding('PARTY', 'OPEN', 'DISMISSED')).toBe(false);
    expect(mayAnswerFinding('ADVISOR', 'OPEN', 'ACCEPTED')).toBe(false);
    expect(mayAnswerFinding('ADVISOR', 'OPEN', 'DISMISSED')).toBe(true);
    expect(mayAnswerFinding('NEW_TERMS', 'FIXED', 'FIXED')).toBe(false);
  });
});
