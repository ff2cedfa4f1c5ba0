import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedCluster } from '@platform/database/embedded/cluster';
import { readPostmasterPid } from '@platform/database/embedded/postmaster-pid';
import { postgresProcessesIn, signal, waitUntil } from '@platform/database/embedded/processes';
import { clearFolders, ClusterProcess, newFolder, query } from './cluster-process';

const PATIENCE_MILLIS = 30_000;

function serverOf(dataFolder: string): number {
  const found = readPostmasterPid(join(dataFolder, 'cluster/data'));
  if (!found) throw new Error(`no server runs in ${dataFolder}`);
  return found.pid;
}

describe('after a kill', () => {
  afterAll(clearFolders);

  it('of node, the next start stops the server that lives on, and the data is there', async () => {
    const dataFolder = newFolder();
    const killed = new ClusterProcess(dataFolder);
    await query(await killed.says('url'), `CREATE TABLE offers AS SELECT 'ST25' AS variety`);
    const orphan = serverOf(dataFolder);
    await killed.kill();
    expect(postgresProcessesIn(dataFolder)).toContain(orphan);

    const next = new ClusterProcess(dataFolder);
    const url = await next.says('url');
    expect(next.logged).toContain(`stopping PostgreSQL of an earlier run (process ${orphan})`);
    expect(serverOf(dataFolder)).not.toBe(orphan);
    expect(postgresProcessesIn(dataFolder)).not.toContain(orphan);
    expect(await query(url, 'SELECT variety FROM offers')).toEqual([{ variety: 'ST25' }]);
    await next.end('stop');
    expect(postgresProcessesIn(dataFolder)).toEqual([]);
  });

  it('of node and server in the middle of writing, nothing that was confirmed is lost', async () => {
    const dataFolder = newFolder();
    const killed = new ClusterProcess(dataFolder);
    const writer = new Client({ connectionString: await killed.says('url') });
    writer.on('error', () => undefined);
    await writer.connect();
    await writer.query('CREATE TABLE deliveries (id int PRIMARY KEY)');
    let confirmed = 0;
    const writing = (async () => {
      for (;;) {
        await writer.query('INSERT INTO deliveries VALUES ($1)', [confirmed + 1]);
        confirmed += 1;
      }
    })();
    await waitUntil(() => confirmed >= 20, PATIENCE_MILLIS);
    process.kill(serverOf(dataFolder), 'SIGKILL');
    await killed.kill();
    await expect(writing).rejects.toThrow();
    expect(confirmed).toBeGreaterThanOrEqual(20);

    const cluster = await startEmbeddedCluster({ dataFolder, durable: true });
    const [row] = await query<{ last: number; rows: number }>(
      cluster.url('postgres'),
      'SELECT max(id) AS last, count(*)::int AS rows FROM deliveries',
    );
    await cluster.stop();
    expect(row?.last).toBeGreaterThanOrEqual(confirmed);
    expect(row?.rows).toBe(row?.last);
  });

  it('in the middle of initdb, the half-made cluster is not taken for one', async () => {
    const dataFolder = newFolder();
    const killed = new ClusterProcess(dataFolder);
    const halfMade = () =>
      readdirSync(dataFolder).some((name) => existsSync(join(dataFolder, name, 'data/PG_VERSION')));
    await waitUntil(halfMade, PATIENCE_MILLIS);
    await killed.kill();
    expect(existsSync(join(dataFolder, 'cluster'))).toBe(false);

    const cluster = await startEmbeddedCluster({ dataFolder, durable: false });
    expect(await query(cluster.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await cluster.stop();
    expect(readdirSync(dataFolder).sort()).toEqual(['cluster', 'lock', 'server.log']);
  });

  it('of initdb itself, the start fails with a sentence and the next one works', async () => {
    const dataFolder = newFolder();
    const failing = new ClusterProcess(dataFolder);
    await waitUntil(() => postgresProcessesIn(dataFolder).length > 0, PATIENCE_MILLIS);
    signal(postgresProcessesIn(dataFolder), 'SIGKILL');
    expect(await failing.says('error')).toContain('could not be created');
    expect(await failing.says('kind')).toBe('EmbeddedDatabaseError');
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
  });

  it('of the server, node is told why, and can start it again', async () => {
    const dataFolder = newFolder();
    const cluster = await startEmbeddedCluster({ dataFolder, durable: true });
    const server = serverOf(dataFolder);
    const told = new Promise<string>((resolve) => cluster.onUnexpectedExit(resolve));
    process.kill(server, 'SIGKILL');
    expect(await told).toContain(`PostgreSQL (process ${server}) ended with SIGKILL`);
    const toldLate = new Promise<string>((resolve) => cluster.onUnexpectedExit(resolve));
    expect(await toldLate).toBe(await told);

    const again = await startEmbeddedCluster({ dataFolder, durable: true });
    await cluster.stop();
    expect(await query(again.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('a process that now has the pid of the old server does not stand in the way, and is left alone', async () => {
    const dataFolder = newFolder();
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
    const pgData = join(dataFolder, 'cluster/data');
    const bystander = new ClusterProcess(newFolder());
    await bystander.says('url');
    writeFileSync(
      join(pgData, 'postmaster.pid'),
      `${bystander.pid}\n${pgData}\n1790000000\n5432\n\n127.0.0.1\n\nready   \n`,
    );
    const cluster = await startEmbeddedCluster({ dataFolder, durable: false });
    expect(serverOf(dataFolder)).not.toBe(bystander.pid);
    await cluster.stop();
    await bystander.end('stop');
  });
});

describe('two processes', () => {
  afterAll(clearFolders);

  it('on one folder: exactly one wins, the other says why', async () => {
    const dataFolder = newFolder();
    const rivals = [new ClusterProcess(dataFolder), new ClusterProcess(dataFolder)];
    const outcomes = await Promise.all(rivals.map((rival) => Promise.race([rival.says('url'), rival.says('error')])));
    const winner = rivals[outcomes.findIndex((outcome) => outcome.startsWith('postgres://'))];
    const refusals = outcomes.filter((outcome) => outcome.includes('is in use by another LienKet process'));
    expect(refusals).toHaveLength(1);
    await winner?.end('stop');
  });

  it('a process that ends without stopping still takes its server along', async () => {
    const dataFolder = newFolder();
    const careless = new ClusterProcess(dataFolder);
    await careless.says('url');
    await careless.end('exit');
    expect(await waitUntil(() => postgresProcessesIn(dataFolder).length === 0, PATIENCE_MILLIS)).toBe(true);
    expect(existsSync(join(dataFolder, 'cluster/data/postmaster.pid'))).toBe(false);
  });
});
