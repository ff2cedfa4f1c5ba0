import { createHash } from 'node:crypto';
import type { SearchDocument } from './search-document';

/** SHA-256 of a document, to see whether an index holds it as it is now. */
export function digestOf(document: SearchDocument): string {
  const text = JSON.stringify(document, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
  return createHash('sha256').update(text).digest('base64url');
}
