import { migrate } from '@platform/database/migrate';
import { REFERENCE_DATA } from '../../../api/src/first-data';
import { say, withDatabase, type OpsCommand } from '../ops-command';

export const migrateCommand: OpsCommand = {
  name: 'migrate',
  about: 'bring the database to its newest form and load the reference data',
  run: (config) =>
    withDatabase(config, async (url) => {
      const { applied } = await migrate(url);
      say(applied.length === 0 ? 'Nothing to do.' : applied.join('\n'));
      for (const data of REFERENCE_DATA) await data.load(url, say);
      return 0;
    }),
};
