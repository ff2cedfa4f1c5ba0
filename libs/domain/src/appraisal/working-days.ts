import { addDays, toEpochDays, type CalendarDate } from '../kernel/calendar-date';
import { FIXED_DAYS_OFF, HOLIDAY_YEARS } from './public-holidays';

/** Which days are worked (ngày làm việc): Monday to Friday, public holidays off, moved Saturdays on. */
export interface WorkingDay {
  readonly works: boolean;
  /** False for a year whose holidays are not announced: Tết may be somewhere else, or unknown altogether. */
  readonly certain: boolean;
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(date: CalendarDate): number {
  return (((toEpochDays(date) + 3) % 7) + 7) % 7;
}

export function workingDay(date: CalendarDate): WorkingDay {
  const year = HOLIDAY_YEARS[Number(date.slice(0, 4))];
  const monthDay = date.slice(5);
  const weekend = weekday(date) >= 5;
  if (!year) return { works: !weekend && !FIXED_DAYS_OFF.includes(monthDay), certain: false };
  const works = weekend ? year.saturdaysWorked.includes(monthDay) : !year.daysOff.includes(monthDay);
  return { works, certain: year.status === 'ANNOUNCED' };
}

/** The n-th working day after `date` (n ≥ 1); the day itself does not count (Civil Code art. 147(2)). */
export function workingDayAfter(date: CalendarDate, n: number): CalendarDate {
  let day = date;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (workingDay(day).works) left -= 1;
  }
  return day;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (workingDay(day).works) count += 1;
  return count;
}
