import { runMigrations } from 'graphile-worker';
import { makeDataSource } from './data-source';

/** Any number, the same in all our processes: only one of them migrates at a time. */
const MIGRATION_LOCK = 1558;

/** Brings the database to the newest form: the queue's schema first, then ours, each migration in its transaction. */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const dataSource = await makeDataSource({ url: databaseUrl, poolSize: 2 }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.connect();
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString: databaseUrl });
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    return { applied: applied.map((migration) => migration.name) };
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
