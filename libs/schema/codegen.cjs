// Types of the server's resolvers, from the printed schema. A feature says in <feature>.mappers.json which view stands
// behind which GraphQL type.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const libs = join(__dirname, '..');
const mappers = Object.assign(
  {},
  ...readdirSync(libs)
    .map((lib) => join(libs, lib, `${lib}.mappers.json`))
    .filter((path) => existsSync(path))
    .map((path) => JSON.parse(readFileSync(path, 'utf8'))),
);

module.exports = {
  schema: join(__dirname, 'schema.graphql'),
  errorsOnly: true,
  generates: {
    [`${join(libs, '../apps/web/src/generated')}/`]: {
      documents: [join(libs, '../apps/web/src/**/*.{ts,tsx}'), `!${join(libs, '../apps/web/src/generated/**')}`],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { Money: 'string', Decimal: 'string', CalendarDate: 'string', Instant: 'string' },
      },
    },
    [join(__dirname, 'src/generated/resolvers.d.ts')]: {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        contextType: '@platform/graphql/request-context#RequestContext',
        mappers,
        defaultMapper: 'Partial<{T}>',
        scalars: {
          ID: { input: 'string', output: 'string' },
          Money: { input: 'bigint', output: '@platform/graphql/scalars#MoneyOutput' },
          Decimal: { input: '@domain/kernel/decimal#Decimal', output: '@platform/graphql/scalars#DecimalOutput' },
          CalendarDate: {
            input: '@domain/kernel/calendar-date#CalendarDate',
            output: 'string',
          },
          Instant: { input: 'Date', output: '@platform/graphql/scalars#InstantOutput' },
        },
      },
    },
  },
};
