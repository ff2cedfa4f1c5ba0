import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is wanted, in which deliveries, and the answers, of which sealed ones are kept as ciphertext only. */
export class Demands1700000000007 implements MigrationInterface {
  name = 'Demands1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEMANDS);
    await runner.query(ANSWERS);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}

const DEMANDS = `
  CREATE TABLE demands (
    id text COLLATE "C" PRIMARY KEY,
    organisation_id text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    commodity text COLLATE "C" NOT NULL,
    varieties text[] NOT NULL,
    form text COLLATE "C" NOT NULL,
    unit text NOT NULL,
    total_milli bigint NOT NULL,
    window_from date NOT NULL,
    window_to date NOT NULL,
    quality jsonb NOT NULL,
    certificate_schemes text[] NOT NULL,
    place_id text COLLATE "C" NOT NULL,
    lat double precision,
    lon double precision,
    distance_limit_km integer,
    price jsonb NOT NULL,
    price_amount numeric(18,4),
    brings jsonb NOT NULL,
    answers text NOT NULL,
    deadline_at timestamptz NOT NULL,
    minimum_answer_milli bigint,
    note text,
    created_at timestamptz NOT NULL,
    published_at timestamptz,
    CONSTRAINT demands_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations (id),
    CONSTRAINT demands_place_id_fkey FOREIGN KEY (place_id) REFERENCES admin_units (id),
    CONSTRAINT demands_state_check
      CHECK (state IN ('DRAFT', 'PUBLISHED', 'CLOSED', 'AWARDED', 'CANCELLED', 'EXPIRED')),
    CONSTRAINT demands_unit_check CHECK (unit IN ('KG', 'PIECE')),
    CONSTRAINT demands_answers_check CHECK (answers IN ('OPEN', 'SEALED')),
    CONSTRAINT demands_total_milli_check CHECK (total_milli > 0),
    CONSTRAINT demands_point_check CHECK ((lat IS NULL) = (lon IS NULL)),
    CONSTRAINT demands_published_at_check CHECK (state IN ('DRAFT', 'CANCELLED') OR published_at IS NOT NULL)
  );
  CREATE INDEX demands_newest_index ON demands (published_at DESC, id DESC) WHERE state = 'PUBLISHED';
  CREATE INDEX demands_price_index ON demands (coalesce(price_amount, 0) DESC, id DESC) WHERE state = 'PUBLISHED';
  CREATE INDEX demands_deadline_index ON demands (deadline_at, id) WHERE state = 'PUBLISHED';
  CREATE INDEX demands_volume_index ON demands (total_milli DESC, id DESC) WHERE state = 'PUBLISHED';
  CREATE INDEX demands_commodity_newest_index ON demands (commodity, published_at DESC, id DESC)
    WHERE state = 'PUBLISHED';
  CREATE INDEX demands_place_index ON demands (place_id, commodity) WHERE state = 'PUBLISHED';
  CREATE INDEX demands_organisation_index ON demands (organisation_id, created_at DESC, id DESC);
  CREATE INDEX demands_over_index ON demands (window_to) WHERE state = 'CLOSED';

  CREATE TABLE demand_tranches (
    demand_id text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    quantity_milli bigint NOT NULL,
    window_from date NOT NULL,
    window_to date NOT NULL,
    CONSTRAINT demand_tranches_pkey PRIMARY KEY (demand_id, position),
    CONSTRAINT demand_tranches_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demands (id),
    CONSTRAINT demand_tranches_quantity_milli_check CHECK (quantity_milli > 0)
  );
`;

const ANSWERS = `
  CREATE TABLE demand_answers (
    id text COLLATE "C" PRIMARY KEY,
    demand_id text COLLATE "C" NOT NULL,
    organisation_id text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    body text,
    sealed_body bytea,
    receipt text NOT NULL,
    awarded_milli bigint,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT demand_answers_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demands (id),
    CONSTRAINT demand_answers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations (id),
    CONSTRAINT demand_answers_demand_id_organisation_id_key UNIQUE (demand_id, organisation_id),
    CONSTRAINT demand_answers_state_check CHECK (state IN ('SUBMITTED', 'WITHDRAWN', 'AWARDED', 'DECLINED')),
    CONSTRAINT demand_answers_body_check CHECK ((body IS NULL) <> (sealed_body IS NULL)),
    CONSTRAINT demand_answers_awarded_milli_check CHECK ((state = 'AWARDED') = (awarded_milli IS NOT NULL))
  );
  CREATE INDEX demand_answers_organisation_index ON demand_answers (organisation_id, submitted_at DESC, id DESC);

  CREATE TABLE demand_seal_keys (
    demand_id text COLLATE "C" PRIMARY KEY,
    key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT demand_seal_keys_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES demands (id),
    CONSTRAINT demand_seal_keys_key_check CHECK (octet_length(key) = 32)
  );
  COMMENT ON TABLE demand_seal_keys IS
    'Keys of sealed answers. Read in one place, and there only after the deadline: docs/decisions.';
`;
