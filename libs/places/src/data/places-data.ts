import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDate, type CalendarDate } from '@domain/kernel/calendar-date';
import type { AdminUnit, EarlierForm, Succession } from '@domain/places/admin-unit';

// Compiled code lies in dist/libs/places/src/data, the data stays in libs/places/data.
const FOLDERS = [join(__dirname, '../../data'), join(__dirname, '../../../../../libs/places/data')];

export function placesFile(name: string): string {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'admin-units.json')));
  if (!folder) throw new Error('the data of libs/places is not beside the code');
  return readFileSync(join(folder, name), 'utf8');
}

interface UnitEntry extends Omit<AdminUnit, 'parentId' | 'validFrom' | 'validTo' | 'point' | 'areaKm2' | 'earlier'> {
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly areaKm2: number | null;
  readonly earlier?: readonly EarlierForm[];
}

export interface PlacesData {
  readonly units: readonly AdminUnit[];
  readonly successions: readonly Succession[];
}

const day = (text: string | null): CalendarDate | null => (text === null ? null : calendarDate(text));

/** The units and successions of `data/admin-units.json`. */
export function readPlacesData(text: string = placesFile('admin-units.json')): PlacesData {
  const { units, successions } = JSON.parse(text) as {
    units: UnitEntry[];
    successions: [string, string, Succession['kind']][];
  };
  return {
    units: units.map(({ parent, lat, lon, earlier, ...unit }) => ({
      ...unit,
      parentId: parent,
      validFrom: day(unit.validFrom),
      validTo: day(unit.validTo),
      point: lat === null || lon === null ? null : { lat, lon },
      areaKm2: unit.areaKm2 === null ? null : String(unit.areaKm2),
      earlier: earlier ?? [],
    })),
    successions: successions.map(([fromId, toId, kind]) => ({ fromId, toId, kind })),
  };
}
