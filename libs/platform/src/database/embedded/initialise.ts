import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { commandAs, giveTo, type Identity, spawnOptionsOf } from './privileges';
import { INITDB_PROGRAMS, postgresProcessesIn, signal, waitUntil } from './processes';

export const SUPERUSER = 'lienket';
const STAGING = 'cluster-in-the-making-';
const INITDB_TIMEOUT_MILLIS = 180_000;

/** Nothing of the caller's environment reaches PostgreSQL: PGDATA, PGPORT or LC_ALL would change what it does. */
export const CLEAN_ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' };

/** `<data folder>/cluster`: the database and its password, which appear together or not at all. */
export interface ClusterFolder {
  readonly path: string;
  readonly pgData: string;
  readonly passwordFile: string;
}

export function clusterFolder(path: string): ClusterFolder {
  return { path, pgData: join(path, 'data'), passwordFile: join(path, 'password') };
}

export function isInitialised(cluster: ClusterFolder): boolean {
  return existsSync(join(cluster.pgData, 'PG_VERSION'));
}

export function readPassword(cluster: ClusterFolder): string {
  try {
    return readFileSync(cluster.passwordFile, 'utf8').trim();
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The password of the database cannot be read (${(error as Error).message}). Put the file back from a backup.`,
    );
  }
}

export interface InitialiseRequest {
  readonly dataFolder: string;
  readonly initdb: string;
  readonly identity: Identity;
  readonly durable: boolean;
}

/** Made in a folder beside and renamed: a kill in the middle leaves no half-made cluster to be taken for a whole one. */
export async function initialise(cluster: ClusterFolder, request: InitialiseRequest): Promise<void> {
  if (existsSync(cluster.path)) {
    throw new EmbeddedDatabaseError(
      `${cluster.path} is there but holds no PostgreSQL data. Move it away and start again.`,
    );
  }
  const staging = clusterFolder(join(request.dataFolder, `${STAGING}${randomBytes(6).toString('hex')}`));
  mkdirSync(staging.path, { mode: 0o700 });
  try {
    writeFileSync(staging.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600, flush: request.durable });
    giveTo(request.identity, staging.path, staging.passwordFile);
    await runInitdb(staging, request);
    renameSync(staging.path, cluster.path);
    if (request.durable) syncFolder(request.dataFolder);
  } catch (error) {
    await sweepStaging(request.dataFolder);
    throw error;
  }
}

/** What an earlier start left when it was killed in the middle of initdb, which itself may still be running. */
export async function sweepStaging(dataFolder: string): Promise<void> {
  for (const name of readdirSync(dataFolder).filter((entry) => entry.startsWith(STAGING))) {
    const path = join(dataFolder, name);
    await waitUntil(() => endAll(path), 10_000);
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    } catch {
      // It is in nobody's way; the next start tries again.
    }
  }
}

/** Looks again after each round: initdb may have started one more process while it was being killed. */
function endAll(staging: string): boolean {
  const pids = postgresProcessesIn(staging, INITDB_PROGRAMS);
  signal(pids, 'SIGKILL');
  return pids.length === 0;
}

async function runInitdb(staging: ClusterFolder, { initdb, identity, durable }: InitialiseRequest): Promise<void> {
  const [file, args] = commandAs(identity, initdb, [
    ...['-D', staging.pgData, `--username=${SUPERUSER}`, `--pwfile=${staging.passwordFile}`, '--auth=scram-sha-256'],
    // With --locale=C lower('Đ') stays 'Đ'; the built-in provider is the same on every machine. ICU is there for sorting.
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8', '--encoding=UTF8'],
    ...['--no-instructions', ...(durable ? [] : ['--no-sync'])],
  ]);
  const child = spawn(file, args, {
    ...spawnOptionsOf(identity),
    cwd: staging.path,
    env: CLEAN_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const timer = setTimeout(() => signal([-(child.pid ?? 0)], 'SIGKILL'), INITDB_TIMEOUT_MILLIS);
  const [code, killedBy] = await once(child, 'close').finally(() => clearTimeout(timer));
  if (code === 0) return;
  const lastLines = output.trim().split('\n').slice(-5).join('\n');
  throw new EmbeddedDatabaseError(
    `The database could not be created (initdb ended with ${killedBy ?? `status ${code}`}):\n${lastLines}`,
  );
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
