import type { DataSource } from 'typeorm';
import { makeDataSource } from '@platform/database/data-source';
import { cloneDatabase, type TestDatabase } from '@testing/database';

interface ColumnLine {
  table_name: string;
  column_name: string;
  data_type: string;
  is_nullable: 'YES' | 'NO';
}

let database: TestDatabase;
let dataSource: DataSource;
let columns: Map<string, ColumnLine>;

beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await makeDataSource({ url: database.url, poolSize: 2 }).initialize();
  const lines: ColumnLine[] = await dataSource.query(
    `SELECT table_name, column_name, CASE WHEN data_type = 'ARRAY' THEN ltrim(udt_name, '_') || '[]'
       WHEN data_type = 'timestamp with time zone' THEN 'timestamptz' ELSE data_type END AS data_type, is_nullable
     FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  columns = new Map(lines.map((line) => [`${line.table_name}.${line.column_name}`, line]));
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const ALIASES: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  int: 'integer',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
  varchar: 'text',
  decimal: 'numeric',
};

it('describes in each row class exactly the columns of its table', () => {
  const differences: string[] = [];
  for (const row of dataSource.entityMetadatas) {
    const described = new Set<string>();
    for (const column of row.columns) {
      const name = `${row.tableName}.${column.databaseName}`;
      described.add(name);
      const real = columns.get(name);
      if (!real) {
        differences.push(`${name} is not in the database`);
        continue;
      }
      const raw = typeof column.type === 'function' ? column.type.name.toLowerCase() : String(column.type);
      const wanted = (ALIASES[raw] ?? raw) + (column.isArray ? '[]' : '');
      if (wanted !== real.data_type) differences.push(`${name} is ${real.data_type}, the row says ${wanted}`);
      if (column.isNullable !== (real.is_nullable === 'YES')) differences.push(`${name} differs in being nullable`);
    }
    for (const name of columns.keys()) {
      if (name.startsWith(`${row.tableName}.`) && !described.has(name)) differences.push(`${name} is not in the row`);
    }
  }
  expect(differences).toEqual([]);
});
