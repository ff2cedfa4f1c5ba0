import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

async function onCluster<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const url = process.env['LIENKET_TEST_CLUSTER'];
  if (!url) throw new Error('no test cluster: is globalSetup in the jest project?');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database of its own, cloned from the migrated template in some 50 ms. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `lienket_test_${randomBytes(6).toString('hex')}`;
  const template = process.env['LIENKET_TEST_TEMPLATE'] ?? '';
  await onCluster((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = new URL(process.env['LIENKET_TEST_CLUSTER'] ?? '');
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => onCluster(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
