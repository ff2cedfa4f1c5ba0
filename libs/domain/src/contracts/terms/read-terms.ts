import { parseCalendarDate } from '../../kernel/calendar-date';
import { Decimal, parseDecimal } from '../../kernel/decimal';
import { parseDong } from '../../kernel/money';
import { issue, type InputIssue } from '../../kernel/refusals';
import { tidy } from '../../kernel/text';
import type { Field, LeafField, ListField, GroupField } from './field';
import { TERMS, type Terms } from './terms';

/** A value of terms: what JSON can hold. */
export type TermValue =
  string | number | boolean | null | readonly TermValue[] | { readonly [name: string]: TermValue };

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly InputIssue[] };

/**
 * Reads terms from JSON data. Gives them whole (what is not said is null or empty) and normalised (NFC, decimals
 * without trailing zeros), or every fault with its path. Unknown fields are faults: nothing is dropped in silence.
 */
export function readTerms(json: unknown): Reading<Terms> {
  const issues: InputIssue[] = [];
  const value = read(TERMS, json, '', issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as unknown as Terms };
}

/** Reads the value of one field. Faults are added to `issues`. */
export function read(field: Field, json: unknown, path: string, issues: InputIssue[]): TermValue {
  if (field.kind === 'group') return readGroup(field as GroupField, json ?? {}, path, issues);
  if (field.kind === 'list') return readList(field as ListField, json ?? [], path, issues);
  if (json === null || json === undefined || json === '') return null;
  const result = readLeaf(field as LeafField, json, path);
  if (result !== null && typeof result === 'object') issues.push(result);
  return result !== null && typeof result === 'object' ? null : result;
}

function readGroup(field: GroupField, json: unknown, path: string, issues: InputIssue[]): TermValue {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    issues.push(issue(path, 'not-a-group'));
    return null;
  }
  const given = json as Record<string, unknown>;
  const at = (name: string): string => (path ? `${path}.${name}` : name);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(field.fields, name)) issues.push(issue(at(name), 'unknown-field'));
  const value: Record<string, TermValue> = {};
  for (const [name, part] of Object.entries(field.fields)) {
    value[name] = read(part, Object.hasOwn(given, name) ? given[name] : undefined, at(name), issues);
  }
  return value;
}

function readList(field: ListField, json: unknown, path: string, issues: InputIssue[]): TermValue {
  if (!Array.isArray(json)) {
    issues.push(issue(path, 'not-a-list'));
    return [];
  }
  if (json.length > field.most) {
    issues.push(issue(path, 'too-many', { largest: field.most }));
    return [];
  }
  const value: TermValue[] = [];
  for (const [index, item] of json.entries()) {
    const at = `${path}[${index}]`;
    const before = issues.length;
    const part = read(field.item as Field, item, at, issues);
    if (part === null && issues.length === before) issues.push(issue(at, 'required'));
    value.push(part);
  }
  return value;
}

/** The normalised value, or the fault. */
function readLeaf(field: LeafField, json: unknown, path: string): string | number | boolean | null | InputIssue {
  switch (field.kind) {
    case 'text':
      return readText(json, field.longest, path);
    case 'choice':
      return typeof json === 'string' && field.choices.includes(json) ? json : issue(path, 'unknown-value');
    case 'yesNo':
      return typeof json === 'boolean' ? json : issue(path, 'not-yes-or-no');
    case 'date':
      return (typeof json === 'string' ? parseCalendarDate(json) : null) ?? issue(path, 'not-a-date');
    case 'whole':
      if (typeof json !== 'number' || !Number.isSafeInteger(json)) return issue(path, 'not-a-number');
      if (json < field.least) return issue(path, 'too-small', { smallest: field.least });
      return json > field.most ? issue(path, 'too-large', { largest: field.most }) : json;
    case 'money': {
      const dong = typeof json === 'string' ? parseDong(json) : null;
      if (dong === null) return issue(path, 'not-a-number');
      return dong < 0n ? issue(path, 'too-small', { smallest: 0 }) : dong.toString();
    }
    case 'decimal':
      return readDecimal(json, field, path);
  }
}

function readText(json: unknown, longest: number, path: string): string | null | InputIssue {
  if (typeof json !== 'string') return issue(path, 'not-text');
  if (json.length > 4 * longest) return issue(path, 'too-long', { largest: longest });
  const value = tidy(json);
  if (value === '') return null;
  if (hasControlCharacters(value)) return issue(path, 'bad-characters');
  return value.length > longest ? issue(path, 'too-long', { largest: longest }) : value;
}

function hasControlCharacters(value: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(value);
}

function readDecimal(json: unknown, range: { least: string; most: string }, path: string): string | InputIssue {
  const value = typeof json === 'string' ? parseDecimal(json) : null;
  if (value === null) return issue(path, 'not-a-number');
  if (value.lessThan(range.least)) return issue(path, 'too-small', { smallest: new Decimal(range.least).toNumber() });
  if (value.greaterThan(range.most)) return issue(path, 'too-large', { largest: new Decimal(range.most).toNumber() });
  return value.isZero() ? '0' : value.toFixed();
}
