// `npm start`: compile what changed, then run the marketplace. Signals go to the marketplace, which stops in order.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, buildPortal } from './build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entry = join(root, 'dist/apps/api/src/main.js');

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newest(path));
    else if (/\.(tsx?|css|json|html)$/.test(entry.name) && !path.includes('generated'))
      latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

const sources = Math.max(...['apps', 'libs', 'infra'].map((folder) => newest(join(root, folder))));
const portal = join(root, 'dist/web/index.html');
const upToDate = [entry, portal].every((made) => existsSync(made) && statSync(made).mtimeMs >= sources);
if (!upToDate) {
  build();
  await buildPortal();
}
process.chdir(root);
await import(entry);
