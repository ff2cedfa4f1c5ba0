// Prints libs/schema/schema.graphql from the features' SDL and generates the resolver types from it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, generateTypes } from './build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
build();
const require = createRequire(import.meta.url);
const { termsSdl } = require(`${root}dist/libs/contracts/src/graphql/terms-sdl.js`);
writeFileSync(`${root}libs/contracts/contract-terms.graphql`, termsSdl());
const { printWholeSchema, SCHEMA_FILE } = require(`${root}dist/libs/schema/src/sdl.js`);
writeFileSync(SCHEMA_FILE, printWholeSchema());
if (!process.argv.includes('--schema-only')) {
  generateTypes();
}
