import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { EmbeddedDatabaseError } from './embedded-database-error';
import { startTimeOf } from './processes';

export interface FolderLock {
  release(): void;
}

/**
 * One supervisor per data folder. The lock is a kernel lock (flock) on our open file: it ends with the process, however
 * that dies, so it can be neither stale nor taken over by two at once. Node has no flock call; but such a lock belongs to
 * the open file, so the program `flock` sets it on the descriptor it inherits and leaves it to us.
 */
export function lockFolder(lockFile: string, dataFolder: string): FolderLock {
  const descriptor = openSync(lockFile, 'a+', 0o600);
  try {
    if (!takeLock(descriptor, lockFile)) throw inUse(dataFolder, holderIn(lockFile));
    ftruncateSync(descriptor);
    writeSync(descriptor, `${process.pid} ${startTimeOf(process.pid) ?? ''}\n`);
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  let held = true;
  return {
    release() {
      if (held) closeSync(descriptor);
      held = false;
    },
  };
}

function takeLock(descriptor: number, lockFile: string): boolean {
  const { status } = spawnSync('flock', ['-x', '-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor] });
  if (status === 0) return true;
  if (status === 1) return false;
  // No such program, or a file system without locks: the holder's name is the next best.
  const holder = holderIn(lockFile);
  return holder === undefined || startTimeOf(holder.pid) !== holder.startTime;
}

function holderIn(lockFile: string): { pid: number; startTime: string } | undefined {
  const [pid, startTime] = readFileSync(lockFile, 'utf8').trim().split(' ');
  return pid && startTime ? { pid: Number(pid), startTime } : undefined;
}

function inUse(dataFolder: string, holder: { pid: number } | undefined): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The data folder ${dataFolder} is in use by another LienKet process${holder ? ` (process ${holder.pid})` : ''}. ` +
      'Stop that one first, or set LIENKET_DATA to another folder.',
  );
}
