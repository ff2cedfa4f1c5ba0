import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError, USE_ANOTHER_DATABASE } from './embedded-database-error';

/** Under which identity the programs of PostgreSQL run; it refuses root, and wants its user to have a name. */
export interface Identity {
  readonly description: string;
  /** Words put before the program, e.g. `unshare ...`. */
  readonly prefix: readonly string[];
  /** Account to change to and to give the files to; absent when the files stay ours. */
  readonly account?: Account;
}

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface IdentityRequest {
  readonly postgres: string;
  readonly dataFolder: string;
  /** Every path that must be the account's before it can work there. */
  readonly ownPaths: readonly string[];
  /** Owner of the cluster that is there already; it never changes hands. */
  readonly clusterOwner: number | undefined;
}

const NOBODY_UID = 65534;

export function chooseIdentity(request: IdentityRequest): Identity {
  if (process.getuid?.() !== 0) return ordinaryUser(request);
  const failures: string[] = [];
  for (const candidate of candidatesForRoot(request)) {
    const failure = tryOut(candidate, request);
    if (failure === undefined) return candidate;
    failures.push(`${candidate.description}: ${failure}`);
  }
  throw new EmbeddedDatabaseError(
    'PostgreSQL refuses to run as root, and no other way works here ' +
      `(${failures.join('; ') || 'there is no unprivileged account'}). ` +
      `Run LienKet as an ordinary user, move it out of a folder closed to others, or ${USE_ANOTHER_DATABASE}.`,
  );
}

/** Nobody but root may give files away, so an ordinary user works only on a folder of its own. */
export function refuseForeignFolder(dataFolder: string): void {
  const me = process.getuid?.() ?? 0;
  if (me === 0) return;
  const owner = ownerOf(dataFolder);
  if (owner === undefined || owner === me) return;
  const name = accounts().find(({ uid }) => uid === owner)?.name ?? `user number ${owner}`;
  throw new EmbeddedDatabaseError(
    `The data folder ${dataFolder} belongs to ${name}. ` +
      `Run LienKet as ${name}, or set LIENKET_DATA to a folder of your own.`,
  );
}

export function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

export function commandAs(identity: Identity, program: string, args: readonly string[]): [string, string[]] {
  const [file, ...rest] = [...identity.prefix, program, ...args] as [string, ...string[]];
  return [file, rest];
}

export function spawnOptionsOf({ account }: Identity): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

export function giveTo({ account }: Identity, ...paths: string[]): void {
  if (account) for (const path of paths) chownSync(path, account.uid, account.gid);
}

function ordinaryUser(request: IdentityRequest): Identity {
  if (hasName()) return { description: 'as the current user', prefix: [] };
  // `docker run --user 1234`: initdb fails with "could not look up effective user ID".
  const identity = namespaceIdentity(accounts());
  const failure = tryOut(identity, request);
  if (failure === undefined) return identity;
  throw new EmbeddedDatabaseError(
    `PostgreSQL needs a user with a name, and user number ${process.getuid?.()} has none here (${failure}). ` +
      `Add it to /etc/passwd, or ${USE_ANOTHER_DATABASE}.`,
  );
}

/**
 * Best first. A checkout that belongs to a person gets a database of that person, so that both can start it. Otherwise
 * a user namespace, in which root is seen as nobody: the files stay root's and a home of mode 0700 stays passable.
 */
function candidatesForRoot({ postgres, dataFolder, clusterOwner }: IdentityRequest): Identity[] {
  const known = accounts().filter(({ uid }) => uid !== 0);
  const namespace = namespaceIdentity(known);
  if (clusterOwner === 0) return [namespace];
  const byUid = (uid: number | undefined) => known.filter((account) => account.uid === uid).slice(0, 1);
  if (clusterOwner !== undefined) return byUid(clusterOwner).map(accountIdentity);
  const byName = (name: string) => known.filter((account) => account.name === name);
  return [
    ...byUid(nearestOwner(dataFolder)).map(accountIdentity),
    namespace,
    // Programs in that person's closed home, data elsewhere: root in a namespace may not pass there.
    ...byUid(nearestOwner(postgres)).map(accountIdentity),
    ...[...byName('postgres'), ...byName('nobody')].map(accountIdentity),
  ];
}

function namespaceIdentity(known: readonly Account[]): Identity {
  const nobody = known.find(({ uid }) => uid === NOBODY_UID) ?? known[0];
  const uid = nobody?.uid ?? NOBODY_UID;
  return {
    description: 'in a user namespace',
    prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${nobody?.gid ?? NOBODY_UID}`, '--'],
  };
}

function accountIdentity(account: Account): Identity {
  return { description: `as ${account.name}`, prefix: [], account };
}

/** Undefined when the identity can run the program and write to the folder, else why not. */
function tryOut(identity: Identity, { postgres, dataFolder, ownPaths }: IdentityRequest): string | undefined {
  const before = ownPaths.map((path) => statSync(path));
  giveTo(identity, ...ownPaths);
  const [file, args] = commandAs(identity, '/bin/sh', ['-c', PROBE, dataFolder, postgres]);
  const { status, stderr, error } = spawnSync(file, args, {
    ...spawnOptionsOf(identity),
    cwd: '/',
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status === 0) return undefined;
  if (identity.account) ownPaths.forEach((path, n) => chownSync(path, before[n]?.uid ?? 0, before[n]?.gid ?? 0));
  return (error?.message ?? stderr).trim().split('\n').at(-1) || `ended with status ${status}`;
}

const PROBE = 'test -w "$0" || { echo "cannot write to $0" >&2; exit 1; }; exec "$1" --version >/dev/null';

function nearestOwner(path: string): number | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const owner = ownerOf(folder);
    if (owner !== undefined && owner !== 0) return owner;
    if (folder === dirname(folder)) return undefined;
  }
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function accounts(): Account[] {
  return readPasswd()
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
