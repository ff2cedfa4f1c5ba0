import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase, startEmbeddedCluster, type EmbeddedCluster } from '@platform/database/embedded/cluster';
import { migrate } from '@platform/database/migrate';
import { loadReferenceData } from './reference-data';

declare global {
  var __lienketCluster: { cluster: EmbeddedCluster; dataFolder: string } | undefined;
}

const TEMPLATE = 'lienket_template';

/** One real PostgreSQL for the run, without durability; migrated once into a template that each spec file clones. */
export default async function globalSetup(): Promise<void> {
  if (globalThis.__lienketCluster) return;
  const dataFolder = mkdtempSync(join(tmpdir(), 'lienket-test-'));
  const cluster = await startEmbeddedCluster({ dataFolder, durable: false, maxConnections: 200 });
  globalThis.__lienketCluster = { cluster, dataFolder };
  await ensureDatabase(cluster, TEMPLATE);
  await migrate(cluster.url(TEMPLATE));
  await loadReferenceData(cluster.url(TEMPLATE));
  process.env['LIENKET_TEST_CLUSTER'] = cluster.url('postgres');
  process.env['LIENKET_TEST_TEMPLATE'] = TEMPLATE;
  process.env['LIENKET_TEST_SCHEMA'] = hashOfMigrations();
}

function hashOfMigrations(): string {
  const folder = join(__dirname, '../../../infra/database/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (statSync(join(folder, name)).isFile()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
