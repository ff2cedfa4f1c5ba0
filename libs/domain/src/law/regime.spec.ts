import { calendarDate } from '../kernel/calendar-date';
import { inForceOn, LEGAL_INSTRUMENT_CODES, LEGAL_INSTRUMENTS, legalInstrument } from './instrument';
import { cooperativeRegistrar, evaluationRule, fewestFounders, legalRegime } from './regime';

const facts = (day: string) => {
  const regime = legalRegime(calendarDate(day));
  if (!regime) return null;
  return [
    regime.cooperatives,
    regime.linkages,
    regime.size,
    regime.evaluation.AGRICULTURE.instruments.join('+'),
    regime.evaluation.OTHER.instruments.join('+'),
    regime.localGovernment,
  ];
};

const [LAW_12, LAW_23] = ['COOPERATIVE_LAW_2012', 'COOPERATIVE_LAW_2023'];
const [D80, D62, D98] = ['DECISION_80_2002', 'DECISION_62_2013', 'DECREE_98_2018'];
const [E2559, E09, E01] = ['DECISION_2559_2014_KG', 'CIRCULAR_09_2017', 'CIRCULAR_01_2020'];

describe('the regime of a day', () => {
  it.each([
    ['2013-07-01', [LAW_12, D80, 'NONE', '', '', 'THREE_TIERS']],
    ['2013-12-09', [LAW_12, D80, 'NONE', '', '', 'THREE_TIERS']],
    ['2013-12-10', [LAW_12, D62, 'NONE', '', '', 'THREE_TIERS']],
    ['2014-12-07', [LAW_12, D62, 'NONE', '', '', 'THREE_TIERS']],
    ['2014-12-08', [LAW_12, D62, 'NONE', E2559, E2559, 'THREE_TIERS']],
    ['2017-05-30', [LAW_12, D62, 'NONE', E2559, E2559, 'THREE_TIERS']],
    ['2017-05-31', [LAW_12, D62, 'NONE', E09, E2559, 'THREE_TIERS']],
    ['2018-08-19', [LAW_12, D62, 'NONE', E09, E2559, 'THREE_TIERS']],
    ['2018-08-20', [LAW_12, D98, 'NONE', E09, E2559, 'THREE_TIERS']],
    ['2020-03-31', [LAW_12, D98, 'NONE', E09, E2559, 'THREE_TIERS']],
    ['2020-04-01', [LAW_12, D98, E01, `${E09}+${E01}`, E01, 'THREE_TIERS']],
    ['2024-06-30', [LAW_12, D98, E01, `${E09}+${E01}`, E01, 'THREE_TIERS']],
    ['2024-07-01', [LAW_23, D98, LAW_23, E09, '', 'THREE_TIERS']],
    ['2024-10-31', [LAW_23, D98, LAW_23, E09, '', 'THREE_TIERS']],
    ['2024-11-01', [LAW_23, D98, 'DECREE_113_2024', E09, '', 'THREE_TIERS']],
    ['2025-06-30', [LAW_23, D98, 'DECREE_113_2024', E09, '', 'THREE_TIERS']],
    ['2025-07-01', [LAW_23, D98, 'DECREE_113_2024', E09, '', 'TWO_TIERS']],
    ['2026-11-24', [LAW_23, D98, 'DECREE_113_2024', E09, '', 'TWO_TIERS']],
  ])('%s', (day, expected) => {
    expect(facts(day)).toEqual(expected);
  });

  it('is not known before the Law on Cooperatives 2012', () => {
    expect(facts('2013-06-30')).toBeNull();
    expect(evaluationRule(calendarDate('2013-06-30'), 'OTHER')).toBeNull();
    expect(cooperativeRegistrar(calendarDate('2013-06-30'))).toBeNull();
    expect(fewestFounders(calendarDate('2013-06-30'))).toBeNull();
  });

  it('says that evaluation is open since the law of 2012 lapsed', () => {
    expect(evaluationRule(calendarDate('2024-06-30'), 'OTHER')?.settled).toBe(true);
    expect(evaluationRule(calendarDate('2024-07-01'), 'AGRICULTURE')?.settled).toBe(false);
    expect(evaluationRule(calendarDate('2024-07-01'), 'OTHER')).toEqual({ instruments: [], settled: false });
  });

  it('knows who registers cooperatives and how many found one', () => {
    expect(cooperativeRegistrar(calendarDate('2025-06-30'))).toBe('DISTRICT');
    expect(cooperativeRegistrar(calendarDate('2025-07-01'))).toBe('COMMUNE');
    expect(fewestFounders(calendarDate('2024-06-30'))).toBe(7);
    expect(fewestFounders(calendarDate('2024-07-01'))).toBe(5);
  });
});

describe('legal instruments', () => {
  it('are listed once each, with days in order and successors that begin the day after', () => {
    expect(LEGAL_INSTRUMENTS.map(({ code }) => code).sort()).toEqual([...LEGAL_INSTRUMENT_CODES].sort());
    for (const { issuedOn, from, to } of LEGAL_INSTRUMENTS) {
      expect(issuedOn <= from).toBe(true);
      expect(to === null || from <= to).toBe(true);
    }
  });

  it('are in force from their first to their last day', () => {
    const decision = legalInstrument('DECISION_62_2013');
    const days = ['2013-12-09', '2013-12-10', '2018-08-19', '2018-08-20'];
    expect(days.map((day) => inForceOn(decision, calendarDate(day)))).toEqual([false, true, true, false]);
    expect(inForceOn(legalInstrument('DECREE_98_2018'), calendarDate('2199-12-31'))).toBe(true);
    expect(() => legalInstrument('X' as never)).toThrow(RangeError);
  });
});
