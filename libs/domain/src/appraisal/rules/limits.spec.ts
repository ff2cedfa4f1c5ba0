import { soundTerms, SOUND_FACTS } from '@testing/sound-terms';
import type { TermValue } from '../../contracts/terms/read-terms';
import { RULES } from './checklist';
import type { RuleFacts } from './rule';

type Changes = Readonly<Record<string, TermValue>>;
/** What the rule says of sound terms with these changes: `PASS`, `NOT_APPLICABLE`, or each finding as "severity code path". */
function says(id: string, changes: Changes = {}, facts: Partial<RuleFacts> = {}): readonly string[] | string {
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const result = rule.check(soundTerms(changes), { ...SOUND_FACTS, ...facts });
  return result.outcome === 'FAIL'
    ? result.failures.map((one) => `${one.severity} ${one.code} ${one.path}`)
    : result.outcome;
}
function suggests(id: string, changes: Changes): unknown {
  const result = RULES.find((one) => one.id === id)?.check(soundTerms(changes), SOUND_FACTS);
  return result?.outcome === 'FAIL' ? result.failures[0]?.suggestion?.patch : undefined;
}

describe('at its limit a rule still passes', () => {
  it.each<[string, Changes]>([
    ['Q03', { 'lines[0].tolerancePct': '20' }],
    ['D02', { 'payment.finalDueDays': 15, 'lines[0].form': 'DRY' }],
    ['D03', { 'payment.lateRatePa': '20' }],
    ['B01', { 'remedies.base': 'WHOLE', 'remedies.sellerPenaltyPct': '0', 'remedies.buyerPenaltyPct': null }],
    ['L02', { 'delivery.pickupMaxHours': 240, 'lines[0].form': 'DRY' }],
    ['S01', { 'dispute.fastTrackHours': null, 'lines[0].form': 'DRY' }],
    ['T01', { 'linkage.supportRequested': true, end: '2029-06-01' }],
  ])('%s passes at the limit with %j', (id, changes) => expect(says(id, changes)).toBe('PASS'));
});

describe('Q02', () => {
  it.each<Changes>([
    { 'lines[0].unit': 'BUNCH', 'lines[0].kgPerUnit': '12.5' },
    { 'lines[0].quantityMode': 'RANGE', 'lines[0].min': '70', 'lines[0].max': '90' },
    { 'lines[0].quantityMode': 'ALL_OUTPUT', 'lines[0].areaHa': '20', 'lines[0].quantity': null },
  ])('passes on %j', (changes) => expect(says('Q02', changes)).toBe('PASS'));
});

describe('rules that depend on the goods', () => {
  it('Q01 asks for no variety where the catalogue has none, and proposes the only form there is', () => {
    expect(says('Q01', { 'lines[0].commodity': 'DUA', 'lines[0].variety': null })).toBe('PASS');
    const shrimp = { 'lines[0].commodity': 'TOM_SU', 'lines[0].form': null };
    expect(suggests('Q01', shrimp)).toEqual([{ path: 'lines[0].form', value: 'LIVE' }]);
  });

  it('L02 is milder where the goods keep', () => {
    expect(says('L02', { 'delivery.pickupMaxHours': null, 'lines[0].form': 'DRY' })).toEqual([
      'MAJOR pick-up-deadline-missing delivery.pickupMaxHours',
    ]);
  });
});

describe('B02', () => {
  it('proposes the higher penalty for both, within the legal cap', () => {
    const both = (value: string) => [
      { path: 'remedies.sellerPenaltyPct', value },
      { path: 'remedies.buyerPenaltyPct', value },
    ];
    expect(suggests('B02', { 'remedies.sellerPenaltyPct': null })).toEqual(both('8'));
    expect(suggests('B02', { 'remedies.sellerPenaltyPct': '30' })).toEqual(both('8'));
    expect(suggests('B02', { 'remedies.sellerPenaltyPct': '6', 'remedies.buyerPenaltyPct': '1' })).toEqual(both('6'));
  });
  it('does not apply without penalties', () => {
    expect(says('B02', { 'remedies.sellerPenaltyPct': null, 'remedies.buyerPenaltyPct': null })).toBe('NOT_APPLICABLE');
  });
});
