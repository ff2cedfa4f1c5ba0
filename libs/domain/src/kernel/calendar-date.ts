/**
 * A day of the calendar as people in Vietnam mean it, `YYYY-MM-DD`, without a time of day or a zone. Instants are
 * stored in UTC; the day of an instant is its day in Asia/Ho_Chi_Minh, which is UTC+7 all year since 1975.
 */
export type CalendarDate = string & { readonly __calendarDate: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** Null for anything that is not a day between 1900-01-01 and 2199-12-31 (so 2025-02-30 is null). */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return null;
  return fromEpochDays(Math.floor(Date.UTC(year, month - 1, day) / DAY_MS)) === text ? (text as CalendarDate) : null;
}

/** For constants in code and tests; throws where `parseCalendarDate` gives null. */
export function calendarDate(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new RangeError(`not a calendar date: ${text}`);
  return date;
}

/** Days since 1970-01-01. */
export function toEpochDays(date: CalendarDate): number {
  return Math.floor(Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)) / DAY_MS);
}

export function fromEpochDays(days: number): CalendarDate {
  // eslint-disable-next-line no-restricted-syntax -- a fixed number of days, not the present time
  return new Date(days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromEpochDays(toEpochDays(date) + days);
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return toEpochDays(b) - toEpochDays(a);
}

/** The day in Vietnam at an instant given in milliseconds since 1970. */
export function dayInVietnam(instantMs: number): CalendarDate {
  return fromEpochDays(Math.floor((instantMs + VIETNAM_OFFSET_MS) / DAY_MS));
}

/** The instant (milliseconds) at which the day begins in Vietnam. */
export function startOfDayInVietnam(date: CalendarDate): number {
  return toEpochDays(date) * DAY_MS - VIETNAM_OFFSET_MS;
}
