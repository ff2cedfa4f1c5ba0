import { rmSync } from 'node:fs';

export default async function globalTeardown(): Promise<void> {
  const running = globalThis.__lienketCluster;
  if (!running) return;
  globalThis.__lienketCluster = undefined;
  await running.cluster.stop();
  rmSync(running.dataFolder, { recursive: true, force: true });
}
