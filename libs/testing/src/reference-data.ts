import { REFERENCE_DATA } from '../../../apps/api/src/first-data';

/** Places and catalogue, as every installation has them. */
export async function loadReferenceData(databaseUrl: string): Promise<void> {
  for (const data of REFERENCE_DATA) await data.load(databaseUrl, () => undefined);
}
