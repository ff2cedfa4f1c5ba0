import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { committedSchema } from '../src/sdl';

const ROOT = join(__dirname, '../../..');
const schema = buildSchema(committedSchema());
const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** The text of every spec and builder, this one aside. */
function specs(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : specs(path);
    const isSpec = /[.-]spec\.ts$/.test(entry.name) || /\/(test|testing)\//.test(path);
    return isSpec && path !== __filename ? [readFileSync(path, 'utf8')] : [];
  });
}
const text = [...specs(join(ROOT, 'libs')), ...specs(join(ROOT, 'apps'))].join('\n');

it('every refusal of the schema is asserted by some spec', () => {
  const problems = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => type.getInterfaces().some(({ name }) => name === 'Problem'))
    .map(({ name }) => name);
  const asserted = (name: string): boolean =>
    [name, `'${snake(name)}'`, snake(name).toUpperCase().replaceAll('-', '_')].some((form) => text.includes(form));
  expect(problems.length).toBeGreaterThan(60);
  expect(problems.filter((name) => !asserted(name))).toEqual([]);
});

it('every mutation of the schema is run by some spec', () => {
  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(mutations.filter((name) => !text.includes(name))).toEqual([]);
});
