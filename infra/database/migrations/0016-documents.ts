import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a contract's paper is, what proves each signature, and the chain of its history. The chain is written by a
 * trigger in the transaction of the event itself: no writer can forget it, and no moment lies between.
 */
export class Documents1700000000016 implements MigrationInterface {
  name = 'Documents1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contract_documents (
        contract_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        terms_hash text NOT NULL,
        sha256 text COLLATE "C" NOT NULL,
        pages integer NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT contract_documents_pkey PRIMARY KEY (contract_id, terms_version),
        CONSTRAINT contract_documents_sha256_check CHECK (sha256 = encode(sha256(bytes), 'hex')),
        CONSTRAINT contract_documents_terms_fkey FOREIGN KEY (contract_id, terms_version)
          REFERENCES contract_terms (contract_id, terms_version)
      );
      CREATE INDEX contract_documents_sha256_index ON contract_documents (sha256);
      CREATE TRIGGER contract_documents_append_only BEFORE UPDATE OR DELETE ON contract_documents
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      ALTER TABLE contract_signatures
        ALTER COLUMN challenge_id DROP NOT NULL,
        ALTER COLUMN sent_to DROP NOT NULL,
        DROP CONSTRAINT contract_signatures_method_check,
        ADD CONSTRAINT contract_signatures_method_check CHECK (method IN ('ONE_TIME_CODE', 'DIGITAL_SIGNATURE', 'PAPER')),
        ADD CONSTRAINT contract_signatures_challenge_id_check CHECK (
          (method = 'ONE_TIME_CODE') = (challenge_id IS NOT NULL) AND (challenge_id IS NULL) = (sent_to IS NULL));

      CREATE TABLE contract_signature_proofs (
        contract_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        side text NOT NULL,
        document_sha256 text NOT NULL,
        cms bytea,
        certificate jsonb,
        scans jsonb,
        created_at timestamptz NOT NULL,
        CONSTRAINT contract_signature_proofs_pkey PRIMARY KEY (contract_id, terms_version, side),
        CONSTRAINT contract_signature_proofs_kind_check CHECK ((cms IS NULL) = (certificate IS NULL) AND (cms IS NULL) <> (scans IS NULL)),
        CONSTRAINT contract_signature_proofs_signature_fkey FOREIGN KEY (contract_id, terms_version, side)
          REFERENCES contract_signatures (contract_id, terms_version, side)
      );
      CREATE TRIGGER contract_signature_proofs_append_only BEFORE UPDATE OR DELETE ON contract_signature_proofs
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE contract_history (
        contract_id text COLLATE "C" NOT NULL,
        seq integer NOT NULL,
        event_id text COLLATE "C" NOT NULL,
        entry text NOT NULL,
        previous text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT contract_history_pkey PRIMARY KEY (contract_id, seq),
        CONSTRAINT contract_history_event_id_fkey FOREIGN KEY (event_id) REFERENCES events (id)
      );
      CREATE TRIGGER contract_history_append_only BEFORE UPDATE OR DELETE ON contract_history
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE history_roots (
        day date PRIMARY KEY,
        root text NOT NULL,
        leaves integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT history_roots_root_check CHECK (root ~ '^[0-9a-f]{64}$')
      );
      CREATE TRIGGER history_roots_append_only BEFORE UPDATE OR DELETE ON history_roots
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE history_leaves (
        day date NOT NULL,
        place integer NOT NULL,
        contract_id text COLLATE "C" NOT NULL,
        seq integer NOT NULL,
        hash text NOT NULL,
        proof jsonb NOT NULL,
        CONSTRAINT history_leaves_pkey PRIMARY KEY (day, place),
        CONSTRAINT history_leaves_day_fkey FOREIGN KEY (day) REFERENCES history_roots (day)
      );
      CREATE INDEX history_leaves_contract_id_index ON history_leaves (contract_id, day);
      CREATE TRIGGER history_leaves_append_only BEFORE UPDATE OR DELETE ON history_leaves
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION chain_contract_event() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        last_seq integer;
        last_hash text;
        line text;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.about_id, 16));
        SELECT seq, hash INTO last_seq, last_hash FROM contract_history
          WHERE contract_id = NEW.about_id ORDER BY seq DESC LIMIT 1;
        last_seq := coalesce(last_seq, 0) + 1;
        last_hash := coalesce(last_hash, repeat('0', 64));
        line := jsonb_build_object('id', NEW.id, 'type', NEW.type, 'version', NEW.version, 'position', NEW.position,
          'at', to_char(NEW.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'account', NEW.actor_account_id, 'system', NEW.actor_system, 'payload', NEW.payload)::text;
        INSERT INTO contract_history (contract_id, seq, event_id, entry, previous, hash)
        VALUES (NEW.about_id, last_seq, NEW.id, line, last_hash, encode(sha256(convert_to(
          concat_ws(E'\\n', 'lienket-history-1', NEW.about_id, last_seq::text, last_hash, line), 'UTF8')), 'hex'));
        RETURN NULL;
      END $$;

      CREATE TABLE chained_before (LIKE events INCLUDING DEFAULTS);
      CREATE TRIGGER chained_before_chain AFTER INSERT ON chained_before
        FOR EACH ROW EXECUTE FUNCTION chain_contract_event();
      INSERT INTO chained_before SELECT * FROM events WHERE about_type = 'contract'
        ORDER BY about_id, occurred_at, version, position, id;
      DROP TABLE chained_before;
      CREATE TRIGGER events_chain AFTER INSERT ON events
        FOR EACH ROW WHEN (NEW.about_type = 'contract') EXECUTE FUNCTION chain_contract_event();
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
