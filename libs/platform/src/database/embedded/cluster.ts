import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { locateBinaries } from './binaries';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { type FolderLock, lockFolder } from './folder-lock';
import { clusterFolder, initialise, isInitialised, readPassword, SUPERUSER, sweepStaging } from './initialise';
import { stopOrphans } from './orphans';
import { chooseIdentity, type Identity, ownerOf, refuseForeignFolder } from './privileges';
import { signal } from './processes';
import { type Server, startServer } from './server';

export interface EmbeddedClusterOptions {
  /** Ours alone: the cluster, its log and its lock lie here. Made when absent. */
  readonly dataFolder: string;
  /** False gives up safety against power cuts for speed: for tests. */
  readonly durable: boolean;
  readonly log?: (line: string) => void;
  readonly maxConnections?: number;
}

export interface EmbeddedCluster {
  readonly url: (database: string) => string;
  readonly port: number;
  /** Stops the server in order; a second call waits for the first. */
  stop(): Promise<void>;
  /** Told once when the server ends without stop() having been called, even if that was before this call. */
  onUnexpectedExit(listener: (reason: string) => void): void;
}

const DEFAULT_MAX_CONNECTIONS = 60;

/** Starts the PostgreSQL of the data folder, making it first if need be. Throws EmbeddedDatabaseError. */
export async function startEmbeddedCluster(options: EmbeddedClusterOptions): Promise<EmbeddedCluster> {
  const binaries = locateBinaries();
  const dataFolder = prepareFolder(resolve(options.dataFolder));
  const lock = lockFolder(join(dataFolder, 'lock'), dataFolder);
  try {
    return await startLocked({ ...options, dataFolder }, binaries, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

export async function ensureDatabase(cluster: EmbeddedCluster, name: string): Promise<void> {
  const client = new Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  } finally {
    await client.end();
  }
}

async function startLocked(
  options: EmbeddedClusterOptions,
  binaries: { initdb: string; postgres: string },
  lock: FolderLock,
): Promise<EmbeddedCluster> {
  const { dataFolder, durable, maxConnections = DEFAULT_MAX_CONNECTIONS, log = () => {} } = options;
  const cluster = clusterFolder(join(dataFolder, 'cluster'));
  const identity = identityFor(dataFolder, binaries.postgres, ownerOf(cluster.pgData));
  sweepStaging(dataFolder);
  if (isInitialised(cluster)) {
    await stopOrphans(cluster.pgData, log);
  } else {
    log(`creating a PostgreSQL database in ${dataFolder}`);
    await initialise(cluster, { dataFolder, initdb: binaries.initdb, identity, durable });
  }
  const password = readPassword(cluster);
  const logFile = join(dataFolder, 'server.log');
  const server = await startServer({
    ...{ postgres: binaries.postgres, pgData: cluster.pgData, logFile },
    identity,
    durable,
    maxConnections,
  });
  log(`PostgreSQL runs ${identity.description} on port ${server.port} (process ${server.pid}), log in ${logFile}`);
  return supervise(server, password, lock);
}

/** Absolute and free of symlinks, because a running server is recognised by its real folder. */
function prepareFolder(dataFolder: string): string {
  try {
    refuseForeignFolder(dataFolder);
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return realpathSync(dataFolder);
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error;
    throw new EmbeddedDatabaseError(
      `The data folder ${dataFolder} cannot be used (${(error as Error).message}). ` +
        `Set LIENKET_DATA to a folder you can write to; here ${dirname(dataFolder)} is closed to you.`,
    );
  }
}

function identityFor(dataFolder: string, postgres: string, clusterOwner: number | undefined): Identity {
  const ownPaths = [dataFolder, join(dataFolder, 'lock'), join(dataFolder, 'server.log')].filter(existsSync);
  return chooseIdentity({ postgres, dataFolder, clusterOwner, ownPaths });
}

function supervise(server: Server, password: string, lock: FolderLock): EmbeddedCluster {
  const listeners: ((reason: string) => void)[] = [];
  let stopping: Promise<void> | undefined;
  let unexpected: string | undefined;
  // When node ends by process.exit() without stop(), the server still gets its orderly end.
  const stopAtExit = () => signal([server.pid], 'SIGINT');
  process.once('exit', stopAtExit);

  void server.ended.then((how) => {
    process.off('exit', stopAtExit);
    if (stopping) return;
    lock.release();
    unexpected = `PostgreSQL (process ${server.pid}) ${how}`;
    for (const listener of listeners) listener(unexpected);
  });

  return {
    port: server.port,
    url: (database) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
    stop: () => (stopping ??= server.stop().finally(() => lock.release())),
    onUnexpectedExit(listener) {
      listeners.push(listener);
      if (unexpected !== undefined) queueMicrotask(() => listener(unexpected as string));
    },
  };
}

/** Two callers at once: one meets "duplicate database", or the unique index under it. */
function isAlreadyThere(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '42P04' || code === '23505';
}
