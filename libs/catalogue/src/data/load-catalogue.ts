import type { Client } from 'pg';
import type { FirstData } from '@platform/database/first-data';
import { loadOnce } from '@places/public';
import { readCatalogueData, type CatalogueEntry, type CatalogueKind } from './catalogue-data';

/**
 * The catalogue as every installation has it. An entry that changed gets a new version; one that is gone is retired, never
 * deleted, since offers and contracts name it.
 */
export const catalogueData: FirstData = {
  name: 'catalogue',
  async load(databaseUrl, report) {
    const entries = readCatalogueData();
    const loaded = await loadOnce(databaseUrl, 'catalogue', [JSON.stringify(entries)], (client) =>
      writeCatalogue(client, entries),
    );
    if (loaded) report('Catalogue loaded.');
  },
};

/** Columns of each table beside code, version, facts, retired and created_at, and where in the facts they come from. */
const NAMES = { name_vi: "facts->'names'->>'vi'", name_en: "facts->'names'->>'en'" };
const TABLES: Readonly<Record<CatalogueKind, { table: string; columns: Readonly<Record<string, string>> }>> = {
  COMMODITY: {
    table: 'commodities',
    columns: {
      ...NAMES,
      sector: "facts->>'sector'",
      base_unit: "facts->>'baseUnit'",
      pickup_delay_hours: "(facts->>'pickupDelayHours')::integer",
    },
  },
  VARIETY: { table: 'varieties', columns: { ...NAMES, commodity: "facts->>'commodity'" } },
  QUALITY_ATTRIBUTE: { table: 'quality_attributes', columns: NAMES },
  SEASON: { table: 'seasons', columns: NAMES },
  CERTIFICATE_SCHEME: { table: 'certificate_schemes', columns: NAMES },
  YIELD_BOUND: {
    table: 'yield_bounds',
    columns: {
      commodity: "facts->>'commodity'",
      season: "facts->>'season'",
      least: "(facts->>'least')::numeric",
      most: "(facts->>'most')::numeric",
    },
  },
  SYNONYM: {
    table: 'synonyms',
    columns: {
      same: "(facts->>'same')::boolean",
      words: "ARRAY(SELECT jsonb_array_elements_text(facts->'words'))",
    },
  },
};

/** Adds a version for each entry that is new, worded otherwise, gone or back; then brings the tables up to the newest. */
export async function writeCatalogue(client: Client, entries: readonly CatalogueEntry[]): Promise<void> {
  await client.query(
    `INSERT INTO catalogue_versions (kind, code, version, facts, retired, created_at)
     SELECT coalesce(wanted.kind, newest.kind), coalesce(wanted.code, newest.code), coalesce(newest.version, 0) + 1,
            coalesce(wanted.facts, newest.facts), wanted.code IS NULL, now()
     FROM jsonb_to_recordset($1::jsonb) AS wanted (kind text, code text, facts jsonb)
     FULL JOIN (SELECT DISTINCT ON (kind, code) * FROM catalogue_versions ORDER BY kind, code, version DESC) AS newest
       ON newest.kind = wanted.kind AND newest.code = wanted.code
     WHERE wanted.facts IS DISTINCT FROM newest.facts AND wanted.code IS NOT NULL
        OR newest.retired IS DISTINCT FROM (wanted.code IS NULL)`,
    [JSON.stringify(entries)],
  );
  for (const [kind, { table, columns }] of Object.entries(TABLES)) {
    const names = Object.keys(columns);
    const changes = [...names, 'version', 'facts', 'retired'].map((name) => `${name} = excluded.${name}`);
    await client.query(
      `INSERT INTO ${table} (code, version, facts, retired, created_at, ${names.join(', ')})
       SELECT code, version, facts, retired, created_at, ${Object.values(columns).join(', ')}
       FROM (SELECT DISTINCT ON (code) * FROM catalogue_versions WHERE kind = $1 ORDER BY code, version DESC) AS newest
       ON CONFLICT (code) DO UPDATE SET ${changes.join(', ')} WHERE ${table}.version <> excluded.version`,
      [kind],
    );
  }
}
