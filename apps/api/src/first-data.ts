import { catalogueData } from '@catalogue/public';
import type { Config } from '@platform/config/config';
import { placesData } from '@places/public';
import { placesData } from '@places/public';
import type { FirstData } from '@platform/database/first-data';

/** What every installation has: places and catalogue. */
export const REFERENCE_DATA: readonly FirstData[] = [placesData];

/** Makes the demo province in an empty database. Gives whether it did. */
export async function demoProvince(
  _config: Config,
  _databaseUrl: string,
  _report: (line: string) => void,
): Promise<boolean> {
  return false;
}
