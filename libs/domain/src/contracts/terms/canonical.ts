import type { Reading, TermValue } from './read-terms';
import { readTerms } from './read-terms';
import { invalid } from './invalid';
import { TERMS_SCHEMA_VERSION, type Terms } from './terms';

/**
 * The canonical text of terms: JSON with keys in order of their code units, without white space, without what says
 * nothing (null, empty lists, empty groups), headed by the version of the schema. Equal terms give equal text and
 * unequal ones unequal text, so the SHA-256 of the text names the terms: what was appraised is what is signed is what
 * is settled.
 */
export function canonicalTerms(terms: Terms): string {
  return write({
    schemaVersion: TERMS_SCHEMA_VERSION,
    terms: (prune(terms as unknown as TermValue) ?? {}) as TermValue,
  });
}

/** Reads canonical text, or any JSON text of the same shape, back into terms. */
export function parseCanonicalTerms(text: string): Reading<Terms> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return invalid('', 'not-json');
  }
  const { schemaVersion, terms } = (json ?? {}) as { schemaVersion?: unknown; terms?: unknown };
  if (schemaVersion !== TERMS_SCHEMA_VERSION) return invalid('schemaVersion', 'unknown-value');
  return readTerms(terms);
}

/** The value without its silent parts; null when nothing is left. List items stay, since their place counts. */
function prune(value: TermValue): TermValue {
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item: TermValue) => prune(item) ?? {});
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).flatMap(([name, part]) => {
    const kept = prune(part as TermValue);
    return kept === null ? [] : [[name, kept] as const];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function write(value: TermValue): string {
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${write(part as TermValue)}`).join(',')}}`;
}
