import { catalogueData } from '@catalogue/public';
import { placesData } from '@places/public';
import type { Config } from '@platform/config/config';
import type { FirstData } from '@platform/database/first-data';

/** What every installation has: places and catalogue. */
export const REFERENCE_DATA: readonly FirstData[] = [placesData, catalogueData];

/** Makes the demo province in an empty database. Gives whether it did. */
export async function demoProvince(
  _config: Config,
  _databaseUrl: string,
  _report: (line: string) => void,
): Promise<boolean> {
  return false;
}
