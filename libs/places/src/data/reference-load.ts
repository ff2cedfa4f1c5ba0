import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Any number, the same in all our processes: only one of them loads reference data at a time. */
const LOAD_LOCK = 1559;

/**
 * Loads reference data unless the same content was loaded before: one transaction, one process at a time. Gives
 * whether anything was done.
 */
export async function loadOnce(
  databaseUrl: string,
  name: string,
  contents: readonly string[],
  load: (client: Client) => Promise<void>,
): Promise<boolean> {
  const hash = contents.reduce((sum, text) => sum.update(text).update('\0'), createHash('sha256')).digest('hex');
  const client = new Client({ connectionString: databaseUrl, application_name: `lienket ${name}` });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOAD_LOCK]);
    const known = await client.query('SELECT content_hash FROM reference_loads WHERE name = $1', [name]);
    const [row] = known.rows as { content_hash: string }[];
    if (row?.content_hash !== hash) {
      await load(client);
      await client.query(
        `INSERT INTO reference_loads (name, content_hash, loaded_at) VALUES ($1, $2, now())
         ON CONFLICT (name) DO UPDATE SET content_hash = excluded.content_hash, loaded_at = excluded.loaded_at`,
        [name, hash],
      );
    }
    await client.query('COMMIT');
    return row?.content_hash !== hash;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}
