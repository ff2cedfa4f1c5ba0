import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links of the value chain, and the facts that they come from. Facts are only ever added. */
export class ValueChain1700000000010 implements MigrationInterface {
  name = 'ValueChain1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LINKS);
    await runner.query(FACTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}

const LINKS = `
  CREATE TABLE chain_links (
    id text COLLATE "C" PRIMARY KEY,
    supplier_id text COLLATE "C" NOT NULL,
    receiver_id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    commodity text COLLATE "C",
    origin text NOT NULL,
    state text NOT NULL,
    declared_by text COLLATE "C",
    note text,
    valid_from date NOT NULL,
    valid_to date,
    contract_ids text[] NOT NULL,
    shown_by text[] NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT chain_links_supplier_id_fkey FOREIGN KEY (supplier_id) REFERENCES organisations (id),
    CONSTRAINT chain_links_receiver_id_fkey FOREIGN KEY (receiver_id) REFERENCES organisations (id),
    CONSTRAINT chain_links_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES organisations (id),
    CONSTRAINT chain_links_kind_check CHECK (kind IN ('SUPPLY_INPUTS', 'SERVICE', 'PRODUCTION', 'PRE_PROCESSING',
      'PROCESSING', 'PURCHASE', 'DISTRIBUTION', 'COOPERATION', 'UNION_MEMBERSHIP')),
    CONSTRAINT chain_links_origin_check CHECK (origin IN ('FROM_CONTRACT', 'DECLARED')),
    CONSTRAINT chain_links_declared_by_check CHECK (
      (origin = 'DECLARED') = (declared_by IS NOT NULL) AND (declared_by IS NULL OR declared_by IN (supplier_id, receiver_id))),
    CONSTRAINT chain_links_state_check CHECK (state IN ('DECLARED', 'CONFIRMED', 'ACTIVE', 'REJECTED', 'ENDED')),
    CONSTRAINT chain_links_ends_check CHECK (supplier_id <> receiver_id),
    CONSTRAINT chain_links_validity_check CHECK ((state = 'ENDED') = (valid_to IS NOT NULL) AND valid_to >= valid_from)
  );
  -- One lasting link of a kind about a thing between two organisations, however it was born.
  CREATE UNIQUE INDEX chain_links_lasting_key ON chain_links (supplier_id, receiver_id, kind, coalesce(commodity, ''), origin)
    WHERE state NOT IN ('REJECTED', 'ENDED');
  CREATE INDEX chain_links_supplier_id_index ON chain_links (supplier_id, id);
  CREATE INDEX chain_links_receiver_id_index ON chain_links (receiver_id, id);
  CREATE INDEX chain_links_commodity_index ON chain_links (commodity, id);
  CREATE INDEX chain_links_contract_ids_index ON chain_links USING gin (contract_ids);
  CREATE INDEX chain_links_waiting_index ON chain_links (state, id) WHERE state IN ('DECLARED', 'CONFIRMED');
`;

const FACTS = `
  CREATE TABLE chain_link_facts (
    link_id text COLLATE "C" NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    effective_on date NOT NULL,
    state text,
    organisation_id text COLLATE "C",
    contract_id text COLLATE "C",
    contract_ends_on date,
    season text,
    linkage_form integer,
    unit text,
    contracted_milli bigint,
    contracted_value bigint,
    delivered_milli bigint,
    paid_value bigint,
    paid_on_time_value bigint,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT chain_link_facts_pkey PRIMARY KEY (link_id, seq),
    CONSTRAINT chain_link_facts_link_id_fkey FOREIGN KEY (link_id) REFERENCES chain_links (id),
    CONSTRAINT chain_link_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations (id),
    CONSTRAINT chain_link_facts_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES contracts (id),
    CONSTRAINT chain_link_facts_kind_check CHECK (kind IN ('STATE', 'CONTRACT', 'CONTRACT_ENDED', 'SHOWN', 'HIDDEN',
      'DELIVERED', 'PAID')),
    CONSTRAINT chain_link_facts_state_check CHECK ((kind = 'STATE') = (state IS NOT NULL)),
    CONSTRAINT chain_link_facts_contract_check CHECK (kind NOT IN ('CONTRACT', 'CONTRACT_ENDED') OR contract_id IS NOT NULL),
    CONSTRAINT chain_link_facts_linkage_form_check CHECK (linkage_form BETWEEN 1 AND 7),
    CONSTRAINT chain_link_facts_unit_check CHECK (unit IN ('KG', 'PIECE'))
  );
  CREATE INDEX chain_link_facts_season_index ON chain_link_facts (season, link_id) WHERE kind = 'CONTRACT';
  CREATE INDEX chain_link_facts_ends_index ON chain_link_facts (contract_ends_on) WHERE kind = 'CONTRACT';

  CREATE TRIGGER chain_link_facts_final BEFORE UPDATE OR DELETE ON chain_link_facts
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;
