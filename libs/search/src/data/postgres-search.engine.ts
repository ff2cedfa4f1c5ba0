import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork } from '@platform/database/unit-of-work';
import {
  facetWords,
  type FacetField,
  type SearchDocument,
  type SearchKind,
  type SearchTexts,
} from '../engine/search-document';
import { SearchEngine, SETTINGS_VERSION, type IndexedDocument, type IndexRebuild } from '../engine/search-engine';
import type { FacetCount, SearchHit, SearchPage, SearchQuery } from '../engine/search-query';
import { digestOf } from '../engine/digest';
import { highlightsOf } from '../words/highlight';
import { countStatement, facetsStatement, searchStatement } from './search-statement';
import { vectorOf } from './word-vectors';

interface HitLine {
  id: string;
  texts: SearchTexts;
  km: number | null;
  keys: string[];
}

const COLUMNS = `kind, id, organisation_id, version, words, texts, facets, price, unit, quantity_milli, window_from,
  window_to, spot, shown_from, shown_until, stale_on, digest, generation`;
const SET = COLUMNS.split(',')
  .map((name) => name.trim())
  .filter((name) => name !== 'kind' && name !== 'id')
  .map((name) => `${name} = EXCLUDED.${name}`)
  .join(', ');

/** The embedded engine: PostgreSQL itself, in a table of its own. */
@Injectable()
export class PostgresSearchEngine extends SearchEngine {
  override readonly name = 'postgres';

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async put(documents: readonly SearchDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await this.write(async (tx) => insert(tx, documents, null));
  }

  override async remove(kind: SearchKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.write((tx) => tx.write('DELETE FROM search_documents WHERE kind = $1 AND id = ANY($2)', [kind, ids]));
  }

  override async search(query: SearchQuery, page: SearchPage): Promise<SearchHit[]> {
    const { sql, params } = searchStatement(query, page);
    const lines = await this.database.query<HitLine>(sql, params);
    return lines.map(({ id, keys, km, texts }) => ({
      id,
      keys,
      distanceKm: km,
      highlights: highlightsOf(texts, query.words),
    }));
  }

  override async count(query: SearchQuery): Promise<number> {
    const { sql, params } = countStatement(query);
    return (await this.database.queryOne<{ n: number }>(sql, params))?.n ?? 0;
  }

  override countEach(queries: readonly SearchQuery[]): Promise<number[]> {
    return Promise.all(queries.map((query) => this.count(query)));
  }

  override async facets(query: SearchQuery, fields: readonly FacetField[], limit: number): Promise<FacetCount[]> {
    if (fields.length === 0) return [];
    const { sql, params } = facetsStatement(query, fields, limit);
    const lines = await this.database.query<{ word: string; n: number }>(sql, params);
    return lines.map(({ word, n }) => {
      const split = word.indexOf('=');
      return { field: word.slice(0, split) as FacetField, value: word.slice(split + 1), count: n };
    });
  }

  override indexedAfter(kind: SearchKind, after: string | null, limit: number): Promise<IndexedDocument[]> {
    return this.database.query<IndexedDocument>(
      'SELECT id, digest FROM search_documents WHERE kind = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3',
      [kind, after, limit],
    );
  }

  override async idsOf(kind: SearchKind, organisationId: string): Promise<string[]> {
    const lines = await this.database.query<{ id: string }>(
      'SELECT id FROM search_documents WHERE kind = $1 AND organisation_id = $2 ORDER BY id',
      [kind, organisationId],
    );
    return lines.map(({ id }) => id);
  }

  override async staleIds(kind: SearchKind, today: string, limit: number): Promise<string[]> {
    const lines = await this.database.query<{ id: string }>(
      'SELECT id FROM search_documents WHERE kind = $1 AND stale_on <= $2 ORDER BY id LIMIT $3',
      [kind, today, limit],
    );
    return lines.map(({ id }) => id);
  }

  /** The rows of the running generation answer until each is replaced; at the end what was not replaced goes. */
  override async rebuild(kind: SearchKind): Promise<IndexRebuild> {
    const [line] = await this.write((tx) =>
      tx.write<{ generation: number }>(
        'UPDATE search_indexes SET generation = generation + 1 WHERE kind = $1 RETURNING generation',
        [kind],
      ),
    );
    const generation = line?.generation ?? 1;
    return {
      put: (documents) => this.write(async (tx) => insert(tx, documents, generation)),
      finish: async () => {
        await this.write(async (tx) => {
          await tx.write('DELETE FROM search_documents WHERE kind = $1 AND generation < $2', [kind, generation]);
          await tx.write('UPDATE search_indexes SET settings_version = $2, rebuilt_at = $3 WHERE kind = $1', [
            kind,
            SETTINGS_VERSION,
            tx.nowAt,
          ]);
        });
      },
    };
  }

  override async settingsVersion(kind: SearchKind): Promise<number> {
    const line = await this.database.queryOne<{ settings_version: number }>(
      'SELECT settings_version FROM search_indexes WHERE kind = $1',
      [kind],
    );
    return line?.settings_version ?? 0;
  }

  private async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outcome = await this.unitOfWork.run(
      { actor: { kind: 'system', name: 'search-index' }, name: 'search-index' },
      async (tx) => {
        tx.asSystem();
        return done(await work(tx));
      },
    );
    if (!outcome.ok) throw new Error('writing the index is never refused');
    return outcome.value;
  }
}

/** One statement for any number of documents. */
async function insert(tx: Transaction, documents: readonly SearchDocument[], generation: number | null): Promise<void> {
  if (documents.length === 0) return;
  await tx.write(
    `INSERT INTO search_documents (${COLUMNS})
     SELECT r.kind, r.id, r.organisation_id, r.version, r.words::tsvector, r.texts, r.facets, r.price, r.unit,
            r.quantity_milli, r.window_from, r.window_to,
            CASE WHEN r.lat IS NULL THEN NULL ELSE ll_to_earth(r.lat, r.lon) END,
            r.shown_from, r.shown_until, r.stale_on, r.digest, coalesce($2::integer, i.generation)
     FROM jsonb_to_recordset($1::jsonb) AS r (kind text, id text, organisation_id text, version integer, words text,
            texts jsonb, facets text[], price numeric, unit text, quantity_milli bigint, window_from date,
            window_to date, lat float8, lon float8, shown_from timestamptz, shown_until timestamptz, stale_on date,
            digest text)
     JOIN search_indexes i ON i.kind = r.kind
     ORDER BY r.id
     ON CONFLICT (kind, id) DO UPDATE SET ${SET}`,
    [JSON.stringify(documents.map(lineOf)), generation],
  );
}

function lineOf(document: SearchDocument): object {
  const facets = facetWords(document.facets);
  return {
    kind: document.kind,
    id: document.id,
    organisation_id: document.organisationId,
    version: document.version,
    words: vectorOf(document.texts, facets),
    texts: document.texts,
    facets,
    price: document.price,
    unit: document.quantity?.unit ?? null,
    quantity_milli: document.quantity ? `${document.quantity.milli}` : null,
    window_from: document.window?.from ?? null,
    window_to: document.window?.to ?? null,
    lat: document.point?.lat ?? null,
    lon: document.point?.lon ?? null,
    shown_from: new Date(document.shownFrom).toISOString(),
    shown_until: document.shownUntil === null ? null : new Date(document.shownUntil).toISOString(),
    stale_on: document.staleOn,
    digest: digestOf(document),
  };
}
