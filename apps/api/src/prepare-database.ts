import type { Config } from '@platform/config/config';
import { migrate } from '@platform/database/migrate';
import { demoProvince, REFERENCE_DATA } from './first-data';

export interface Prepared {
  /** True when the demo province was made by this start. */
  readonly seeded: boolean;
}

const report = (line: string): void => void process.stdout.write(`${line}\n`);

/** Migrations, reference data, and on the first start the demo province. */
export async function prepareDatabase(config: Config, databaseUrl: string): Promise<Prepared> {
  const { applied } = await migrate(databaseUrl);
  if (applied.length > 0) report(`Database brought to its newest form (${applied.length} steps).`);
  for (const data of REFERENCE_DATA) await data.load(databaseUrl, report);
  if (config.seed === 'none') return { seeded: false };
  return { seeded: await demoProvince(config, databaseUrl, report) };
}
