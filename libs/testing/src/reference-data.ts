import { catalogueData } from '@catalogue/public';
import { placesData } from '@places/public';

/** Places and catalogue, as every installation has them. */
export async function loadReferenceData(databaseUrl: string): Promise<void> {
  for (const data of [placesData, catalogueData]) await data.load(databaseUrl, () => undefined);
}
