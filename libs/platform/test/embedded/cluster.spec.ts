import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedCluster, ensureDatabase, startEmbeddedCluster } from '@platform/database/embedded/cluster';
import { EmbeddedDatabaseError } from '@platform/database/embedded/embedded-database-error';
import { postgresProcessesIn } from '@platform/database/embedded/processes';
import { clearFolders, newFolder, query } from './cluster-process';

describe('an embedded cluster', () => {
  let dataFolder: string;
  let cluster: EmbeddedCluster;

  beforeAll(async () => {
    dataFolder = join(newFolder(), 'made on the way');
    cluster = await startEmbeddedCluster({ dataFolder, durable: false });
  });
  afterAll(async () => {
    await cluster.stop();
    clearFolders();
  });

  it('knows the small letters of Vietnamese, and sorts names by its alphabet where asked', async () => {
    const [row] = await query(cluster.url('postgres'), `SELECT lower('ĐÔNG THÁP') AS small`);
    expect(row).toEqual({ small: 'đông tháp' });
    const sorted = await query<{ name: string }>(
      cluster.url('postgres'),
      `SELECT name FROM unnest(ARRAY['Ất', 'Đạt', 'Dũng', 'Em', 'An']) AS name ORDER BY name COLLATE "vi-x-icu"`,
    );
    expect(sorted.map(({ name }) => name)).toEqual(['An', 'Ất', 'Dũng', 'Đạt', 'Em']);
  });

  it('runs with the settings of tests', async () => {
    const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'jit', 'TimeZone', 'max_connections'];
    const rows = await query<{ name: string; setting: string }>(
      cluster.url('postgres'),
      'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
      [names],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      jit: 'off',
      TimeZone: 'UTC',
      max_connections: '60',
    });
  });

  it('makes a database once, also when two ask for it together', async () => {
    const name = 'chợ "nổi"';
    await Promise.all([ensureDatabase(cluster, name), ensureDatabase(cluster, name)]);
    await ensureDatabase(cluster, name);
    expect(await query(cluster.url(name), 'SELECT current_database() AS name')).toEqual([{ name }]);
  });

  it('lets nobody in without the password, which only the owner of the folder can read', async () => {
    const guess = cluster.url('postgres').replace(/:[^:@]+@/, ':guess@');
    await expect(query(guess, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dataFolder, 'cluster/password')).mode & 0o777).toBe(0o600);
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  });

  it('refuses a second supervisor in the same folder, and goes on', async () => {
    await expect(startEmbeddedCluster({ dataFolder, durable: false })).rejects.toThrow(
      `in use by another LienKet process (process ${process.pid})`,
    );
    expect(await query(cluster.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is out of the reach of Ctrl-C: it has a process group of its own', () => {
    const group = (pid: number) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')[2];
    const pids = postgresProcessesIn(dataFolder);
    expect(pids.length).toBeGreaterThan(0);
    expect(pids.map(group)).not.toContain(group(process.pid));
  });
});

describe('stopping and starting', () => {
  afterAll(clearFolders);

  it('stops once however often it is told, leaves no process, and keeps the data', async () => {
    const dataFolder = newFolder();
    const first = await startEmbeddedCluster({ dataFolder, durable: true });
    const reasons: string[] = [];
    first.onUnexpectedExit((reason) => reasons.push(reason));
    await query(first.url('postgres'), `CREATE TABLE offers AS SELECT 'ST25' AS variety`);
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    expect(postgresProcessesIn(dataFolder)).toEqual([]);
    expect(reasons).toEqual([]);

    const second = await startEmbeddedCluster({ dataFolder, durable: true });
    expect(await query(second.url('postgres'), 'SELECT variety FROM offers')).toEqual([{ variety: 'ST25' }]);
    await second.stop();
  });

  it('says what the server said when it cannot start, leaves no process, and starts when that is mended', async () => {
    const dataFolder = newFolder();
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
    const settings = join(dataFolder, 'cluster/data/postgresql.conf');
    const before = readFileSync(settings);
    appendFileSync(settings, '\nno_such_setting = 1\n');
    const failed = startEmbeddedCluster({ dataFolder, durable: false });
    await expect(failed).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    await expect(failed).rejects.toThrow(/did not start.*no_such_setting/s);
    expect(postgresProcessesIn(dataFolder)).toEqual([]);

    writeFileSync(settings, before);
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
  });

  it('empties a server log that has grown beyond ten megabytes', async () => {
    const dataFolder = newFolder();
    writeFileSync(join(dataFolder, 'server.log'), Buffer.alloc(11 * 1024 * 1024, 'x\n'));
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
    expect(statSync(join(dataFolder, 'server.log')).size).toBeLessThan(100_000);
  });

  it('will not take a folder without PostgreSQL in it for a cluster', async () => {
    const dataFolder = newFolder();
    mkdirSync(join(dataFolder, 'cluster'));
    await expect(startEmbeddedCluster({ dataFolder, durable: false })).rejects.toThrow('Move it away');
  });

  it('says so when the folder cannot be made', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    const failed = startEmbeddedCluster({ dataFolder: join(file, 'data'), durable: false });
    await expect(failed).rejects.toBeInstanceOf(EmbeddedDatabaseError);
    await expect(failed).rejects.toThrow('set LIENKET_DATA');
  });
});
