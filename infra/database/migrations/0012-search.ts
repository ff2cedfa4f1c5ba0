import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The embedded search engine: a copy of what is public, made for finding. It can be thrown away and built again, so
 * nothing refers to it and it refers to nothing.
 */
export class Search1700000000012 implements MigrationInterface {
  name = 'Search1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_documents (
        kind text NOT NULL CONSTRAINT search_documents_kind_check CHECK (kind IN ('OFFER', 'DEMAND', 'ORGANISATION')),
        id text COLLATE "C" NOT NULL,
        organisation_id text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        words tsvector NOT NULL,
        texts jsonb NOT NULL,
        facets text[] NOT NULL,
        price numeric(18,4),
        unit text,
        quantity_milli bigint,
        window_from date,
        window_to date,
        spot earth,
        shown_from timestamptz NOT NULL,
        shown_until timestamptz,
        stale_on date,
        digest text NOT NULL,
        generation integer NOT NULL,
        CONSTRAINT search_documents_pkey PRIMARY KEY (kind, id)
      );
      COMMENT ON COLUMN search_documents.words IS 'Each word twice: without marks (dua), and as it is written (=dừa).';
      CREATE INDEX search_documents_words_index ON search_documents USING gin (words);
      CREATE INDEX search_documents_facets_index ON search_documents USING gin (facets);
      CREATE INDEX search_documents_spot_index ON search_documents USING gist (spot) WHERE spot IS NOT NULL;
      CREATE INDEX search_documents_newest_index ON search_documents (kind, shown_from DESC, id DESC);
      CREATE INDEX search_documents_price_index ON search_documents (kind, price, id);
      CREATE INDEX search_documents_window_index ON search_documents (kind, window_from, id);
      CREATE INDEX search_documents_organisation_index ON search_documents (organisation_id);
      CREATE INDEX search_documents_stale_index ON search_documents (stale_on) WHERE stale_on IS NOT NULL;

      CREATE TABLE search_indexes (
        kind text PRIMARY KEY,
        settings_version integer NOT NULL,
        generation integer NOT NULL,
        rebuilt_at timestamptz
      );
      INSERT INTO search_indexes (kind, settings_version, generation)
        VALUES ('OFFER', 0, 1), ('DEMAND', 0, 1), ('ORGANISATION', 0, 1);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
