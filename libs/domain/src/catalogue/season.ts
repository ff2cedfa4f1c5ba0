import { parseCalendarDate, type CalendarDate } from '../kernel/calendar-date';
import type { DateRange } from '../kernel/date-range';
import type { Names } from './commodity';
import type { Sector } from './sector';

/** A day of any year, `MM-DD`. */
export type MonthDay = string;

/** A part of the year, both days included; it runs over New Year when `from` comes after `to`. */
export interface YearWindow {
  readonly from: MonthDay;
  readonly to: MonthDay;
}

/** A crop season (mùa vụ), e.g. DONG_XUAN. Seasons are named by the year of their harvest's end. */
export interface Season {
  readonly code: string;
  readonly names: Names;
  readonly sector: Sector;
  readonly commodities: readonly string[];
  readonly windows: readonly SeasonWindow[];
}

/** Sowing (or stocking) and harvest of a season in an area. */
export interface SeasonWindow {
  /** The area in words; null for the whole province. */
  readonly area: Names | null;
  /** GSO codes of the former districts it lies in; empty for the whole province. */
  readonly districts: readonly string[];
  readonly sowing: readonly YearWindow[];
  readonly harvest: YearWindow | null;
  /**
   * True where the days of sowing were published by the province. The days on which harvest begins are estimates
   * everywhere: calendars only say by when it is over.
   */
  readonly verified: boolean;
}

const INSTANCE = /^([A-Z][A-Z0-9_]{1,39})-(\d{4})$/u;

/** Reads `DONG_XUAN-2026`; null for anything else. Whether the season exists is for the catalogue to say. */
export function parseCropSeason(text: string): { readonly season: string; readonly year: number } | null {
  const match = INSTANCE.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const year = Number(match[2]);
  return year >= 2000 && year <= 2199 ? { season: match[1], year } : null;
}

export const formatCropSeason = (season: string, year: number): string => `${season}-${year}`;

/** 29 February stands for the last day of February in a common year. */
function dayOf(year: number, monthDay: MonthDay): CalendarDate {
  const day =
    parseCalendarDate(`${year}-${monthDay}`) ?? (monthDay === '02-29' ? parseCalendarDate(`${year}-02-28`) : null);
  if (!day) throw new RangeError(`not a day of the year: ${monthDay}`);
  return day;
}

/** The window that ends in the given year. */
export function windowEndingIn(window: YearWindow, year: number): DateRange {
  return { from: dayOf(window.from <= window.to ? year : year - 1, window.from), to: dayOf(year, window.to) };
}

/** The last window that has begun by a day: where harvest begins on that day, this is when it was sown. */
export function windowBefore(window: YearWindow, day: CalendarDate): DateRange {
  const year = Number(day.slice(0, 4));
  const candidates = [year + 1, year, year - 1].map((end) => windowEndingIn(window, end));
  const found = candidates.find(({ from }) => from <= day);
  if (!found) throw new RangeError('no such window');
  return found;
}

/** Sowing and harvest of the season that is harvested by the end of the given year. Null without a known harvest. */
export function seasonDays(window: SeasonWindow, year: number): { sowing: DateRange[]; harvest: DateRange } | null {
  if (!window.harvest) return null;
  const harvest = windowEndingIn(window.harvest, year);
  return { harvest, sowing: window.sowing.map((sowing) => windowBefore(sowing, harvest.from)) };
}
