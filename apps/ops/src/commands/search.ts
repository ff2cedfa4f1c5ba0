import { CheckSearch, RebuildSearch } from '@search/public';
import { inApplication, say, type OpsCommand } from '../ops-command';

export const rebuildSearchCommand: OpsCommand = {
  name: 'rebuild-search',
  about: 'build the search index anew beside the old one, and swap',
  run: (config) =>
    inApplication(config, async (app) => {
      await app.get(RebuildSearch).run(say);
      return 0;
    }),
};

export const checkSearchCommand: OpsCommand = {
  name: 'check-search',
  about: 'compare the search index with the database and repair what differs',
  run: (config) =>
    inApplication(config, async (app) => {
      const { documents, repaired } = await app.get(CheckSearch).run(say);
      say(`${documents} documents compared, ${repaired} repaired.`);
      return 0;
    }),
};
