// Every optional dependency that a package of the lock file names must have its entry there, or `npm ci` fails on a
// fresh machine although `npm install` was content here.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const missing = [];
for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const parts = path.split('node_modules/');
    const places = parts.map((_, i) =>
      [...parts.slice(0, parts.length - i), name].filter(Boolean).join('node_modules/'),
    );
    const found = places.some((place) => packages[place] ?? packages[`node_modules/${place}`]);
    if (!found && !packages[`node_modules/${name}`]) missing.push(`${name} (of ${path || 'the project'})`);
  }
}
if (missing.length > 0) {
  console.error(`package-lock.json lacks optional dependencies:\n${missing.join('\n')}`);
  process.exit(1);
}
