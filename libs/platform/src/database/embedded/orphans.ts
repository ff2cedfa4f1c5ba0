import { rmSync } from 'node:fs';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { isAlive, postgresProcessesIn, signal, waitUntil } from './processes';
import { postmasterPidFile, readPostmasterPid } from './postmaster-pid';

/**
 * When node is killed with -9, its PostgreSQL lives on. We hold the folder's lock, so nobody supervises that server any
 * more: stop it and start afresh, rather than adopt a process whose death we could not see.
 */
export async function stopOrphans(pgData: string, log: (line: string) => void): Promise<void> {
  const orphans = () => postgresProcessesIn(pgData);
  const named = readPostmasterPid(pgData)?.pid;
  const server = () => orphans().filter((pid) => pid === named);
  if (orphans().length > 0)
    log(`stopping PostgreSQL of an earlier run (process ${server()[0] ?? orphans().join(', ')})`);
  const gone = (millis: number) => waitUntil(() => orphans().length === 0, millis);
  // SIGINT means "fast shutdown" to the server only; its children without it end by themselves within moments.
  signal(server(), 'SIGINT');
  if (await gone(20_000)) return removeMisleadingPidFile(pgData);
  signal(orphans(), 'SIGQUIT');
  if (await gone(10_000)) return removeMisleadingPidFile(pgData);
  signal(orphans(), 'SIGKILL');
  if (await gone(10_000)) return removeMisleadingPidFile(pgData);
  throw new EmbeddedDatabaseError(
    `PostgreSQL of an earlier run does not end (processes ${orphans().join(', ')}). End it by hand and start again.`,
  );
}

/**
 * PostgreSQL believes any live process of its own user to be the server named in the file, and then refuses to start;
 * after a restart of the machine that may be anything. A pid of a dead process it sorts out by itself.
 */
function removeMisleadingPidFile(pgData: string): void {
  const named = readPostmasterPid(pgData);
  if (named && isAlive(named.pid)) rmSync(postmasterPidFile(pgData), { force: true });
}
