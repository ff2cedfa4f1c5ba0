import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { hash } from '@node-rs/argon2';
import { Catalogue, type CatalogueContents } from '@domain/catalogue/catalogue';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { province } from '../generate/province';
import type { Rows } from '../generate/rows';
import type { Town } from '../generate/towns';
import { isKnown, readTables, type Table } from './tables';

export interface LoadWishes {
  readonly number: number;
  readonly factor: number;
  readonly asOf: CalendarDate;
  readonly password: string;
  /** Weak hashes for specs, which sign in by the hundred. */
  readonly cheapHash: boolean;
}
export interface Loaded {
  readonly rows: number;
  readonly seconds: number;
}

/** Any number, the same in all our processes: only one of them seeds at a time. */
const SEED_LOCK = 1559;
/** Characters of COPY text that are kept before they go to the database. */
const FULL = 4_000_000;

/**
 * Makes the demo province in an empty database, all in one transaction: a kill in the middle leaves nothing, and the
 * next start begins anew. Null when there are organisations already; a real register is never mixed with a demonstration.
 */
export async function loadProvince(
  databaseUrl: string,
  wishes: LoadWishes,
  report: (line: string) => void,
): Promise<Loaded | null> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'lienket demo province' });
  // A lost connection is met by the next statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const { rows } = await client.query('SELECT 1 FROM organisations LIMIT 1');
    const loaded = rows.length > 0 ? null : await fill(client, wishes, report);
    await client.query('COMMIT');
    if (loaded) {
      report('Demo province: statistics …');
      await client.query('ANALYZE');
    }
    return loaded;
  } finally {
    await client.end();
  }
}

export async function provinceIsThere(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return ((await client.query('SELECT 1 FROM demo_seeds LIMIT 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}

async function fill(client: Client, wishes: LoadWishes, report: (line: string) => void): Promise<Loaded> {
  const began = Date.now();
  report(`Demo province: number ${wishes.number}, size ×${wishes.factor}, as of ${wishes.asOf} …`);
  const cost = wishes.cheapHash ? { memoryCost: 1024, timeCost: 1 } : { memoryCost: 19_456, timeCost: 2 };
  const passwordHash = await hash(wishes.password, { ...cost, parallelism: 1 });
  const sink = new CopySink(client, await readTables(client), report);
  const { number, factor, asOf } = wishes;
  const made = province({
    number,
    factor,
    asOf,
    passwordHash,
    communes: await communes(client),
    catalogue: await catalogue(client),
  });
  for (const batch of made) await sink.take(batch);
  await sink.flush();
  await client.query(
    `INSERT INTO opinion_numbers (year, last)
     SELECT split_part(number, '/', 2)::int, max(split_part(number, '/', 1)::int) FROM opinions GROUP BY 1`,
  );
  await client.query('INSERT INTO demo_seeds (number, factor, as_of, rows, loaded_at) VALUES ($1, $2, $3, $4, now())', [
    ...[number, factor, asOf, sink.rows],
  ]);
  return { rows: sink.rows, seconds: (Date.now() - began) / 1000 };
}

/**
 * Collects COPY text by table and sends it in the tables' order when there is enough of it. While the database takes one
 * load the next is made, so at most two are in memory.
 */
class CopySink {
  rows = 0;
  private waiting = 0;
  private told = 0;
  private texts = new Map<string, string[]>();
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly client: Client,
    private readonly tables: ReadonlyMap<string, Table>,
    private readonly report: (line: string) => void,
  ) {}

  async take(batch: Rows): Promise<void> {
    for (const [name, rows] of batch.byTable) {
      if (!isKnown(name)) throw new Error(`nobody said where in the order ${name} comes`);
      const table = this.tables.get(name);
      if (!table) continue;
      const lines = rows.map((row) => table.lineOf(row));
      const text = lines.join('');
      this.texts.set(name, [...(this.texts.get(name) ?? []), text]);
      this.waiting += text.length;
      this.rows += lines.length;
    }
    if (this.waiting > FULL) await this.send();
    // Lets the sockets be served before the next batch is made.
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Sends what is left and waits for all of it. */
  async flush(): Promise<void> {
    await this.send();
    await this.sending;
  }

  private async send(): Promise<void> {
    const texts = this.texts;
    this.texts = new Map();
    this.waiting = 0;
    await this.sending;
    this.sending = this.copy(texts);
    // Whoever waits next meets the fault; until then it must not count as unheard.
    this.sending.catch(() => undefined);
    if (this.rows - this.told < 100_000) return;
    this.told = this.rows;
    this.report(`Demo province: ${this.rows.toLocaleString('en')} rows …`);
  }

  private async copy(texts: ReadonlyMap<string, string[]>): Promise<void> {
    for (const [name, table] of this.tables) {
      const found = texts.get(name);
      if (found) await pipeline(Readable.from(found), this.client.query(copyFrom(table.copyStatement)));
    }
  }
}

interface CommuneLine extends Omit<Town, 'districts'> {
  readonly districts: Town['districts'] | null;
}

/** Communes of today's An Giang, which has the number 91, with the former districts that they come from. */
async function communes(client: Client): Promise<Town[]> {
  const { rows } = await client.query<CommuneLine>(
    `SELECT c.id, c.name, c.full_name AS "fullName", c.lat, c.lon, c.island,
       (SELECT json_agg(json_build_object('code', code, 'name', name) ORDER BY parts DESC, code) FROM (
          SELECT coalesce(d.code, f.code) AS code, coalesce(d.name, f.name) AS name, count(*) AS parts
          FROM admin_unit_successions s JOIN admin_units f ON f.id = s.from_id
          LEFT JOIN admin_units d ON d.id = f.parent_id AND f.level = 'COMMUNE'
          WHERE s.to_id = c.id AND (f.level = 'DISTRICT' OR d.level = 'DISTRICT') GROUP BY 1, 2) x) AS districts
     FROM admin_units c WHERE c.parent_id = 'vn-91-2025' AND c.level = 'COMMUNE' AND c.valid_to IS NULL ORDER BY c.id`,
  );
  return rows.map((row) => ({ ...row, districts: row.districts ?? [] }));
}

const SECTIONS: Readonly<Record<string, keyof CatalogueContents>> = { COMMODITY: 'commodities', VARIETY: 'varieties' };

/** Goods and varieties, by which the checklist reads contracts. */
async function catalogue(client: Client): Promise<Catalogue> {
  const { rows } = await client.query<{ kind: string; version: number; facts: object; retired: boolean }>(
    `SELECT DISTINCT ON (kind, code) kind, version, facts, retired FROM catalogue_versions
     WHERE kind = ANY($1) ORDER BY kind, code, version DESC`,
    [Object.keys(SECTIONS)],
  );
  const contents: Record<keyof CatalogueContents, unknown[]> = {
    ...{
      commodities: [],
      varieties: [],
      qualityAttributes: [],
      seasons: [],
      yieldBounds: [],
      certificateSchemes: [],
      synonyms: [],
    },
  };
  for (const { kind, facts, version, retired } of rows)
    contents[SECTIONS[kind] ?? 'synonyms'].push({ ...facts, version, retired });
  return new Catalogue(contents as unknown as CatalogueContents);
}
