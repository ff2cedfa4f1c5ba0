import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateBinaries } from '@platform/database/embedded/binaries';
import { startEmbeddedCluster } from '@platform/database/embedded/cluster';
import { chooseIdentity } from '@platform/database/embedded/privileges';
import { postgresProcessesIn } from '@platform/database/embedded/processes';
import { clearFolders, newFolder, query } from './cluster-process';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
/** Not so when the checkout or the temporary folder lies in a home closed to others. */
const nobodyReaches = (path: string) =>
  spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid: NOBODY, gid: NOBODY }).status === 0;

if (isRoot) {
  describe('started by root', () => {
    afterAll(clearFolders);

    it('runs, and not as root, in a folder closed to others', async () => {
      const dataFolder = join(newFolder(), 'closed/data');
      const lines: string[] = [];
      const cluster = await startEmbeddedCluster({ dataFolder, durable: false, log: (line) => lines.push(line) });
      expect(await query(cluster.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await cluster.stop();
      expect(lines.join('\n')).toMatch(/runs (in a user namespace|as \w+) on port/);
    });

    if (nobodyReaches(locateBinaries().postgres) && nobodyReaches(tmpdir())) {
      it('in the checkout of an ordinary user, works as that user and leaves that user every file', async () => {
        const home = newFolder();
        chownSync(home, NOBODY, NOBODY);
        const dataFolder = join(home, '.lienket/postgres');
        for (const round of ['first', 'again']) {
          const cluster = await startEmbeddedCluster({ dataFolder, durable: false });
          const [server = 0] = postgresProcessesIn(dataFolder);
          expect([round, statSync(`/proc/${server}`).uid]).toEqual([round, NOBODY]);
          await cluster.stop();
        }
        const entries = readdirSync(home, { recursive: true, encoding: 'utf8' });
        expect(entries.length).toBeGreaterThan(100);
        expect(entries.filter((entry) => statSync(join(home, entry)).uid !== NOBODY)).toEqual([]);
      });
    }

    it('says what to do when no identity works, and takes back what it gave away', () => {
      const dataFolder = newFolder();
      const request = { postgres: '/no/such/postgres', dataFolder, ownPaths: [dataFolder], clusterOwner: undefined };
      expect(() => chooseIdentity(request)).toThrow(/refuses to run as root.*DATABASE_URL/s);
      expect(statSync(dataFolder).uid).toBe(0);
    });

    it('does not take over the cluster of a user that is gone', () => {
      const dataFolder = newFolder();
      const request = { postgres: locateBinaries().postgres, dataFolder, ownPaths: [], clusterOwner: 987_654 };
      expect(() => chooseIdentity(request)).toThrow(/ordinary user.*DATABASE_URL/s);
    });
  });
} else {
  describe('started by an ordinary user', () => {
    afterAll(clearFolders);

    it('runs as that user', async () => {
      const dataFolder = newFolder();
      const cluster = await startEmbeddedCluster({ dataFolder, durable: false });
      const [server = 0] = postgresProcessesIn(dataFolder);
      expect(statSync(`/proc/${server}`).uid).toBe(process.getuid?.());
      await cluster.stop();
    });

    it('leaves the folder of another user alone and names that user', async () => {
      await expect(startEmbeddedCluster({ dataFolder: '/usr', durable: false })).rejects.toThrow(
        /belongs to root.*LIENKET_DATA/s,
      );
    });

    it('says so when it may not write where the folder should be', async () => {
      await expect(startEmbeddedCluster({ dataFolder: '/usr/lienket', durable: false })).rejects.toThrow(
        /LIENKET_DATA/,
      );
    });

    it('works in a home closed to others', async () => {
      const home = join(newFolder(), 'home');
      mkdirSync(home, { mode: 0o700 });
      await (await startEmbeddedCluster({ dataFolder: join(home, 'data'), durable: false })).stop();
      expect(statSync(home).mode & 0o777).toBe(0o700);
    });
  });
}
