import { Client } from 'pg';
import { parseTaxCode } from '@domain/organisations/tax-code';
import { CONTRACT_STATES } from '@domain/contracts/contract.transitions';
import { OFFER_STATES } from '@domain/offers/offer.transitions';
import { DEMAND_STATES } from '@domain/demands/demand.transitions';
import { APPRAISAL_STATES } from '@domain/appraisal/appraisal.transitions';
import { ORGANISATION_STATES } from '@domain/organisations/organisation.transitions';
import { calendarDate } from '@domain/kernel/calendar-date';
import { cloneDatabase, type TestDatabase } from '@testing/database';
import { seedDemoProvince } from '../src/public';

const WISHES = { number: 1558, factor: 0.1, asOf: calendarDate('2026-11-24'), cheapHash: true };

let database: TestDatabase;
let client: Client;
const all = async <T extends object>(sql: string, params: unknown[] = []): Promise<T[]> =>
  (await client.query<T>(sql, params)).rows;
const count = async (sql: string): Promise<number> =>
  Number((await all<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`))[0]?.n);

beforeAll(async () => {
  database = await cloneDatabase();
  const loaded = await seedDemoProvince(database.url, WISHES, () => undefined);
  expect(loaded?.rows).toBeGreaterThan(5000);
  client = new Client({ connectionString: database.url });
  await client.connect();
}, 120_000);

afterAll(async () => {
  await client.end();
  await database.drop();
});

it('has the size that was wished for', async () => {
  const kinds = await all<{ kind: string; n: number }>('SELECT kind, count(*)::int AS n FROM organisations GROUP BY 1');
  const of = (kind: string): number => kinds.find((one) => one.kind === kind)?.n ?? 0;
  expect([of('COOPERATIVE'), of('COOPERATIVE_GROUP'), of('ENTERPRISE'), of('ALLIANCE')]).toEqual([45, 200, 15, 1]);
});

it.each([
  ['contracts', CONTRACT_STATES],
  ['offers', OFFER_STATES],
  ['demands', DEMAND_STATES],
  ['organisations', ORGANISATION_STATES],
  ['appraisals', APPRAISAL_STATES.filter((state) => state !== 'WITHDRAWN' && state !== 'AWAITING_COSIGNATURE')],
])('has %s in every state', async (table, states) => {
  const found = (await all<{ state: string }>(`SELECT DISTINCT state FROM ${table}`)).map(({ state }) => state);
  expect(states.filter((state) => !found.includes(state))).toEqual([]);
});

it('keeps ledgers whose entries come to their balances', async () => {
  const wrong = await all(`
    SELECT b.offer_id FROM offer_balances b
    LEFT JOIN LATERAL (
      SELECT sum(CASE WHEN to_account = 'FREE' THEN milli WHEN from_account = 'FREE' THEN -milli ELSE 0 END) AS free,
             sum(CASE WHEN to_account = 'HELD' THEN milli WHEN from_account = 'HELD' THEN -milli ELSE 0 END) AS held,
             sum(CASE WHEN to_account = 'COMMITTED' THEN milli WHEN from_account = 'COMMITTED' THEN -milli ELSE 0 END) AS committed,
             sum(CASE WHEN to_account = 'DELIVERED' THEN milli ELSE 0 END) AS delivered,
             sum(CASE WHEN to_account = 'LAPSED' THEN milli ELSE 0 END) AS lapsed, count(*) AS entries
      FROM offer_ledger_entries e WHERE e.offer_id = b.offer_id) e ON true
    WHERE (b.free, b.held, b.committed, b.delivered, b.lapsed) IS DISTINCT FROM
          (coalesce(e.free, 0), coalesce(e.held, 0), coalesce(e.committed, 0), coalesce(e.delivered, 0), coalesce(e.lapsed, 0))
       OR b.version <> e.entries`);
  expect(wrong).toEqual([]);
});

it('holds and commits for each contract what its state means', async () => {
  const wrong = await all(`
    SELECT c.id, c.state, h.state FROM contracts c LEFT JOIN offer_holds h ON h.id = c.hold_id
    WHERE c.offer_id IS NOT NULL AND NOT CASE
      WHEN c.state IN ('AGREED', 'UNDER_APPRAISAL', 'ADVISED', 'SIGNING') THEN h.state = 'HELD' AND h.expires_at > '2026-11-24'
      WHEN c.state IN ('IN_FORCE', 'SUSPENDED', 'FULFILLED') THEN h.state = 'COMMITTED'
      ELSE c.hold_id IS NULL END`);
  expect(wrong).toEqual([]);
  expect(await count(`offer_holds h LEFT JOIN contracts c ON c.id = h.holder_id WHERE c.id IS NULL`)).toBe(0);
  expect(
    await count(`offer_balances WHERE committed <> (
    SELECT coalesce(sum(quantity_milli - delivered_milli), 0) FROM offer_holds h
    WHERE h.offer_id = offer_balances.offer_id AND h.state = 'COMMITTED')`),
  ).toBe(0);
});

it('signs and appraises exactly the terms that are on the table', async () => {
  expect(
    await count('contract_signatures s JOIN contracts c ON c.id = s.contract_id WHERE s.terms_hash <> c.terms_hash'),
  ).toBe(0);
  expect(await count('opinions o JOIN contracts c ON c.id = o.contract_id WHERE o.terms_hash <> c.terms_hash')).toBe(0);
  expect(await count('appraisals a JOIN contracts c ON c.id = a.contract_id WHERE a.terms_hash <> c.terms_hash')).toBe(
    0,
  );
  expect(
    await count(`contracts c LEFT JOIN contract_terms t ON t.contract_id = c.id AND t.terms_version = c.terms_version
    AND t.hash = c.terms_hash WHERE t.hash IS NULL`),
  ).toBe(0);
  expect(
    await count(`contracts c WHERE (state IN ('IN_FORCE', 'SUSPENDED', 'FULFILLED', 'TERMINATED'))
    <> ((SELECT count(*) FROM contract_signatures s WHERE s.contract_id = c.id) = 2)`),
  ).toBe(0);
});

it('numbers opinions without a gap in the order of their days', async () => {
  const wrong = await all(`
    SELECT * FROM (SELECT number, given_on, split_part(number, '/', 1)::int AS n, split_part(number, '/', 2)::int AS year,
      row_number() OVER (PARTITION BY split_part(number, '/', 2) ORDER BY split_part(number, '/', 1)::int) AS place
      FROM opinions) o WHERE n <> place OR extract(year FROM given_on) <> year`);
  expect(wrong).toEqual([]);
  expect(await count('opinions')).toBeGreaterThan(20);
  expect(
    await count(
      `opinion_numbers o WHERE last <> (SELECT count(*) FROM opinions WHERE number LIKE '%/' || o.year || '/%')`,
    ),
  ).toBe(0);
});

it('gives everybody a tax code that passes the checksum, each once', async () => {
  const codes = (
    await all<{ code: string }>('SELECT tax_code AS code FROM organisations WHERE tax_code IS NOT NULL')
  ).map(({ code }) => code);
  expect(codes.filter((code) => !parseTaxCode(code).ok || !/^1[67]9/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
});

it('names only contacts that reach nobody', async () => {
  expect(await count(`accounts WHERE phone !~ '^\\+8450\\d{7}$' OR email !~ '\\.example$'`)).toBe(0);
});

it('uses places that stood on the day, and nothing happened in the future', async () => {
  for (const [table, place, day] of [
    ['organisations', 'admin_unit_id', 'created_at'],
    ['offers', 'place_id', 'created_at'],
    ['demands', 'place_id', 'created_at'],
  ]) {
    expect(
      await count(`${table} t LEFT JOIN admin_units u ON u.id = t.${place}
      WHERE u.id IS NULL OR (t.${day} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < u.valid_from OR u.valid_to IS NOT NULL`),
    ).toBe(0);
  }
  expect(await count(`events WHERE occurred_at >= '2026-11-24T00:00+07'`)).toBe(0);
  expect(
    await all(
      `SELECT about_type, about_id FROM events GROUP BY 1, 2 HAVING count(DISTINCT version) <> max(version) AND about_type = 'offer'`,
    ),
  ).toEqual([]);
});

it('tells the history of each thing in the order of time', async () => {
  const wrong = await all(`SELECT about_type, type, occurred_at, before, earlier FROM (
    SELECT *, lag(occurred_at) OVER w AS before, lag(type) OVER w AS earlier FROM events WINDOW w AS (PARTITION BY about_type, about_id ORDER BY version, position, id)) e
    WHERE before > occurred_at LIMIT 5`);
  expect(wrong).toEqual([]);
});

it('has the offer of the first story: 120 tonnes of OM5451 in Giồng Riềng, all free', async () => {
  const [offer] = await all(`
    SELECT o.state, o.place_id, b.free::text, o.name_vi FROM (SELECT offers.*, g.name_vi FROM offers
      JOIN organisations g ON g.id = organisation_id) o JOIN offer_balances b ON b.offer_id = o.id
    WHERE o.variety = 'OM5451' AND o.season LIKE 'HE_THU-%' AND o.place_id = 'vn-30904-2025' AND b.free = 120000000`);
  expect(offer).toEqual({
    state: 'PUBLISHED',
    place_id: 'vn-30904-2025',
    free: '120000000',
    name_vi: 'HTX Nông nghiệp Hòa Thuận Phát',
  });
});

it('does nothing where there are organisations already', async () => {
  const before = await count('events');
  expect(await seedDemoProvince(database.url, WISHES, () => undefined)).toBeNull();
  expect(await count('events')).toBe(before);
});

it('makes the same rows from the same number', async () => {
  const other = await cloneDatabase();
  await seedDemoProvince(other.url, WISHES, () => undefined);
  const second = new Client({ connectionString: other.url });
  await second.connect();
  const digest = async (on: Client): Promise<string[]> => {
    const tables = [
      'organisations',
      'offers',
      'offer_ledger_entries',
      'demands',
      'demand_answers',
      'contracts',
      'contract_terms',
      'opinions',
      'events',
    ];
    const digests: string[] = [];
    for (const table of tables) {
      const { rows } = await on.query<{ d: string }>(
        `SELECT md5(string_agg(md5(t::text), '' ORDER BY t::text)) AS d FROM ${table} t`,
      );
      digests.push(`${table} ${rows[0]?.d}`);
    }
    return digests;
  };
  expect(await digest(second)).toEqual(await digest(client));
  await second.end();
  await other.drop();
}, 120_000);

it('leaves nothing behind when it is killed in the middle, and the next start completes', async () => {
  const other = await cloneDatabase();
  const killer = new Client({ connectionString: other.url });
  await killer.connect();
  let over = false;
  const seeding = seedDemoProvince(other.url, WISHES, () => undefined).finally(() => (over = true));
  const outcome = seeding.then(
    () => 'completed',
    () => 'died',
  );
  for (let killed = 0; killed === 0 && !over;) {
    const { rowCount } = await killer.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'lienket demo province' AND query LIKE 'COPY off%'`,
    );
    killed = rowCount ?? 0;
  }
  expect(await outcome).toBe('died');
  expect((await killer.query('SELECT 1 FROM accounts UNION ALL SELECT 1 FROM events')).rowCount).toBe(0);
  const again = await seedDemoProvince(other.url, WISHES, () => undefined);
  expect(again?.rows).toBeGreaterThan(5000);
  await killer.end();
  await other.drop();
}, 120_000);

it.each(['2026-02-17', '2026-07-31', '2027-10-05'])(
  'makes a province as of any day, such as %s',
  async (day) => {
    const other = await cloneDatabase();
    await seedDemoProvince(other.url, { ...WISHES, asOf: calendarDate(day), number: 7 }, () => undefined);
    const on = new Client({ connectionString: other.url });
    await on.connect();
    const { rows } = await on.query<{ state: string }>('SELECT DISTINCT state FROM contracts');
    expect(CONTRACT_STATES.filter((state) => !rows.some((row) => row.state === state))).toEqual([]);
    const { rows: future } = await on.query(`SELECT type FROM events WHERE occurred_at >= $1`, [
      `${day}T00:00:00+07:00`,
    ]);
    expect(future).toEqual([]);
    await on.end();
    await other.drop();
  },
  120_000,
);
