import fc from 'fast-check';
import { fromEpochDays } from '../../kernel/calendar-date';
import { Decimal } from '../../kernel/decimal';
import { canonicalTerms, parseCanonicalTerms } from './canonical';
import { compareTerms, editsBetween } from './compare-terms';
import { editTerms, fieldAt, parsePath } from './edit-terms';
import type { Field, GroupField, ListField } from './field';
import { readTerms, type TermValue } from './read-terms';
import { TERMS, type Terms } from './terms';

/** Values of any described field, so that every field of the dictionary takes part in every law. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  const said = saidValueOf(field);
  return field.kind === 'group' || field.kind === 'list' ? said : fc.option(said, { nil: null, freq: 3 });
}

function saidValueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return fc.stringMatching(/^[a-zA-Zàđốữ0-9 .,/-]{1,24}$/).filter((text) => text.trim() !== '');
    case 'decimal': {
      const [least, most] = [new Decimal(field.least), new Decimal(field.most)];
      return fc
        .integer({ min: 0, max: 1_000_000 })
        .map((n) => Decimal.max(least, Decimal.min(most, new Decimal(n).dividedBy(1000))).toFixed());
    }
    case 'money':
      return fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String);
    case 'whole':
      return fc.integer({ min: field.least, max: field.most });
    case 'yesNo':
      return fc.boolean();
    case 'date':
      return fc.integer({ min: 0, max: 40_000 }).map(fromEpochDays);
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'list':
      return fc.array(saidValueOf((field as ListField).item as Field), { maxLength: 2 });
    case 'group':
      return fc.record(
        Object.fromEntries(Object.entries((field as GroupField).fields).map(([name, part]) => [name, valueOf(part)])),
      );
  }
}

const anyTerms: fc.Arbitrary<Terms> = valueOf(TERMS).map((json) => {
  const reading = readTerms(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
});
const runs = { numRuns: 60 };

describe('terms', () => {
  it('come back from their canonical text as they were', () => {
    fc.assert(
      fc.property(anyTerms, (terms) =>
        expect(parseCanonicalTerms(canonicalTerms(terms))).toEqual({ ok: true, value: terms }),
      ),
      runs,
    );
  });

  it('have one canonical text, whatever the order of keys and the writing of numbers', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const shuffled = readTerms(reversed(terms as unknown as TermValue));
        expect(shuffled.ok && canonicalTerms(shuffled.value)).toBe(canonicalTerms(terms));
      }),
      runs,
    );
    const written = (base: string): string => {
      const reading = readTerms({ price: { base }, seller: { name: 'Hòa  Thuận '.normalize('NFD') } });
      if (!reading.ok) throw new Error('unreadable');
      return canonicalTerms(reading.value);
    };
    expect(written('5600.500')).toBe(written('5600.5'));
    expect(written('5600.5')).toContain('"name":"Hòa Thuận"');
  });

  it('differ exactly when their canonical texts differ, and edits lead from one to the other', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        expect(compareTerms(before, after).length === 0).toBe(canonicalTerms(before) === canonicalTerms(after));
        expect(editTerms(before, editsBetween(before, after))).toEqual({ ok: true, value: after });
      }),
      runs,
    );
  });

  it('name every difference by a path that exists', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        for (const { path } of compareTerms(before, after)) expect(fieldAt(parsePath(path) ?? [''])).not.toBeNull();
      }),
      runs,
    );
  });
});

function reversed(value: TermValue): TermValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, reversed(part as TermValue)]),
  );
}

describe('what is not terms', () => {
  it('is refused with the path of each fault, whatever it is, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const reading = readTerms(json);
        if (!reading.ok) expect(reading.issues.length).toBeGreaterThan(0);
      }),
    );
  });

  it.each([
    [{ price: { base: 'NaN' } }, 'price.base', 'not-a-number'],
    [{ price: { base: 5600 } }, 'price.base', 'not-a-number'],
    [{ price: { base: '-1' } }, 'price.base', 'too-small'],
    [{ price: { base: '1e5' } }, 'price.base', 'not-a-number'],
    [{ price: { shareRatio: '1.5' } }, 'price.shareRatio', 'too-large'],
    [{ payment: { finalDueDays: 7.5 } }, 'payment.finalDueDays', 'not-a-number'],
    [{ payment: { finalDueDays: -1 } }, 'payment.finalDueDays', 'too-small'],
    [{ payment: { finalDueDays: 400 } }, 'payment.finalDueDays', 'too-large'],
    [{ deposit: { amount: '-5' } }, 'deposit.amount', 'too-small'],
    [{ deposit: { amount: '5.5' } }, 'deposit.amount', 'not-a-number'],
    [{ start: '2026-02-30' }, 'start', 'not-a-date'],
    [{ kind: 'GIFT' }, 'kind', 'unknown-value'],
    [{ dataConsent: 'yes' }, 'dataConsent', 'not-yes-or-no'],
    [{ seller: { name: 7 } }, 'seller.name', 'not-text'],
    [{ seller: { name: 'x'.repeat(301) } }, 'seller.name', 'too-long'],
    [{ seller: { name: 'a\u0007b' } }, 'seller.name', 'bad-characters'],
    [{ seller: [] }, 'seller', 'not-a-group'],
    [{ lines: {} }, 'lines', 'not-a-list'],
    [{ lines: Array(31).fill({}) }, 'lines', 'too-many'],
    [{ seasons: [null] }, 'seasons[0]', 'required'],
    [{ colour: 'red' }, 'colour', 'unknown-field'],
    [{ constructor: 'x' }, 'constructor', 'unknown-field'],
  ])('%j is wrong at %s: %s', (json, path, code) => {
    expect(readTerms(json)).toEqual({ ok: false, issues: [expect.objectContaining({ path, code })] });
  });
});
