import type { TermEdit } from './edit-terms';
import type { TermValue } from './read-terms';
import type { Terms } from './terms';

/** One difference between two versions: where, and the value before and after. Null says nothing. */
export interface TermChange {
  readonly path: string;
  readonly before: TermValue;
  readonly after: TermValue;
}

/**
 * The differences in the order of the terms, each at the smallest field that differs. Lists are compared by place; items
 * that one side alone has are whole.
 */
export function compareTerms(before: Terms, after: Terms): TermChange[] {
  return compare(before as unknown as TermValue, after as unknown as TermValue, '');
}

function compare(a: TermValue, b: TermValue, path: string): TermChange[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
      compare((a[i] as TermValue) ?? null, (b[i] as TermValue) ?? null, `${path}[${i}]`),
    ).flat();
  }
  if (isGroup(a) && isGroup(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) =>
      compare(a[name] ?? null, b[name] ?? null, path ? `${path}.${name}` : name),
    );
  }
  return a === b ? [] : [{ path, before: a, after: b }];
}

const isGroup = (value: TermValue): value is { readonly [name: string]: TermValue } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * Edits that lead from one version to the other: `editTerms(before, editsBetween(before, after))` is `after`. Items go
 * out from the end, so that the places of the others hold.
 */
export function editsBetween(before: Terms, after: Terms): TermEdit[] {
  const changes = compareTerms(before, after);
  const removals = changes.filter(({ path, after: value }) => value === null && path.endsWith(']')).reverse();
  const others = changes.filter((change) => !removals.includes(change));
  return [...others, ...removals].map(({ path, after: value }) => ({ path, value }));
}
