import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contracts from proposal to end, every version of their terms, signatures with evidence, comments. */
export class Contracts1700000000008 implements MigrationInterface {
  name = 'Contracts1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contracts (
        id text COLLATE "C" PRIMARY KEY,
        version integer NOT NULL,
        state text NOT NULL,
        seller_id text COLLATE "C" NOT NULL,
        buyer_id text COLLATE "C" NOT NULL,
        offer_id text COLLATE "C",
        demand_id text COLLATE "C",
        proposed_by text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        terms_hash text NOT NULL,
        turn_of text COLLATE "C",
        deadline_at timestamptz,
        hold_id text COLLATE "C",
        appraised jsonb,
        signed_on date,
        coop_regime text,
        linkage_regime text,
        termination_request jsonb,
        ended_on date,
        commodity text,
        estimated_value bigint,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT contracts_state_check CHECK (state IN ('NEGOTIATING', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'AGREED',
          'UNDER_APPRAISAL', 'ADVISED', 'SIGNING', 'IN_FORCE', 'SUSPENDED', 'FULFILLED', 'TERMINATED')),
        CONSTRAINT contracts_parties_check CHECK (seller_id <> buyer_id AND proposed_by IN (seller_id, buyer_id)),
        CONSTRAINT contracts_turn_of_check CHECK (
          (state = 'NEGOTIATING') = (turn_of IS NOT NULL) AND (turn_of IS NULL OR turn_of IN (seller_id, buyer_id))),
        CONSTRAINT contracts_signed_on_check CHECK (
          (state IN ('IN_FORCE', 'SUSPENDED', 'FULFILLED', 'TERMINATED')) = (signed_on IS NOT NULL)),
        CONSTRAINT contracts_terms_hash_check CHECK (terms_hash ~ '^[0-9a-f]{64}$'),
        CONSTRAINT contracts_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES organisations (id),
        CONSTRAINT contracts_buyer_id_fkey FOREIGN KEY (buyer_id) REFERENCES organisations (id),
        CONSTRAINT contracts_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
        CONSTRAINT contracts_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demands (id)
      );
      CREATE INDEX contracts_seller_id_index ON contracts (seller_id, id DESC);
      CREATE INDEX contracts_buyer_id_index ON contracts (buyer_id, id DESC);
      CREATE INDEX contracts_state_index ON contracts (state, id DESC);
      CREATE INDEX contracts_offer_id_index ON contracts (offer_id);
      CREATE INDEX contracts_demand_id_index ON contracts (demand_id);
      CREATE INDEX contracts_deadline_at_index ON contracts (deadline_at) WHERE deadline_at IS NOT NULL;

      CREATE TABLE contract_terms (
        contract_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        hash text NOT NULL,
        canonical text NOT NULL,
        proposed_by text COLLATE "C" NOT NULL,
        account_id text COLLATE "C",
        message text,
        created_at timestamptz NOT NULL,
        CONSTRAINT contract_terms_pkey PRIMARY KEY (contract_id, terms_version),
        CONSTRAINT contract_terms_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts (id),
        CONSTRAINT contract_terms_hash_check CHECK (hash = encode(sha256(convert_to(canonical, 'UTF8')), 'hex'))
      );
      CREATE INDEX contract_terms_hash_index ON contract_terms (hash);
      CREATE TRIGGER contract_terms_append_only BEFORE UPDATE OR DELETE ON contract_terms
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE contract_signatures (
        contract_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        side text NOT NULL,
        organisation_id text COLLATE "C" NOT NULL,
        account_id text COLLATE "C" NOT NULL,
        terms_hash text NOT NULL,
        signed_at timestamptz NOT NULL,
        method text NOT NULL,
        statement text NOT NULL,
        challenge_id text COLLATE "C" NOT NULL,
        sent_to text NOT NULL,
        address_hash text NOT NULL,
        user_agent text NOT NULL,
        request_id text,
        CONSTRAINT contract_signatures_pkey PRIMARY KEY (contract_id, terms_version, side),
        CONSTRAINT contract_signatures_side_check CHECK (side IN ('SELLER', 'BUYER')),
        CONSTRAINT contract_signatures_method_check CHECK (method IN ('ONE_TIME_CODE')),
        CONSTRAINT contract_signatures_terms_fkey FOREIGN KEY (contract_id, terms_version)
          REFERENCES contract_terms (contract_id, terms_version)
      );
      CREATE TRIGGER contract_signatures_append_only BEFORE UPDATE OR DELETE ON contract_signatures
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE contract_comments (
        id text COLLATE "C" PRIMARY KEY,
        contract_id text COLLATE "C" NOT NULL,
        organisation_id text COLLATE "C" NOT NULL,
        account_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        path text,
        body text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT contract_comments_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts (id)
      );
      CREATE INDEX contract_comments_contract_id_index ON contract_comments (contract_id, id);

      CREATE TABLE contract_attachments (
        contract_id text COLLATE "C" NOT NULL,
        file_id text COLLATE "C" NOT NULL,
        organisation_id text COLLATE "C" NOT NULL,
        account_id text COLLATE "C" NOT NULL,
        terms_version integer NOT NULL,
        path text,
        created_at timestamptz NOT NULL,
        CONSTRAINT contract_attachments_pkey PRIMARY KEY (contract_id, file_id),
        CONSTRAINT contract_attachments_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts (id),
        CONSTRAINT contract_attachments_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
