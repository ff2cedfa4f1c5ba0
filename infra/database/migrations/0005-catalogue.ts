import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The catalogue. Each table holds what is valid now; `catalogue_versions` keeps every wording an entry ever had and is
 * only added to, so that what was signed can always be read as it was.
 */
export class Catalogue1700000000005 implements MigrationInterface {
  name = 'Catalogue1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_versions (
        kind text COLLATE "C" NOT NULL CONSTRAINT catalogue_versions_kind_check CHECK (kind IN
          ('COMMODITY', 'VARIETY', 'QUALITY_ATTRIBUTE', 'SEASON', 'YIELD_BOUND', 'CERTIFICATE_SCHEME', 'SYNONYM')),
        code text COLLATE "C" NOT NULL,
        version integer NOT NULL CONSTRAINT catalogue_versions_version_check CHECK (version > 0),
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT catalogue_versions_pkey PRIMARY KEY (kind, code, version)
      );
      CREATE FUNCTION catalogue_versions_stand() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'catalogue versions are only added to'; END $$;
      CREATE TRIGGER catalogue_versions_stand BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue_versions
        FOR EACH STATEMENT EXECUTE FUNCTION catalogue_versions_stand();

      CREATE TABLE commodities (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        sector text NOT NULL CONSTRAINT commodities_sector_check CHECK (sector IN
          ('RICE', 'VEGETABLE', 'FRUIT', 'SHRIMP_RICE', 'AQUACULTURE', 'LIVESTOCK')),
        base_unit text NOT NULL CONSTRAINT commodities_base_unit_check CHECK (base_unit IN ('KG', 'PIECE')),
        name_vi text NOT NULL,
        name_en text NOT NULL,
        pickup_delay_hours integer NOT NULL CONSTRAINT commodities_pickup_delay_hours_check CHECK (pickup_delay_hours > 0),
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE varieties (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        commodity text COLLATE "C" NOT NULL CONSTRAINT varieties_commodity_fkey REFERENCES commodities (code),
        name_vi text NOT NULL,
        name_en text NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX varieties_commodity_index ON varieties (commodity);
      CREATE TABLE quality_attributes (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE seasons (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE yield_bounds (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        commodity text COLLATE "C" NOT NULL CONSTRAINT yield_bounds_commodity_fkey REFERENCES commodities (code),
        season text COLLATE "C" CONSTRAINT yield_bounds_season_fkey REFERENCES seasons (code),
        least numeric(18,4) NOT NULL,
        most numeric(18,4) NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT yield_bounds_order_check CHECK (0 < least AND least < most)
      );
      CREATE INDEX yield_bounds_commodity_index ON yield_bounds (commodity);
      CREATE INDEX yield_bounds_season_index ON yield_bounds (season);
      CREATE TABLE certificate_schemes (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE synonyms (
        code text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        same boolean NOT NULL,
        words text[] NOT NULL,
        facts jsonb NOT NULL,
        retired boolean NOT NULL,
        created_at timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
