import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { lexicographicSortSchema } from 'graphql';

// Compiled code lies in dist/libs/schema/src, the SDL stays in libs.
const LIBS = [join(__dirname, '../..'), join(__dirname, '../../../../libs')].find((path) =>
  existsSync(join(path, 'platform/platform.graphql')),
);

/** Each feature's SDL, by file. */
export function featureSdl(): string[] {
  if (!LIBS) throw new Error('the SDL files are not beside the code');
  const folders = readdirSync(LIBS, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'schema',
  );
  return folders.flatMap(({ name }) =>
    readdirSync(join(LIBS, name))
      .filter((file) => file.endsWith('.graphql'))
      .map((file) => readFileSync(join(LIBS, name, file), 'utf8')),
  );
}

/** The whole schema as one sorted text: the API contract under review. */
export function printWholeSchema(): string {
  const schema = makeExecutableSchema({ typeDefs: mergeTypeDefs(featureSdl()) });
  return `${printSchemaWithDirectives(lexicographicSortSchema(schema))}\n`;
}

/** The committed schema, read once at start. */
export function committedSchema(): string {
  if (!LIBS) throw new Error('the SDL files are not beside the code');
  return readFileSync(join(LIBS, 'schema/schema.graphql'), 'utf8');
}

export const SCHEMA_FILE = LIBS ? join(LIBS, 'schema/schema.graphql') : 'libs/schema/schema.graphql';
