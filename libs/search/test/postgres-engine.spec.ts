import { Database } from '@platform/database/database';
import { makeDataSource } from '@platform/database/data-source';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { cloneDatabase } from '@testing/database';
import { FakeClock } from '@testing/fake-clock';
import { PostgresSearchEngine } from '../src/data/postgres-search.engine';
import { engineConformance } from './engine-conformance';

describe('the engine inside PostgreSQL', () => {
  engineConformance(async () => {
    const copy = await cloneDatabase();
    const dataSource = await makeDataSource({ url: copy.url, poolSize: 4 }).initialize();
    const database = new Database(dataSource);
    const engine = new PostgresSearchEngine(database, new UnitOfWork(dataSource, database, new FakeClock()));
    return {
      engine,
      close: async () => {
        await dataSource.destroy();
        await copy.drop();
      },
    };
  });
});
