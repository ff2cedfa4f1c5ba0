import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, who belongs to them, who is invited, their certificates, and who deals with whom. */
export class Organisations1700000000004 implements MigrationInterface {
  name = 'Organisations1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisations (
        id text COLLATE "C" PRIMARY KEY,
        kind text NOT NULL CONSTRAINT organisations_kind_check CHECK (kind IN
          ('COOPERATIVE', 'COOPERATIVE_UNION', 'COOPERATIVE_GROUP', 'ENTERPRISE', 'HOUSEHOLD_BUSINESS', 'ALLIANCE', 'AGENCY')),
        state text NOT NULL CONSTRAINT organisations_state_check CHECK (state IN
          ('DRAFT', 'SUBMITTED', 'REVISION_REQUESTED', 'VERIFIED', 'SUSPENDED', 'REJECTED')),
        name_vi text NOT NULL,
        name_en text,
        name_search text NOT NULL,
        tax_code text COLLATE "C",
        registration_no text,
        registered_on date,
        registration_authority text,
        legal_representative_name text,
        legal_representative_position text,
        address_text text,
        admin_unit_id text COLLATE "C" CONSTRAINT organisations_admin_unit_id_fkey REFERENCES admin_units (id),
        lat double precision,
        lon double precision,
        sectors text[] NOT NULL,
        official_members integer,
        annual_revenue bigint,
        capital bigint,
        bank_name text,
        bank_account_number text,
        bank_account_holder text,
        phone text,
        email text,
        standing_reasons text[] NOT NULL,
        standing_note text,
        founder_id text COLLATE "C" CONSTRAINT organisations_founder_id_fkey REFERENCES accounts (id),
        verified_at timestamptz,
        submitted_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT organisations_point_check CHECK ((lat IS NULL) = (lon IS NULL))
      );
      -- Two verified organisations never have one tax code; drafts may, so that nobody can block another by a draft.
      CREATE UNIQUE INDEX organisations_tax_code_key ON organisations (tax_code) WHERE state IN ('VERIFIED', 'SUSPENDED');
      CREATE INDEX organisations_name_search_index ON organisations (name_search text_pattern_ops, id);
      CREATE INDEX organisations_state_index ON organisations (state, id);
      CREATE INDEX organisations_admin_unit_id_index ON organisations (admin_unit_id);
      CREATE INDEX organisations_sectors_index ON organisations USING gin (sectors);

      CREATE TABLE organisation_documents (
        organisation_id text COLLATE "C" NOT NULL
          CONSTRAINT organisation_documents_organisation_id_fkey REFERENCES organisations (id),
        file_id text COLLATE "C" NOT NULL,
        position integer NOT NULL,
        CONSTRAINT organisation_documents_pkey PRIMARY KEY (organisation_id, file_id)
      );

      CREATE TABLE memberships (
        id text COLLATE "C" PRIMARY KEY,
        organisation_id text COLLATE "C" NOT NULL CONSTRAINT memberships_organisation_id_fkey REFERENCES organisations (id),
        account_id text COLLATE "C" NOT NULL CONSTRAINT memberships_account_id_fkey REFERENCES accounts (id),
        roles text[] NOT NULL CONSTRAINT memberships_roles_check CHECK (cardinality(roles) > 0),
        created_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX memberships_organisation_id_account_id_key
        ON memberships (organisation_id, account_id) WHERE ended_at IS NULL;
      CREATE INDEX memberships_account_id_index ON memberships (account_id) WHERE ended_at IS NULL;

      CREATE TABLE invitations (
        id text COLLATE "C" PRIMARY KEY,
        organisation_id text COLLATE "C" NOT NULL CONSTRAINT invitations_organisation_id_fkey REFERENCES organisations (id),
        phone text,
        email text,
        roles text[] NOT NULL CONSTRAINT invitations_roles_check CHECK (cardinality(roles) > 0),
        token_hash text COLLATE "C" NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE,
        invited_by text COLLATE "C" NOT NULL CONSTRAINT invitations_invited_by_fkey REFERENCES accounts (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT invitations_contact_check CHECK ((phone IS NULL) <> (email IS NULL))
      );
      CREATE INDEX invitations_organisation_id_index ON invitations (organisation_id);

      CREATE TABLE certificates (
        id text COLLATE "C" PRIMARY KEY,
        organisation_id text COLLATE "C" NOT NULL CONSTRAINT certificates_organisation_id_fkey REFERENCES organisations (id),
        scheme text NOT NULL CONSTRAINT certificates_scheme_check CHECK (scheme IN
          ('VIETGAP_TT', 'VIETGAP_TS', 'VIETGAHP', 'GLOBALGAP', 'ORGANIC_VN', 'ORGANIC_EU', 'ORGANIC_USDA', 'ORGANIC_JAS',
           'ASC', 'BAP', 'SRP', 'HACCP', 'ISO22000', 'BRC', 'HALAL', 'ATTP', 'OCOP', 'PUC', 'PHC', 'AQ_REG', 'LS_DECL',
           'ADSF', 'NHTT', 'CDDL')),
        number text NOT NULL,
        issuer text NOT NULL,
        scope_description text NOT NULL,
        scope_commodities text[] NOT NULL,
        scope_area_ha numeric(18,4),
        valid_from date NOT NULL,
        valid_to date,
        file_id text COLLATE "C",
        state text NOT NULL CONSTRAINT certificates_state_check CHECK (state IN
          ('DECLARED', 'CHECKED', 'REFUSED', 'EXPIRED', 'REVOKED')),
        reason text,
        note text,
        warned_days integer,
        checked_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT certificates_validity_check CHECK (valid_to IS NULL OR valid_from <= valid_to)
      );
      CREATE INDEX certificates_organisation_id_index ON certificates (organisation_id, id);
      CREATE INDEX certificates_valid_to_index ON certificates (valid_to) WHERE state IN ('DECLARED', 'CHECKED');
      CREATE INDEX certificates_state_index ON certificates (state, id);

      CREATE TABLE organisation_counterparties (
        organisation_id text COLLATE "C" NOT NULL
          CONSTRAINT organisation_counterparties_organisation_id_fkey REFERENCES organisations (id),
        counterparty_id text COLLATE "C" NOT NULL
          CONSTRAINT organisation_counterparties_counterparty_id_fkey REFERENCES organisations (id),
        since timestamptz NOT NULL,
        CONSTRAINT organisation_counterparties_pkey PRIMARY KEY (organisation_id, counterparty_id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}
