import type { MigrationInterface, QueryRunner } from 'typeorm';

/** History of every change, what reacted to it, and idempotency keys. The queue itself is graphile-worker's schema. */
export class Platform1700000000001 implements MigrationInterface {
  name = 'Platform1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS unaccent;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS cube;
      CREATE EXTENSION IF NOT EXISTS earthdistance;

      CREATE TABLE events (
        id text COLLATE "C" PRIMARY KEY,
        about_type text NOT NULL,
        about_id text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        position integer NOT NULL,
        organisation_ids text[] NOT NULL,
        type text NOT NULL,
        payload jsonb NOT NULL,
        actor_account_id text COLLATE "C",
        actor_system text,
        request_id text,
        occurred_at timestamptz NOT NULL
      );
      CREATE INDEX events_about_index ON events (about_type, about_id, version, position);
      CREATE INDEX events_type_index ON events (type, occurred_at);

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% only grows: rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE reactions_done (
        reaction text NOT NULL,
        event_id text COLLATE "C" NOT NULL,
        done_at timestamptz NOT NULL,
        CONSTRAINT reactions_done_pkey PRIMARY KEY (event_id, reaction)
      );

      CREATE TABLE idempotency_keys (
        account_id text COLLATE "C" NOT NULL,
        key text NOT NULL,
        command text NOT NULL,
        input_hash text NOT NULL,
        outcome jsonb,
        created_at timestamptz NOT NULL,
        CONSTRAINT idempotency_keys_pkey PRIMARY KEY (account_id, key)
      );
      CREATE INDEX idempotency_keys_created_at_index ON idempotency_keys (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
