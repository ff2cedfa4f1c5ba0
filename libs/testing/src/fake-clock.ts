import { calendarDate, startOfDayInVietnam } from '@domain/kernel/calendar-date';

/** A clock that stands until it is told to go. Begins on the morning of 24 November 2026 in Vietnam. */
export class FakeClock {
  private ms = Date.UTC(2026, 10, 24, 1, 0, 0);

  now(): number {
    return this.ms;
  }

  advance(time: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = time;
    this.ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }

  /** Goes to an hour of a day in Vietnam. */
  goTo(day: string, hour = 8): void {
    this.ms = startOfDayInVietnam(calendarDate(day)) + hour * 3_600_000;
  }
}
