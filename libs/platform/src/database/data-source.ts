import { join } from 'node:path';
import { types } from 'pg';
import { DataSource } from 'typeorm';

/** Compiled and source trees have the same shape, so one root serves `dist/` and the tests alike. */
const ROOT = join(__dirname, '../../../..');

const INT8 = 20;
const DATE = 1082;

/** int8 as bigint (money, thousandths of kilograms), date as its text; the rest as pg reads it. */
const typeParsers = {
  getTypeParser(oid: number, format?: string): unknown {
    if (oid === INT8) return BigInt;
    if (oid === DATE) return (text: string) => text;
    return types.getTypeParser(oid as never, format as never);
  },
};

export interface DatabaseOptions {
  readonly url: string;
  /** Connections; a pool larger than 16 halves the rate on a contended row (see docs/decisions). */
  readonly poolSize: number;
}

/** The one place where rows and migrations are registered, by glob, so that no feature module needs TypeORM. */
export function makeDataSource(options: DatabaseOptions): DataSource {
  const extension = __filename.endsWith('.ts') ? 'ts' : 'js';
  return new DataSource({
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize,
    entities: [
      join(ROOT, `libs/*/src/data/*.row.${extension}`),
      join(ROOT, `libs/platform/src/events/*.row.${extension}`),
    ],
    migrations: [join(ROOT, `infra/database/migrations/*.${extension}`)],
    migrationsTableName: 'migrations',
    synchronize: false,
    parseInt8: false,
    extra: { types: typeParsers, application_name: 'lienket', connectionTimeoutMillis: 15_000, lock_timeout: 10_000 },
  });
}
