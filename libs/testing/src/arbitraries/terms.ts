import fc from 'fast-check';
import type { Field, GroupField, ListField } from '@domain/contracts/terms/field';
import { readTerms } from '@domain/contracts/terms/read-terms';
import { TERMS, type Terms } from '@domain/contracts/terms/terms';
import { fromEpochDays } from '@domain/kernel/calendar-date';
import { Decimal } from '@domain/kernel/decimal';

function valueOf(field: Field, name: string): fc.Arbitrary<unknown> {
  const said = saidValueOf(field, name);
  return field.kind === 'group' || field.kind === 'list' ? said : fc.option(said, { nil: null, freq: 3 });
}

function saidValueOf(field: Field, name: string): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return textOf(name);
    case 'decimal':
      return fc
        .integer({ min: 0, max: 40_000 })
        .map((n) => Decimal.max(field.least, Decimal.min(field.most, new Decimal(n).dividedBy(1000))).toFixed());
    case 'money':
      return fc.bigInt({ min: 0n, max: 10n ** 12n }).map(String);
    case 'whole':
      return fc.integer({ min: field.least, max: Math.min(field.most, 60) });
    case 'yesNo':
      return fc.boolean();
    case 'date':
      return fc.integer({ min: 20_000, max: 21_500 }).map(fromEpochDays);
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'list':
      return fc.array(saidValueOf((field as ListField).item as Field, name), { maxLength: 2 });
    case 'group':
      return fc.record(
        Object.fromEntries(
          Object.entries((field as GroupField).fields).map(([key, part]) => [key, valueOf(part, key)]),
        ),
      );
  }
}

function textOf(name: string): fc.Arbitrary<string> {
  if (name === 'commodity') return fc.constantFrom('LUA', 'TOM_SU', 'DUA', 'UNKNOWN');
  if (name === 'variety') return fc.constantFrom('OM5451', 'OTHER');
  if (name === 'taxCode') return fc.constantFrom('1701234512', '1701234537', '1700000000', '12');
  return fc.stringMatching(/^[a-zđ]{1,12}$/);
}

/** Any terms that the dictionary allows, with codes of the small catalogue among them. */
export const anyTerms: fc.Arbitrary<Terms> = valueOf(TERMS, '').map((json) => {
  const reading = readTerms(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
});
