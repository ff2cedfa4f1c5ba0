import { createHash } from 'node:crypto';
import { canonicalTerms, parseCanonicalTerms } from '@domain/contracts/terms/canonical';
import type { NewTerms } from '@domain/contracts/negotiate';
import type { Terms } from '@domain/contracts/terms/terms';

/** Terms with their name: the SHA-256 of their canonical text, hexadecimal. */
export function namedTerms(terms: Terms): NewTerms & { readonly canonical: string } {
  const canonical = canonicalTerms(terms);
  return { terms, canonical, hash: createHash('sha256').update(canonical, 'utf8').digest('hex') };
}

/** Terms that we stored; they were read before they were written, so they can be read again. */
export function storedTerms(canonical: string): Terms {
  const reading = parseCanonicalTerms(canonical);
  if (!reading.ok) throw new Error(`stored terms can not be read: ${reading.issues[0]?.path}`);
  return reading.value;
}
