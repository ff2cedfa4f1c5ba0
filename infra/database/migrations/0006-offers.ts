import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is for sale, the ledger of who was promised how much of it, and who looked at it. */
export class Offers1700000000006 implements MigrationInterface {
  name = 'Offers1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OFFERS);
    await runner.query(LEDGER);
    await runner.query(VIEWS);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup');
  }
}

const OFFERS = `
  CREATE TABLE offers (
    id text COLLATE "C" PRIMARY KEY,
    organisation_id text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    commodity text COLLATE "C" NOT NULL,
    variety text COLLATE "C",
    form text COLLATE "C" NOT NULL,
    season text,
    unit text NOT NULL,
    volume_kind text NOT NULL,
    area_ha numeric(18,4),
    yield_low numeric(18,4),
    yield_high numeric(18,4),
    low_milli bigint NOT NULL,
    high_milli bigint NOT NULL,
    harvest_from date NOT NULL,
    harvest_to date NOT NULL,
    quality jsonb NOT NULL,
    place_id text COLLATE "C" NOT NULL,
    lat double precision,
    lon double precision,
    price jsonb NOT NULL,
    price_amount numeric(18,4),
    minimum_lot_milli bigint,
    note text,
    created_at timestamptz NOT NULL,
    published_at timestamptz,
    CONSTRAINT offers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations (id),
    CONSTRAINT offers_place_id_fkey FOREIGN KEY (place_id) REFERENCES admin_units (id),
    CONSTRAINT offers_state_check
      CHECK (state IN ('DRAFT', 'PUBLISHED', 'PAUSED', 'CLOSED', 'EXPIRED', 'WITHDRAWN')),
    CONSTRAINT offers_unit_check CHECK (unit IN ('KG', 'PIECE')),
    CONSTRAINT offers_volume_kind_check CHECK (volume_kind IN ('FIXED', 'EXPECTED')),
    CONSTRAINT offers_volume_check CHECK (low_milli > 0 AND high_milli >= low_milli),
    CONSTRAINT offers_expected_check CHECK (
      (volume_kind = 'EXPECTED') = (area_ha IS NOT NULL AND yield_low IS NOT NULL AND yield_high IS NOT NULL)),
    CONSTRAINT offers_point_check CHECK ((lat IS NULL) = (lon IS NULL)),
    CONSTRAINT offers_published_at_check CHECK (state IN ('DRAFT', 'WITHDRAWN') OR published_at IS NOT NULL)
  );

  CREATE INDEX offers_newest_index ON offers (published_at DESC, id DESC) WHERE state = 'PUBLISHED';
  CREATE INDEX offers_price_index ON offers (coalesce(price_amount, 99999999999999), id) WHERE state = 'PUBLISHED';
  CREATE INDEX offers_harvest_index ON offers (harvest_from, id) WHERE state = 'PUBLISHED';
  CREATE INDEX offers_volume_index ON offers (low_milli DESC, id DESC) WHERE state = 'PUBLISHED';
  CREATE INDEX offers_commodity_newest_index ON offers (commodity, published_at DESC, id DESC)
    WHERE state = 'PUBLISHED';
  CREATE INDEX offers_commodity_price_index ON offers (commodity, coalesce(price_amount, 99999999999999), id)
    WHERE state = 'PUBLISHED';
  CREATE INDEX offers_place_index ON offers (place_id, commodity) WHERE state = 'PUBLISHED';
  CREATE INDEX offers_organisation_index ON offers (organisation_id, created_at DESC, id DESC);
  CREATE INDEX offers_over_index ON offers (harvest_to) WHERE state IN ('PUBLISHED', 'PAUSED', 'CLOSED');

  CREATE TABLE offer_certificates (
    offer_id text COLLATE "C" NOT NULL,
    certificate_id text COLLATE "C" NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    valid_to date,
    CONSTRAINT offer_certificates_pkey PRIMARY KEY (offer_id, certificate_id),
    CONSTRAINT offer_certificates_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_certificates_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates (id)
  );
  CREATE INDEX offer_certificates_certificate_index ON offer_certificates (certificate_id);

  CREATE TABLE offer_photos (
    offer_id text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    file_id text COLLATE "C" NOT NULL,
    CONSTRAINT offer_photos_pkey PRIMARY KEY (offer_id, position),
    CONSTRAINT offer_photos_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_photos_file_id_fkey FOREIGN KEY (file_id) REFERENCES files (id)
  );
`;

const LEDGER = `
  CREATE TABLE offer_balances (
    offer_id text COLLATE "C" PRIMARY KEY,
    unit text NOT NULL,
    supply bigint NOT NULL,
    free bigint NOT NULL,
    held bigint NOT NULL,
    committed bigint NOT NULL,
    delivered bigint NOT NULL,
    lapsed bigint NOT NULL,
    standing text NOT NULL,
    open_until date NOT NULL,
    version integer NOT NULL,
    CONSTRAINT offer_balances_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_balances_unit_check CHECK (unit IN ('KG', 'PIECE')),
    CONSTRAINT offer_balances_standing_check CHECK (standing IN ('OPEN', 'SHUT', 'OVER')),
    CONSTRAINT offer_balances_negative_check
      CHECK (free >= 0 AND held >= 0 AND committed >= 0 AND delivered >= 0 AND lapsed >= 0),
    CONSTRAINT offer_balances_supply_check CHECK (supply = free + held + committed + delivered + lapsed)
  ) WITH (fillfactor = 70);

  CREATE TABLE offer_holds (
    id text COLLATE "C" PRIMARY KEY,
    offer_id text COLLATE "C" NOT NULL,
    holder_id text COLLATE "C" NOT NULL,
    state text NOT NULL,
    quantity_milli bigint NOT NULL,
    delivered_milli bigint NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT offer_holds_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_holds_state_check CHECK (state IN ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED')),
    CONSTRAINT offer_holds_quantity_milli_check
      CHECK (quantity_milli > 0 AND delivered_milli >= 0 AND delivered_milli <= quantity_milli)
  );
  CREATE INDEX offer_holds_expiry_index ON offer_holds (expires_at) WHERE state = 'HELD';
  CREATE INDEX offer_holds_offer_index ON offer_holds (offer_id, state);
  CREATE INDEX offer_holds_holder_index ON offer_holds (holder_id);

  CREATE TABLE offer_ledger_entries (
    offer_id text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    from_account text NOT NULL,
    to_account text NOT NULL,
    milli bigint NOT NULL,
    hold_id text COLLATE "C",
    cause text NOT NULL,
    actor_account_id text COLLATE "C",
    entered_at timestamptz NOT NULL,
    CONSTRAINT offer_ledger_entries_pkey PRIMARY KEY (offer_id, position),
    CONSTRAINT offer_ledger_entries_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_ledger_entries_hold_id_fkey FOREIGN KEY (hold_id) REFERENCES offer_holds (id),
    CONSTRAINT offer_ledger_entries_milli_check CHECK (milli > 0),
    CONSTRAINT offer_ledger_entries_move_check CHECK ((from_account, to_account) IN (
      ('SUPPLY', 'FREE'), ('FREE', 'SUPPLY'), ('FREE', 'HELD'), ('FREE', 'LAPSED'),
      ('HELD', 'FREE'), ('HELD', 'COMMITTED'), ('HELD', 'LAPSED'),
      ('COMMITTED', 'FREE'), ('COMMITTED', 'DELIVERED'), ('COMMITTED', 'LAPSED')))
  );
  CREATE TRIGGER offer_ledger_entries_append_only BEFORE UPDATE OR DELETE ON offer_ledger_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
`;

const VIEWS = `
  CREATE TABLE offer_views (
    offer_id text COLLATE "C" NOT NULL,
    viewer_id text COLLATE "C" NOT NULL,
    viewed_on date NOT NULL,
    views integer NOT NULL,
    CONSTRAINT offer_views_pkey PRIMARY KEY (offer_id, viewer_id, viewed_on),
    CONSTRAINT offer_views_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers (id),
    CONSTRAINT offer_views_viewer_id_fkey FOREIGN KEY (viewer_id) REFERENCES organisations (id)
  );
`;
