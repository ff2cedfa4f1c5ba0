import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AdminUnit, EarlierForm, Succession } from '@domain/places/admin-unit';
import { PlaceDirectory } from '@domain/places/place-directory';
import { resolvePlace, type ResolvedPlace } from '@domain/places/resolve-place';
import { Database } from '@platform/database/database';
import { PlacesReader } from '../public';

interface UnitRow extends Omit<AdminUnit, 'point' | 'earlier'> {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly earlier: EarlierForm[];
}

/** Reads all units once and keeps them: some 460, which change only when a release brings others. */
@Injectable()
export class StoredPlaces extends PlacesReader {
  private known: Promise<PlaceDirectory> | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  directory(): Promise<PlaceDirectory> {
    if (!this.known) {
      const reading = this.read();
      this.known = reading;
      reading.catch(() => (this.known = null));
    }
    return this.known;
  }

  async byId(id: string): Promise<AdminUnit | null> {
    return (await this.directory()).byId(id);
  }

  async byIds(ids: readonly string[]): Promise<Map<string, AdminUnit>> {
    const directory = await this.directory();
    const found = new Map<string, AdminUnit>();
    for (const id of ids) {
      const unit = directory.byId(id);
      if (unit) found.set(id, unit);
    }
    return found;
  }

  async byCode(code: string, on: CalendarDate): Promise<AdminUnit | null> {
    return (await this.directory()).byCode(code, on);
  }

  async resolve(text: string, on: CalendarDate): Promise<ResolvedPlace> {
    return resolvePlace(await this.directory(), text, on);
  }

  private async read(): Promise<PlaceDirectory> {
    const [units, successions] = await Promise.all([
      this.database.query<UnitRow>(
        `SELECT id, code, level, type, name, full_name AS "fullName", parent_id AS "parentId", valid_from AS "validFrom",
                valid_to AS "validTo", lat, lon, trim_scale(area_km2) AS "areaKm2", island, earlier
         FROM admin_units
         ORDER BY CASE level WHEN 'PROVINCE' THEN 0 WHEN 'DISTRICT' THEN 1 ELSE 2 END, id`,
      ),
      this.database.query<Succession>(
        'SELECT from_id AS "fromId", to_id AS "toId", kind FROM admin_unit_successions ORDER BY from_id, to_id',
      ),
    ]);
    return new PlaceDirectory(
      units.map(({ lat, lon, ...unit }) => ({ ...unit, point: lat === null || lon === null ? null : { lat, lon } })),
      successions,
    );
  }
}
