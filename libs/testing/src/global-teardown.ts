import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const cluster = globalThis.__lienketCluster;
  if (!cluster) return;
  globalThis.__lienketCluster = undefined;
  await cluster.stop();
  rmSync(cluster.dataFolder, { recursive: true, force: true });
}
