import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { type Binaries, locateBinaries } from './binaries';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { type FolderLock, lockFolder } from './folder-lock';
import { clusterFolder, initialise, isInitialised, readPassword, SUPERUSER, sweepStaging } from './initialise';
import { stopOrphans } from './orphans';
import { chooseIdentity, ownerOf, refuseForeignFolder } from './privileges';
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
  const wanted = resolve(options.dataFolder);
  let folder: Folder | undefined;
  try {
    const binaries = locateBinaries();
    folder = openFolder(wanted);
    return await startIn(folder, binaries, options);
  } catch (error) {
    folder?.lock.release();
    throw asSentence(error, wanted);
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

async function startIn(
  { path, logFile, lock, ownPaths }: Folder,
  { initdb, postgres }: Binaries,
  { durable, maxConnections = DEFAULT_MAX_CONNECTIONS, log = () => {} }: EmbeddedClusterOptions,
): Promise<EmbeddedCluster> {
  const cluster = clusterFolder(join(path, 'cluster'));
  const { pgData } = cluster;
  const identity = chooseIdentity({ postgres, dataFolder: path, ownPaths, clusterOwner: ownerOf(pgData) });
  await sweepStaging(path);
  if (isInitialised(cluster)) {
    await stopOrphans(pgData, log);
  } else {
    log(`creating a PostgreSQL database in ${path}`);
    await initialise(cluster, { dataFolder: path, initdb, identity, durable });
  }
  const password = readPassword(cluster);
  const server = await startServer({ postgres, pgData, logFile, identity, durable, maxConnections });
  log(`PostgreSQL runs ${identity.description} on port ${server.port} (process ${server.pid}), log in ${logFile}`);
  return supervise(server, password, lock);
}

interface Folder {
  /** Absolute and free of symlinks, because a running server is recognised by its real folder. */
  readonly path: string;
  readonly logFile: string;
  readonly lock: FolderLock;
  /** What we made for it or in it, and what an account that runs PostgreSQL must therefore be given. */
  readonly ownPaths: readonly string[];
}

function openFolder(wanted: string): Folder {
  refuseForeignFolder(wanted);
  const firstMade = mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const path = realpathSync(wanted);
  const [lockFile, logFile] = [join(path, 'lock'), join(path, 'server.log')];
  closeSync(openSync(logFile, 'a', 0o600));
  const lock = lockFolder(lockFile, path);
  return { path, logFile, lock, ownPaths: [...parentsMade(wanted, firstMade), path, lockFile, logFile] };
}

function parentsMade(wanted: string, firstMade = wanted): string[] {
  const parents: string[] = [];
  for (let parent = dirname(wanted); parent.length >= firstMade.length; parent = dirname(parent))
    parents.unshift(parent);
  return parents;
}

function asSentence(error: unknown, dataFolder: string): unknown {
  const { syscall, message } = error as Partial<NodeJS.ErrnoException>;
  if (syscall === undefined) return error;
  return new EmbeddedDatabaseError(
    `The data folder ${dataFolder} cannot be used (${message}). ` +
      `Make it accessible to this user, or set LIENKET_DATA to a folder that is.`,
  );
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
    // After an unexpected end the folder may be another process's already: nothing there is ours to stop.
    stop: () => (stopping ??= unexpected ? Promise.resolve() : server.stop().finally(() => lock.release())),
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
