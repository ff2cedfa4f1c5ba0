import type { Field, GroupField, ListField } from '@domain/contracts/terms/field';
import { TERMS } from '@domain/contracts/terms/terms';

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const singular = (name: string): string => (name.endsWith('s') ? name.slice(0, -1) : `${name}Item`);

const SCALARS = {
  text: 'String',
  choice: 'String',
  decimal: 'Decimal',
  money: 'Money',
  whole: 'Int',
  yesNo: 'Boolean',
  date: 'CalendarDate',
};

/**
 * The GraphQL types of contract terms, printed from their description so that API and rules can not drift apart. Kept
 * in `contract-terms.graphql`; a spec compares.
 */
export function termsSdl(): string {
  const types: string[] = [];
  typeOf('ContractTerms', TERMS, types);
  return `# Printed from libs/domain/src/contracts/terms; change it there, then run npm run generate.\n\n${types.join('\n')}`;
}

/** Adds the type of a group, and before it those of its parts; gives its name. */
function typeOf(name: string, group: GroupField, types: string[]): string {
  const prefix = name === 'ContractTerms' ? 'Terms' : name;
  const fields = Object.entries(group.fields).map(([field, described]) => {
    const about =
      described.kind === 'choice' ? `${described.about} One of ${described.choices.join(', ')}.` : described.about;
    return `  ${JSON.stringify(about)}\n  ${field}: ${typeName(prefix, field, described, types)}`;
  });
  types.push(`${JSON.stringify(group.about)}\ntype ${name} @tier(is: COUNTERPARTY) {\n${fields.join('\n')}\n}\n`);
  return name;
}

function typeName(prefix: string, name: string, field: Field, types: string[]): string {
  if (field.kind === 'group') return `${typeOf(prefix + pascal(name), field as GroupField, types)}!`;
  if (field.kind !== 'list') return SCALARS[field.kind];
  const item = (field as ListField).item as Field;
  const of =
    item.kind === 'group'
      ? typeOf(prefix + pascal(singular(name)), item as GroupField, types)
      : typeName(prefix, name, item, types);
  return `[${of}!]!`;
}
