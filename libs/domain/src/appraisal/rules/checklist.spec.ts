import { soundTerms, SOUND_FACTS } from '@testing/sound-terms';
import { calendarDate } from '../../kernel/calendar-date';
import { RULES, runChecklist } from './checklist';
import { failure, pass, verdict, type Rule } from './rule';

const rule = (id: string, over: Partial<Rule> = {}): Rule => ({
  id,
  since: calendarDate('2026-01-01'),
  until: null,
  legalBasis: [],
  check: () => pass,
  ...over,
});
const run = (...rules: Rule[]) =>
  runChecklist(soundTerms(), SOUND_FACTS, rules).map((one) => [one.rule.id, one.outcome]);

describe('the checklist', () => {
  it('has each item once, in force today, with its number', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['P01', 'Q01', 'Q02', 'D02', 'L01', 'L02', 'T01']) expect(ids).toContain(id);
    expect(runChecklist(soundTerms(), SOUND_FACTS)).toHaveLength(RULES.length);
  });

  it('says of a rule that breaks that it could not be checked, and of that rule alone', () => {
    const broken = rule('X1', {
      check: () => {
        throw new Error('no facts');
      },
    });
    expect(run(rule('X0'), broken, rule('X2'))).toEqual([
      ['X0', 'PASS'],
      ['X1', 'COULD_NOT_BE_CHECKED'],
      ['X2', 'PASS'],
    ]);
  });

  it('reads a contract by the rules of its day, first and last day included', () => {
    const day = SOUND_FACTS.today;
    expect(run(rule('A', { since: day }), rule('B', { until: day }))).toHaveLength(2);
    expect(
      run(rule('A', { since: calendarDate('2026-06-02') }), rule('B', { until: calendarDate('2026-05-31') })),
    ).toEqual([]);
  });

  it('fails a rule by what it found, and passes it when that is nothing', () => {
    expect(verdict([])).toEqual({ outcome: 'PASS' });
    expect(verdict([failure('MINOR', 'end', 'x')])).toMatchObject({
      outcome: 'FAIL',
      failures: [{ code: 'x', suggestion: null }],
    });
  });
});
