/** Places and catalogue, as every installation has them. */
export async function loadReferenceData(_databaseUrl: string): Promise<void> {
  // filled by the features places and catalogue
}
