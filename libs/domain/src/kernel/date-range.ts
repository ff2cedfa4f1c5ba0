import { daysBetween, type CalendarDate } from './calendar-date';

/** Days from `from` to `to`, both included. */
export interface DateRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export const isOrdered = (range: DateRange): boolean => range.from <= range.to;
export const contains = (range: DateRange, day: CalendarDate): boolean => range.from <= day && day <= range.to;

/** Number of days that two ranges share; 0 when they do not meet. */
export function overlapDays(a: DateRange, b: DateRange): number {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? daysBetween(from, to) + 1 : 0;
}
