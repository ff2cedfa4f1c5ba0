import { issue, type InputIssue } from '../../kernel/refusals';
import type { Field, GroupField, ListField } from './field';
import { invalid } from './invalid';
import { readTerms, type Reading, type TermValue } from './read-terms';
import { TERMS, type Terms } from './terms';

/** One change of terms: the field by its path (`price.base`, `lines[0].quantity`) and its new value. */
export interface TermEdit {
  readonly path: string;
  /** Null takes the value away; for a list `lines[2]` it takes the item out. */
  readonly value: TermValue;
}

type Step = string | number;
const STEP = /^([a-zA-Z]\w*)((?:\[\d{1,4}\])*)$/;

/** Splits `lines[0].harvest.from` into its steps; null when it is not a path. */
export function parsePath(path: string): readonly Step[] | null {
  const steps: Step[] = [];
  for (const part of path.split('.')) {
    const match = STEP.exec(part);
    if (!match) return null;
    steps.push(match[1] ?? '');
    for (const index of (match[2] ?? '').matchAll(/\d+/g)) steps.push(Number(index[0]));
  }
  return steps;
}

/** The description of the field at a path; null when there is none. */
export function fieldAt(steps: readonly Step[]): Field | null {
  let field: Field = TERMS;
  for (const step of steps) {
    const next: Field | undefined =
      typeof step === 'number'
        ? field.kind === 'list'
          ? ((field as ListField).item as Field)
          : undefined
        : field.kind === 'group' && Object.hasOwn((field as GroupField).fields, step)
          ? (field as GroupField).fields[step]
          : undefined;
    if (!next) return null;
    field = next;
  }
  return field;
}

/**
 * Applies edits in their order and reads the result anew, so that edited terms are as sound as any others. An index
 * one past the end of a list adds an item.
 */
export function editTerms(terms: Terms, edits: readonly TermEdit[]): Reading<Terms> {
  const draft = structuredClone(terms) as unknown as Record<string, unknown>;
  const issues: InputIssue[] = [];
  for (const edit of edits) {
    const steps = parsePath(edit.path);
    if (!steps || steps.length === 0 || !fieldAt(steps)) issues.push(issue(edit.path, 'unknown-field'));
    else if (!put(draft, steps, edit.value)) issues.push(issue(edit.path, 'no-such-item'));
  }
  return issues.length > 0 ? { ok: false, issues } : readTerms(draft);
}

/**
 * A value typed as text, read by the kind of its field: `5500`, `true`, `MEDIAN`; lists and groups as JSON. Empty text
 * takes the value away.
 */
export function editFromText(path: string, text: string | null): Reading<TermEdit> {
  const steps = parsePath(path);
  const field = steps && fieldAt(steps);
  if (!steps || steps.length === 0 || !field) return invalid(path, 'unknown-field');
  if (text === null || text.trim() === '') return { ok: true, value: { path, value: null } };
  if (field.kind === 'list' || field.kind === 'group') {
    try {
      return { ok: true, value: { path, value: JSON.parse(text) as TermValue } };
    } catch {
      return invalid(path, 'not-json');
    }
  }
  const typed = text.trim();
  if (field.kind === 'yesNo') {
    return typed === 'true' || typed === 'false'
      ? { ok: true, value: { path, value: typed === 'true' } }
      : invalid(path, 'not-yes-or-no');
  }
  if (field.kind === 'whole') {
    return /^-?\d{1,9}$/.test(typed)
      ? { ok: true, value: { path, value: Number(typed) } }
      : invalid(path, 'not-a-number');
  }
  return { ok: true, value: { path, value: typed } };
}

/**
 * Sets a value deep in the draft; false when a list item on the way is not there. What says nothing yet on the way
 * (the next item of a list, a group of an item that was given in part) is begun empty.
 */
function put(draft: Record<string, unknown>, steps: readonly Step[], value: TermValue): boolean {
  let at: unknown = draft;
  for (const [depth, step] of steps.slice(0, -1).entries()) {
    const container = at as Record<Step, unknown>;
    if (Array.isArray(container) && typeof step === 'number' && step > container.length) return false;
    container[step] ??= emptyOf(fieldAt(steps.slice(0, depth + 1)));
    at = container[step];
    if (at === null || typeof at !== 'object') return false;
  }
  const last = steps.at(-1) ?? '';
  if (!Array.isArray(at)) {
    (at as Record<Step, unknown>)[last] = value;
    return true;
  }
  if (typeof last !== 'number' || last > at.length) return false;
  if (value === null) at.splice(last, 1);
  else at[last] = value;
  return true;
}

const emptyOf = (field: Field | null): unknown => (field?.kind === 'list' ? [] : field?.kind === 'group' ? {} : null);
