import { dayInVietnam } from '@domain/kernel/calendar-date';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, hasDemoProvince, seedDemoProvince } from '@demo-province/public';
import { catalogueData } from '@catalogue/public';
import { placesData } from '@places/public';
import type { Config } from '@platform/config/config';
import type { FirstData } from '@platform/database/first-data';

/** What every installation has: places and catalogue. */
export const REFERENCE_DATA: readonly FirstData[] = [placesData, catalogueData];

/**
 * Makes the demo province in an empty database. Gives whether it did. Its accounts have a password that everybody can
 * read, so a production installation never gets it by itself, only by `ops seed-demo`.
 */
export async function demoProvince(
  config: Config,
  databaseUrl: string,
  report: (line: string) => void,
): Promise<boolean> {
  if (config.environment === 'production') return false;
  const { seedFactor: factor, seedNumber: number } = config;
  const wishes = { factor, number, asOf: dayInVietnam(Date.now()), cheapHash: config.environment === 'test' };
  const loaded = await seedDemoProvince(databaseUrl, wishes, report);
  if (loaded)
    report(`Demo province ready: ${loaded.rows.toLocaleString('en')} rows in ${loaded.seconds.toFixed(1)} s.`);
  if (loaded || (await hasDemoProvince(databaseUrl))) for (const line of demoSignIns()) report(line);
  return loaded !== null;
}

/** How to sign in as the people of the demo province. */
export const demoSignIns = (): string[] => [
  `Demo accounts, all with the password ${DEMO_PASSWORD}`,
  ...DEMO_ACCOUNTS.map(({ who, email }) => `  ${email.padEnd(40)} ${who}`),
];
