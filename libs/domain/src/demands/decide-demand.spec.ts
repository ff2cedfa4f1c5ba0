import { calendarDate, startOfDayInVietnam } from '../kernel/calendar-date';
import { finalStates, reachableFrom } from '../kernel/transitions';
import { cancelDemand, closeDemand, expireDemand, publishDemand, reviseDemand, stateAt } from './decide-demand';
import { ANSWER_STATES, ANSWER_TRANSITIONS, DEMAND_STATES, DEMAND_TRANSITIONS } from './demand.transitions';
import { demandOf, demandTerms, NOW } from './demand.example';

const buyer = { kind: 'ENTERPRISE', verified: true } as const;
const facts = { buyer, now: NOW };

it('every state is reached from a draft; awarded, cancelled and expired are the end', () => {
  expect(reachableFrom(DEMAND_TRANSITIONS, 'DRAFT')).toEqual(new Set(DEMAND_STATES));
  expect(finalStates(DEMAND_TRANSITIONS)).toEqual(['AWARDED', 'CANCELLED', 'EXPIRED']);
  expect(reachableFrom(ANSWER_TRANSITIONS, 'SUBMITTED')).toEqual(new Set(ANSWER_STATES));
});

it.each(DEMAND_STATES)('from %s, each decision moves along the table or refuses', (state) => {
  const demand = demandOf(state);
  for (const result of [publishDemand(demand, facts), closeDemand(demand, 'OWNER'), cancelDemand(demand)]) {
    if (result.ok) expect(DEMAND_TRANSITIONS[state]).toContain(result.state.state);
    else expect(result.refusal).toEqual({ code: 'wrong-demand-state', state });
  }
});

describe('publishing', () => {
  it('opens the demand for answers', () => {
    expect(publishDemand(demandOf(), facts)).toMatchObject({
      ok: true,
      state: { state: 'PUBLISHED', version: 2 },
      events: [{ type: 'demands.published' }],
    });
  });

  it.each([
    [{ kind: 'COOPERATIVE', verified: true }, 'NOT_A_BUYER'],
    [{ kind: 'ENTERPRISE', verified: false }, 'NOT_VERIFIED'],
  ] as const)('by %j is refused: %s', (who, reason) => {
    expect(publishDemand(demandOf(), { buyer: who, now: NOW })).toEqual({
      ok: false,
      refusal: { code: 'buyer-not-eligible', reason },
    });
  });

  it.each([
    [NOW, 'PAST'],
    [startOfDayInVietnam(calendarDate('2026-05-01')), 'AFTER_LAST_WINDOW'],
  ] as const)('with a deadline at %d is refused: %s', (deadlineAt, reason) => {
    expect(publishDemand(demandOf('DRAFT', { deadlineAt }), facts)).toEqual({
      ok: false,
      refusal: { code: 'deadline-not-possible', reason },
    });
  });

  it('refuses a window that is over', () => {
    const window = { from: calendarDate('2026-02-01'), to: calendarDate('2026-02-02') };
    const tranches = demandTerms.tranches.map((tranche) => ({ ...tranche, window }));
    expect(publishDemand(demandOf('DRAFT', { tranches }), facts)).toMatchObject({
      refusal: { code: 'harvest-window-not-possible', reason: 'OVER' },
    });
  });
});

describe('revising', () => {
  it('may put the deadline off and never bring it forward', () => {
    const later = { ...demandTerms, deadlineAt: demandTerms.deadlineAt + 1 };
    expect(reviseDemand(demandOf('PUBLISHED'), later, NOW)).toMatchObject({
      ok: true,
      events: [{ type: 'demands.revised', changed: ['deadlineAt'] }],
    });
    const sooner = { ...demandTerms, deadlineAt: demandTerms.deadlineAt - 1 };
    expect(reviseDemand(demandOf('PUBLISHED'), sooner, NOW)).toEqual({
      ok: false,
      refusal: { code: 'deadline-not-possible', reason: 'EARLIER_THAN_PROMISED' },
    });
    expect(reviseDemand(demandOf('DRAFT'), sooner, NOW).ok).toBe(true);
  });

  it.each([
    { commodity: 'KHOM' },
    { form: 'DRY' },
    { answers: 'OPEN' as const },
    { tranches: demandTerms.tranches.slice(1) },
  ])('keeps what was asked for: %j', (change) => {
    expect(reviseDemand(demandOf('PUBLISHED'), { ...demandTerms, ...change }, NOW)).toEqual({
      ok: false,
      refusal: { code: 'demanded-goods-fixed' },
    });
  });

  it('is over with the deadline, recorded or not', () => {
    expect(reviseDemand(demandOf('PUBLISHED'), demandTerms, demandTerms.deadlineAt)).toEqual({
      ok: false,
      refusal: { code: 'wrong-demand-state', state: 'CLOSED' },
    });
    expect(stateAt('PUBLISHED', demandTerms, demandTerms.deadlineAt - 1)).toBe('PUBLISHED');
  });
});

it('expires when it was closed, never awarded, and its last window is over', () => {
  expect(expireDemand(demandOf('CLOSED'), calendarDate('2026-04-30'))).toBeNull();
  expect(expireDemand(demandOf('PUBLISHED'), calendarDate('2026-05-01'))).toBeNull();
  expect(expireDemand(demandOf('CLOSED'), calendarDate('2026-05-01'))).toMatchObject({
    state: { state: 'EXPIRED' },
    events: [{ type: 'demands.expired' }],
  });
});
