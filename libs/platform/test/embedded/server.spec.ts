import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { locateBinaries } from '@platform/database/embedded/binaries';
import { startEmbeddedCluster } from '@platform/database/embedded/cluster';
import { chooseIdentity, ownerOf } from '@platform/database/embedded/privileges';
import { startServer } from '@platform/database/embedded/server';
import { clearFolders, newFolder } from './cluster-process';

describe('a port taken between look and bind', () => {
  afterAll(clearFolders);

  it('is given up for another', async () => {
    const dataFolder = newFolder();
    await (await startEmbeddedCluster({ dataFolder, durable: false })).stop();
    const pgData = join(dataFolder, 'cluster/data');
    const { postgres } = locateBinaries();
    const identity = chooseIdentity({ postgres, dataFolder, ownPaths: [], clusterOwner: ownerOf(pgData) });
    const taken = await listen();
    const offered = [taken.port, taken.port];
    const choosePort = async () => {
      const port = offered.shift();
      if (port !== undefined) return port;
      const other = await listen();
      await other.close();
      return other.port;
    };
    const logFile = join(dataFolder, 'server.log');
    const server = await startServer({
      postgres,
      pgData,
      logFile,
      identity,
      durable: false,
      maxConnections: 10,
      choosePort,
    });
    expect(offered).toEqual([]);
    expect(server.port).not.toBe(taken.port);
    await server.stop();
    await taken.close();
  });
});

async function listen(): Promise<{ port: number; close: () => Promise<unknown> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}
