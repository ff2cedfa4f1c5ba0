import { Client } from 'pg';
import { Config } from '@platform/config/config';
import { cloneDatabase, type TestDatabase } from '@testing/database';
import { demoProvince } from '../../../apps/api/src/first-data';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../src/public';

let database: TestDatabase;
beforeEach(async () => void (database = await cloneDatabase()));
afterEach(() => database.drop());

async function start(env: Record<string, string>): Promise<{ seeded: boolean; lines: string[] }> {
  const lines: string[] = [];
  const config = Config.parse({ LIENKET_ENV: 'test', LIENKET_SEED_FACTOR: '0.1', ...env });
  return { seeded: await demoProvince(config, database.url, (line) => lines.push(line)), lines };
}

async function organisations(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM organisations');
  await client.end();
  return rows[0]?.n ?? 0;
}

it('makes the province at the first start, and tells its accounts at every start', async () => {
  const first = await start({});
  expect(first.seeded).toBe(true);
  const second = await start({});
  expect(second.seeded).toBe(false);
  for (const { lines } of [first, second]) {
    expect(lines.join('\n')).toContain(DEMO_PASSWORD);
    for (const { email } of DEMO_ACCOUNTS) expect(lines.join('\n')).toContain(email);
  }
}, 60_000);

it('never makes accounts with a known password in a production installation', async () => {
  const { seeded, lines } = await start({ LIENKET_ENV: 'production' });
  expect([seeded, lines, await organisations()]).toEqual([false, [], 0]);
});
