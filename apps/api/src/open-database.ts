import { join } from 'node:path';
import type { Config } from '@platform/config/config';
import { ensureDatabase, startEmbeddedCluster } from '@platform/database/embedded/cluster';

export interface OpenDatabase {
  readonly url: string;
  readonly embedded: boolean;
  onUnexpectedExit(listener: (reason: string) => void): void;
  close(): Promise<void>;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The database of `DATABASE_URL`, or our own PostgreSQL in the data folder. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    return {
      url: config.databaseUrl,
      embedded: false,
      onUnexpectedExit: () => undefined,
      close: async () => undefined,
    };
  }
  const cluster = await startEmbeddedCluster({
    dataFolder: join(config.dataFolder, 'postgres'),
    durable: true,
    log: say,
  });
  await ensureDatabase(cluster, 'lienket');
  return {
    url: cluster.url('lienket'),
    embedded: true,
    onUnexpectedExit: (listener) => cluster.onUnexpectedExit(listener),
    close: () => cluster.stop(),
  };
}
