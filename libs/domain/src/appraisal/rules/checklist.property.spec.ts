import fc from 'fast-check';
import { anyTerms } from '@testing/arbitraries/terms';
import { edited, soundTerms, SOUND_FACTS } from '@testing/sound-terms';
import { catalogueOf } from '@i18n/message';
import type { TermEdit } from '../../contracts/terms/edit-terms';
import type { TermValue } from '../../contracts/terms/read-terms';
import type { Terms } from '../../contracts/terms/terms';
import { RULES, runChecklist } from './checklist';
import type { Failure, RuleFacts } from './rule';

const facts = fc.constantFrom<RuleFacts>(
  SOUND_FACTS,
  { ...SOUND_FACTS, seller: null, buyer: null },
  {
    ...SOUND_FACTS,
    seller: { verified: false, taxCode: '1701234537' },
  },
);

interface Found extends Failure {
  readonly ruleId: string;
}
const failuresOf = (terms: Terms, known: RuleFacts): Found[] =>
  runChecklist(terms, known).flatMap((one) =>
    one.outcome === 'FAIL' ? one.failures.map((failure) => ({ ...failure, ruleId: one.rule.id })) : [],
  );
const key = (one: Found): string => `${one.ruleId} ${one.code} ${one.path}`;
const patchOf = (failure: Failure): TermEdit[] | null =>
  failure.suggestion?.patch?.map(({ path, value }) => ({ path, value: value as TermValue })) ?? null;

describe('laws of the checklist', () => {
  it('no rule ever breaks, whatever the terms', () => {
    fc.assert(
      fc.property(anyTerms, facts, (terms, known) => {
        expect(runChecklist(terms, known).filter(({ outcome }) => outcome === 'COULD_NOT_BE_CHECKED')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the same terms and facts give the same findings', () => {
    fc.assert(
      fc.property(anyTerms, facts, (terms, known) => {
        expect(failuresOf(structuredClone(terms), known)).toEqual(failuresOf(terms, known));
      }),
      { numRuns: 50 },
    );
  });

  it('a suggested change, applied, clears its finding and brings no new blocker', () => {
    fc.assert(
      fc.property(anyTerms, facts, (terms, known) => {
        const before = failuresOf(terms, known);
        for (const failure of before) {
          const patch = patchOf(failure);
          if (!patch) continue;
          const after = failuresOf(edited(terms, patch), known);
          expect(after.map(key)).not.toContain(key(failure));
          const earlier = before.map(key);
          expect(after.filter((one) => one.severity === 'BLOCKER' && !earlier.includes(key(one)))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every finding, suggestion and rule has its words in both languages', () => {
    const codes = new Set(RULES.map(({ id }) => `appraisal.rules.${id}`));
    fc.assert(
      fc.property(anyTerms, facts, (terms, known) => {
        for (const { code, suggestion } of failuresOf(terms, known)) {
          codes.add(`appraisal.failures.${code}`);
          if (suggestion) codes.add(`appraisal.suggestions.${suggestion.code}`);
        }
        for (const one of runChecklist(terms, known)) {
          if (one.outcome === 'NOT_APPLICABLE') codes.add(`appraisal.reasons.${one.reason}`);
        }
      }),
      { numRuns: 300 },
    );
    for (const locale of ['vi', 'en'] as const) {
      expect([...codes].filter((code) => !catalogueOf(locale).has(code))).toEqual([]);
    }
  });

  it('sound terms have no finding', () => {
    expect(failuresOf(soundTerms(), SOUND_FACTS)).toEqual([]);
  });
});
