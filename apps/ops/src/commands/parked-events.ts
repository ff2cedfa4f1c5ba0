import { Client } from 'pg';
import { say, withDatabase, type OpsCommand } from '../ops-command';

const PARKED = `SELECT j.id::text, j.payload->>'eventId' AS event, e.type, j.attempts, left(j.last_error, 200) AS error
  FROM graphile_worker._private_jobs j LEFT JOIN events e ON e.id = j.payload->>'eventId'
  WHERE j.attempts >= j.max_attempts ORDER BY j.id`;

async function onClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const parkedCommand: OpsCommand = {
  name: 'parked-events',
  about: 'list the events whose reactions failed for good',
  run: (config) =>
    withDatabase(config, (url) =>
      onClient(url, async (client) => {
        const { rows } = await client.query(PARKED);
        if (rows.length === 0) say('No event is parked.');
        for (const row of rows) say(`${row.id}  ${row.event}  ${row.type}  ${row.attempts} tries  ${row.error}`);
        return 0;
      }),
    ),
};

export const replayCommand: OpsCommand = {
  name: 'replay-events',
  about: 'try parked events again (all, or the job numbers given)',
  run: (config, args) =>
    withDatabase(config, (url) =>
      onClient(url, async (client) => {
        const { rowCount } = await client.query(
          `UPDATE graphile_worker._private_jobs SET attempts = 0, run_at = now(), last_error = NULL
           WHERE attempts >= max_attempts AND ($1::text[] IS NULL OR id::text = ANY($1))`,
          [args.length > 0 ? args : null],
        );
        say(`${rowCount} events will be tried again.`);
        return 0;
      }),
    ),
};
