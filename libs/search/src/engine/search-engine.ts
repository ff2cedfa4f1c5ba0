import type { SearchDocument, FacetField, SearchKind } from './search-document';
import type { FacetCount, SearchHit, SearchPage, SearchQuery } from './search-query';

/** What an engine knows of a document, to compare it with the database. */
export interface IndexedDocument {
  readonly id: string;
  /** SHA-256 over the whole document. */
  readonly digest: string;
}

/** A new generation of a whole index, filled beside the one that answers. */
export interface IndexRebuild {
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** From now on the new generation answers, and what was not put into it is gone. */
  finish(): Promise<void>;
}

/**
 * The port to a search engine. Every engine passes `test/engine-conformance.ts`. Documents are replaced whole, so that
 * a repeated change does no harm; callers see to it that changes of one document come one after the other
 * (`data/document-lock.ts`). A hit is an id and never proof of permission.
 */
export abstract class SearchEngine {
  abstract readonly name: string;
  /** Adds or replaces. */
  abstract put(documents: readonly SearchDocument[]): Promise<void>;
  abstract remove(kind: SearchKind, ids: readonly string[]): Promise<void>;
  abstract search(query: SearchQuery, page: SearchPage): Promise<SearchHit[]>;
  abstract count(query: SearchQuery): Promise<number>;
  /** Of several queries, how many hits each would have; for telling which word costs the most. */
  abstract countEach(queries: readonly SearchQuery[]): Promise<number[]>;
  /** Values of each field with their numbers of hits, under all filters but the field's own; the most frequent first. */
  abstract facets(query: SearchQuery, fields: readonly FacetField[], limit: number): Promise<FacetCount[]>;
  /** Documents in id order; `after` is the last id of the batch before. */
  abstract indexedAfter(kind: SearchKind, after: string | null, limit: number): Promise<IndexedDocument[]>;
  /** Ids of one organisation's documents of a kind. */
  abstract idsOf(kind: SearchKind, organisationId: string): Promise<string[]>;
  /** Ids of documents whose `staleOn` has come. */
  abstract staleIds(kind: SearchKind, today: string, limit: number): Promise<string[]>;
  abstract rebuild(kind: SearchKind): Promise<IndexRebuild>;
  /** The version of the settings that the index was built with; 0 when it never was. */
  abstract settingsVersion(kind: SearchKind): Promise<number>;
}

/** Raise it whenever documents are made or read differently: every index is then built again by itself. */
export const SETTINGS_VERSION = 1;
