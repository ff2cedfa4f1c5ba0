import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrative units of both editions, what became of the old ones, and which reference data is loaded. */
export class Places1700000000003 implements MigrationInterface {
  name = 'Places1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reference_loads (
        name text COLLATE "C" PRIMARY KEY,
        content_hash text NOT NULL,
        loaded_at timestamptz NOT NULL
      );
      CREATE TABLE admin_units (
        id text COLLATE "C" PRIMARY KEY,
        code text COLLATE "C" NOT NULL,
        level text NOT NULL CONSTRAINT admin_units_level_check CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')),
        type text NOT NULL CONSTRAINT admin_units_type_check CHECK (type IN
          ('PROVINCE', 'MUNICIPALITY', 'CITY', 'TOWN', 'DISTRICT', 'COMMUNE', 'WARD', 'TOWNSHIP', 'SPECIAL_ZONE')),
        name text NOT NULL,
        full_name text NOT NULL,
        parent_id text COLLATE "C" CONSTRAINT admin_units_parent_id_fkey REFERENCES admin_units (id),
        valid_from date,
        valid_to date,
        lat double precision,
        lon double precision,
        area_km2 numeric(18,4),
        island boolean NOT NULL,
        earlier jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT admin_units_code_valid_from_key UNIQUE NULLS NOT DISTINCT (code, valid_from),
        CONSTRAINT admin_units_validity_check CHECK (valid_from <= valid_to),
        CONSTRAINT admin_units_point_check CHECK ((lat IS NULL) = (lon IS NULL)),
        CONSTRAINT admin_units_parent_check CHECK ((parent_id IS NULL) = (level = 'PROVINCE'))
      );
      CREATE INDEX admin_units_parent_id_index ON admin_units (parent_id);
      CREATE TABLE admin_unit_successions (
        from_id text COLLATE "C" NOT NULL CONSTRAINT admin_unit_successions_from_id_fkey REFERENCES admin_units (id),
        to_id text COLLATE "C" NOT NULL CONSTRAINT admin_unit_successions_to_id_fkey REFERENCES admin_units (id),
        kind text NOT NULL CONSTRAINT admin_unit_successions_kind_check CHECK (kind IN ('WHOLE', 'PART')),
        CONSTRAINT admin_unit_successions_pkey PRIMARY KEY (from_id, to_id)
      );
      CREATE INDEX admin_unit_successions_to_id_index ON admin_unit_successions (to_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
