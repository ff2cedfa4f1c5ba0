import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What PostgreSQL writes of itself into its data directory; the last lines appear as it gets further. */
export interface PostmasterPid {
  readonly pid: number;
  readonly port: number | undefined;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | undefined;
}

export function postmasterPidFile(pgData: string): string {
  return join(pgData, 'postmaster.pid');
}

export function readPostmasterPid(pgData: string): PostmasterPid | undefined {
  try {
    return parsePostmasterPid(readFileSync(postmasterPidFile(pgData), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Line numbers as in PostgreSQL's src/include/utils/pidfile.h. */
export function parsePostmasterPid(text: string): PostmasterPid | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  // A single-user backend writes its pid as a negative number.
  if (!Number.isSafeInteger(pid) || pid === 0) return undefined;
  const port = Number(lines[3]);
  const status = lines[7];
  return {
    pid: Math.abs(pid),
    port: Number.isSafeInteger(port) && port > 0 ? port : undefined,
    status:
      status === 'starting' || status === 'stopping' || status === 'ready' || status === 'standby' ? status : undefined,
  };
}
