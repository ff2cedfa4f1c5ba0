import type { Client } from 'pg';
import type { FirstData } from '@platform/database/first-data';
import { placesFile, readPlacesData, type PlacesData } from './places-data';
import { loadOnce } from './reference-load';

const COLUMNS = [
  'id',
  'code',
  'level',
  'type',
  'name',
  'full_name',
  'parent_id',
  'valid_from',
  'valid_to',
  'lat',
  'lon',
  'area_km2',
  'island',
  'earlier',
] as const;

/** Administrative units as every installation has them. Units are added and corrected, never removed. */
export const placesData: FirstData = {
  name: 'places',
  async load(databaseUrl, report) {
    const text = placesFile('admin-units.json');
    const loaded = await loadOnce(databaseUrl, 'places', [text], (client) => write(client, readPlacesData(text)));
    if (loaded) report('Administrative units loaded.');
  },
};

async function write(client: Client, { units, successions }: PlacesData): Promise<void> {
  const rows = units.map(({ fullName, parentId, validFrom, validTo, point, areaKm2, ...unit }) => ({
    ...unit,
    full_name: fullName,
    parent_id: parentId,
    valid_from: validFrom,
    valid_to: validTo,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    area_km2: areaKm2,
  }));
  const list = COLUMNS.join(', ');
  const changes = COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`);
  // One statement: parents may come after their children in it.
  await client.query(
    `INSERT INTO admin_units (${list}, created_at)
     SELECT ${list}, now() FROM jsonb_populate_recordset(NULL::admin_units, $1::jsonb)
     ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`,
    [JSON.stringify(rows)],
  );
  await client.query('DELETE FROM admin_unit_successions');
  await client.query(
    `INSERT INTO admin_unit_successions (from_id, to_id, kind)
     SELECT from_id, to_id, kind FROM jsonb_populate_recordset(NULL::admin_unit_successions, $1::jsonb)`,
    [JSON.stringify(successions.map(({ fromId, toId, kind }) => ({ from_id: fromId, to_id: toId, kind })))],
  );
}
