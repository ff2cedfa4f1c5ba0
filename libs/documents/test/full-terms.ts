import type { Field, GroupField, ListField } from '@domain/contracts/terms/field';
import { readTerms, type TermValue } from '@domain/contracts/terms/read-terms';
import { TERMS, type Terms } from '@domain/contracts/terms/terms';

/** Terms in which every field says something; `pick` chooses among the values of a choice. */
export function fullTerms(pick: (choices: readonly string[]) => string = ([first]) => first ?? ''): Terms {
  let number = 1000;
  const valueOf = (field: Field): TermValue => {
    if (field.kind === 'group')
      return Object.fromEntries(
        Object.entries((field as GroupField).fields).map(([name, part]) => [name, valueOf(part as Field)]),
      );
    if (field.kind === 'list') return [valueOf((field as ListField).item as Field)];
    number += 1;
    if (field.kind === 'text') return `Chữ ${number}`.slice(0, field.longest);
    if (field.kind === 'choice') return pick(field.choices);
    if (field.kind === 'yesNo') return number % 2 === 0;
    if (field.kind === 'date') return `2026-0${(number % 9) + 1}-1${number % 9}`;
    if (field.kind === 'whole') return Math.min(field.most, (number % 40) + 3);
    return field.kind === 'money' ? String(number * 1000) : Number(field.most) < number ? '0.5' : String(number);
  };
  const reading = readTerms(valueOf(TERMS));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues.slice(0, 5)));
  return reading.value;
}
