// How long the demo province takes: `npm run build && node bench/seed.mjs [factor] [number]`.
// Starts a PostgreSQL of its own in a folder that is thrown away; says rows, seconds, memory and size.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const from = (path) => require(`../dist/${path}.js`);
const { startEmbeddedCluster, ensureDatabase } = from('libs/platform/src/database/embedded/cluster');
const { migrate } = from('libs/platform/src/database/migrate');
const { placesData } = from('libs/places/src/public');
const { catalogueData } = from('libs/catalogue/src/public');
const { seedDemoProvince } = from('libs/demo-province/src/public');
const { Client } = require('pg');

const factor = Number(process.argv[2] ?? 1);
const number = Number(process.argv[3] ?? 1558);
const dataFolder = mkdtempSync(join(tmpdir(), 'lienket-bench-'));
const cluster = await startEmbeddedCluster({ dataFolder, durable: true });
try {
  await ensureDatabase(cluster, 'bench');
  const url = cluster.url('bench');
  await migrate(url);
  for (const data of [placesData, catalogueData]) await data.load(url, () => undefined);
  const began = performance.now();
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const loaded = await seedDemoProvince(url, { factor, number, asOf: process.argv[4] ?? '2026-11-24' }, console.log);
  clearInterval(watch);
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT pg_size_pretty(pg_database_size(current_database())) AS size');
  const counts = await client.query(
    `SELECT relname, n_live_tup::int AS n FROM pg_stat_user_tables WHERE n_live_tup > 0 AND schemaname = 'public' ORDER BY 1`,
  );
  await client.end();
  console.log(counts.rows.map(({ relname, n }) => `${relname} ${n}`).join(', '));
  console.log(
    `×${factor}: ${loaded.rows} rows, ${((performance.now() - began) / 1000).toFixed(1)} s with statistics, ` +
      `${Math.round(most / 1e6)} MB of memory, database ${rows[0].size}`,
  );
} finally {
  await cluster.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
