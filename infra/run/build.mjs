// Prints the schema, then compiles apps, libs and infra into dist with swc (about two seconds).
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export function build() {
  rmSync(new URL('../../dist', import.meta.url), { recursive: true, force: true });
  const swc = spawnSync(
    process.execPath,
    [
      'node_modules/@swc/cli/bin/swc.js',
      'apps',
      'libs',
      'infra',
      '-d',
      'dist',
      '-C',
      `jsc.baseUrl=${root.replace(/\/$/, '')}`,
      '--quiet',
      '--extensions',
      '.ts',
      '--ignore',
      '**/*.spec.ts,**/test/**,libs/testing/**,apps/web/**',
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (swc.status !== 0) process.exit(swc.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
