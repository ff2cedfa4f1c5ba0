import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const SERVER_PROGRAMS = ['postgres', 'initdb'];
/** initdb starts its servers by way of a shell, and may itself be started by unshare. */
export const INITDB_PROGRAMS = [...SERVER_PROGRAMS, 'sh', 'unshare'];

/**
 * Processes of PostgreSQL (server, its children, initdb) at work in a folder. A process is known by its working
 * directory, which the kernel keeps, and never by a pid from a file: pids are used again.
 */
export function postgresProcessesIn(folder: string, programs: readonly string[] = SERVER_PROGRAMS): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => programs.includes(programOf(pid)) && isWithin(workingFolder(pid), folder));
}

/** Kernel start time of a process in clock ticks since boot; with the pid it names a process for good. */
export function startTimeOf(pid: number): string | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program name in parentheses and may hold blanks; start time is field 22.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) quietly(() => process.kill(pid, name));
}

export async function waitUntil(condition: () => boolean, timeoutMillis: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMillis;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function programOf(pid: number): string {
  return quietly(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim()) ?? '';
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    // Root in a container without CAP_SYS_PTRACE may not read this link of another account's process.
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') return undefined;
    return dataFolderArgument(pid);
  }
}

function dataFolderArgument(pid: number): string | undefined {
  const words = quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.split('\0') ?? [];
  const flag = words.indexOf('-D');
  return flag < 0 ? undefined : words[flag + 1];
}

function isWithin(path: string | undefined, folder: string): boolean {
  return path !== undefined && (path === folder || path.startsWith(`${folder}/`));
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
