import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AdminUnit } from '@domain/places/admin-unit';
import type { PlaceDirectory } from '@domain/places/place-directory';
import type { ResolvedPlace } from '@domain/places/resolve-place';
import type { Locale } from '@i18n/message';

/** Reads administrative units (đơn vị hành chính) from memory: cheap, no statement after the first. */
export abstract class PlacesReader {
  /**
   * Everything at once, for what is asked synchronously: `byId`, `byCode(code, day)`, `descends(id, ancestorId)`,
   * `today(unit)`, `pointOf(unit)`, `formerDistricts()`.
   */
  abstract directory(): Promise<PlaceDirectory>;
  /** Null for an id that is no unit's. Use `existedOn(unit, day)` to ask whether it stood on a day. */
  abstract byId(id: string): Promise<AdminUnit | null>;
  /** Missing ids are missing in the map. */
  abstract byIds(ids: readonly string[]): Promise<Map<string, AdminUnit>>;
  /** The unit that a GSO code meant on a day. */
  abstract byCode(code: string, on: CalendarDate): Promise<AdminUnit | null>;
  /** What a text may mean; takes one for certain only by name, type and day together. */
  abstract resolve(text: string, on: CalendarDate): Promise<ResolvedPlace>;
}

/** Names units for readers of a language, e.g. "xã Giồng Riềng", "Giồng Riềng commune". */
export abstract class PlaceNames {
  /** Name with the word of its type. */
  abstract nameOf(unit: AdminUnit, locale: Locale): string;
  /** Name with its era, since the same names were used again: "xã Giồng Riềng (mới)". */
  abstract labelOf(unit: AdminUnit, locale: Locale): string;
}

export { placesData } from './data/load-places';
export { loadOnce } from './data/reference-load';
