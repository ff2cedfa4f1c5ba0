// Compiles apps, libs and infra into dist with swc (about two seconds); the portal with Vite, when asked for.
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

/** The portal, into dist/web. Its types and documents come from the printed schema: generate first. */
export async function buildPortal() {
  generateTypes();
  const { build: bundle } = await import('vite');
  await bundle({ configFile: fileURLToPath(new URL('../../apps/web/vite.config.mjs', import.meta.url)) });
}

/** Types of resolvers and of the portal's documents, from the printed schema. */
export function generateTypes() {
  const codegen = spawnSync(
    process.execPath,
    ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'libs/schema/codegen.cjs', '--silent'],
    { cwd: root, stdio: 'inherit' },
  );
  if (codegen.status !== 0) process.exit(codegen.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  build();
  await buildPortal();
}
