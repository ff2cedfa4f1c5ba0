import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { CLEAN_ENVIRONMENT } from './initialise';
import { readPostmasterPid } from './postmaster-pid';
import { commandAs, type Identity, spawnOptionsOf } from './privileges';
import { postgresProcessesIn, signal, waitUntil } from './processes';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const START_TIMEOUT_MILLIS = 180_000;
const PORT_ATTEMPTS = 10;

export interface ServerRequest {
  readonly postgres: string;
  readonly pgData: string;
  readonly logFile: string;
  readonly identity: Identity;
  readonly durable: boolean;
  readonly maxConnections: number;
  readonly choosePort?: () => Promise<number>;
}

/** A running server. */
export interface Server {
  readonly port: number;
  readonly pid: number;
  /** Resolves with how it ended, whoever ended it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts on a free port of the loopback interface. TCP with a password rather than a unix socket: it makes a
 * DATABASE_URL that every client reads, and a socket path must not exceed 107 bytes, which a deep home exceeds.
 */
export async function startServer(request: ServerRequest): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await launch(request, await (request.choosePort ?? freePort)());
    if (typeof outcome !== 'string') return outcome;
    // Between our look and its bind somebody else took the port.
    const portTaken = outcome.includes('Address already in use');
    if (!portTaken || attempt === PORT_ATTEMPTS) throw new EmbeddedDatabaseError(outcome);
  }
}

async function launch(request: ServerRequest, port: number): Promise<Server | string> {
  const { child, logStart } = spawnServer(request, port);
  const { pgData, logFile } = request;
  const ended = endOf(child).then((how) => `${how}${lastLinesOf(logFile, logStart)}`);
  let end: string | undefined;
  void ended.then((how) => (end = how));
  const isReady = () => {
    const written = readPostmasterPid(pgData);
    return written?.pid === child.pid && written?.status === 'ready';
  };
  const settled = await waitUntil(() => end !== undefined || isReady(), START_TIMEOUT_MILLIS);
  if (end !== undefined) return `PostgreSQL did not start: it ${end}`;
  const server = { port, pid: child.pid as number, ended, stop: () => stopServer(child, pgData, ended) };
  if (settled) return server;
  await server.stop();
  return `PostgreSQL was not ready within ${START_TIMEOUT_MILLIS / 1000} seconds.${lastLinesOf(logFile, logStart)}`;
}

function spawnServer(request: ServerRequest, port: number): { child: ChildProcess; logStart: number } {
  const log = openSync(request.logFile, 'a', 0o600);
  try {
    if (fstatSync(log).size > LOG_LIMIT_BYTES) ftruncateSync(log);
    const logStart = fstatSync(log).size;
    const [file, args] = commandAs(request.identity, request.postgres, [
      '-D',
      request.pgData,
      ...settings(request, port),
    ]);
    const child = spawn(file, args, {
      ...spawnOptionsOf(request.identity),
      cwd: request.pgData,
      env: CLEAN_ENVIRONMENT,
      // A process group of its own: Ctrl-C in the terminal reaches node alone, which then stops the server in order.
      detached: true,
      stdio: ['ignore', log, log],
    });
    // A script that forgets to stop must still be able to end.
    child.unref();
    return { child, logStart };
  } finally {
    closeSync(log);
  }
}

function settings({ durable, maxConnections }: ServerRequest, port: number): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '128MB',
    // Our statements are short; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'warning',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function stopServer(child: ChildProcess, pgData: string, ended: Promise<string>): Promise<void> {
  const pid = child.pid as number;
  child.ref();
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ];
  for (const [name, millis] of steps) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    child.kill(name);
    await within(ended, millis);
  }
  // After a kill the children of the server need a moment to see it; the folder must be quiet when we return.
  if (await waitUntil(() => postgresProcessesIn(pgData).length === 0, 10_000)) return;
  signal(
    postgresProcessesIn(pgData).filter((other) => other !== pid),
    'SIGKILL',
  );
}

async function within(promise: Promise<unknown>, millis: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, millis)));
  await Promise.race([promise, limit]);
  clearTimeout(timer);
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be run (${error.message})`));
    child.once('exit', (code, killedBy) => resolve(`ended with ${killedBy ?? `status ${code}`}`));
  });
}

function lastLinesOf(logFile: string, from: number): string {
  try {
    const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-6).join('\n');
    return `; the last lines of ${logFile}:\n${lines}`;
  } catch {
    return `; ${logFile} is gone`;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
