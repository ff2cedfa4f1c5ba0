import { calendarDate, startOfDayInVietnam } from '../kernel/calendar-date';
import { dueTime, hasRunOut, isPaused, pause, resume, startClock, usedMs } from './sla-clock';
import { weekday, workingDay, workingDayAfter, workingDaysBetween } from './working-days';

const HOUR = 3_600_000;
const at = (day: string, hour = 9): number => startOfDayInVietnam(calendarDate(day)) + hour * HOUR;
const dueOn = (day: string, hour = 9): string | undefined => dueTime(startClock(at(day, hour)))?.dueOn;

describe('working days', () => {
  it('knows the days of the week', () => {
    expect(weekday(calendarDate('2026-11-23'))).toBe(0);
    expect(weekday(calendarDate('2026-11-29'))).toBe(6);
    expect(weekday(calendarDate('1969-12-31'))).toBe(2);
  });

  it('leaves out Tết of every year in the table', () => {
    for (const day of ['2024-02-12', '2025-01-29', '2026-02-17', '2027-02-08', '2028-01-26']) {
      expect(workingDay(calendarDate(day)).works).toBe(false);
    }
  });

  it('works on a Saturday that replaces a moved holiday', () => {
    expect(workingDay(calendarDate('2025-04-26'))).toEqual({ works: true, certain: true });
    expect(workingDay(calendarDate('2025-05-02')).works).toBe(false);
  });

  it('says when a year is not announced, and then knows only weekends and fixed days', () => {
    expect(workingDay(calendarDate('2027-02-08')).certain).toBe(false);
    expect(workingDay(calendarDate('2031-09-02'))).toEqual({ works: false, certain: false });
    expect(workingDay(calendarDate('2031-09-03'))).toEqual({ works: true, certain: false });
  });

  it('counts between days without the first', () => {
    expect(workingDaysBetween(calendarDate('2026-02-13'), calendarDate('2026-02-23'))).toBe(1);
    expect(workingDaysBetween(calendarDate('2026-02-13'), calendarDate('2026-02-13'))).toBe(0);
    expect(workingDayAfter(calendarDate('2026-02-13'), 1)).toBe('2026-02-23');
  });
});

describe('the clock of an appraisal', () => {
  it('gives five working days after the day of submission', () => {
    expect(dueOn('2026-06-01')).toBe('2026-06-08');
    expect(dueOn('2026-06-05')).toBe('2026-06-12');
    expect(dueOn('2026-06-06')).toBe('2026-06-12');
  });

  it('is the same at any hour of the Vietnamese day', () => {
    expect(dueOn('2026-06-01', 0)).toBe(dueOn('2026-06-01', 23.99));
  });

  it('stands still over Tết, national holidays and moved days', () => {
    expect(dueOn('2026-02-12')).toBe('2026-02-26');
    expect(dueOn('2025-01-24')).toBe('2025-02-07');
    expect(dueOn('2024-02-07')).toBe('2024-02-21');
    expect(dueOn('2025-04-25')).toBe('2025-05-06');
  });

  it('runs across the end of a year and says when the next year is not announced', () => {
    expect(dueTime(startClock(at('2025-12-29')))).toMatchObject({ dueOn: '2026-01-07', certain: true });
    expect(dueTime(startClock(at('2026-12-29')))).toMatchObject({ dueOn: '2027-01-06', certain: false });
    expect(dueTime(startClock(at('2023-12-28')))).toMatchObject({ certain: false });
  });

  it('has no due day while the parties are waited for, however long that takes', () => {
    const waiting = pause(startClock(at('2026-06-01')), at('2026-06-02'));
    expect(dueTime(waiting)).toBeNull();
    expect(hasRunOut(waiting, at('2029-01-01'))).toBe(false);
    expect(usedMs(waiting, at('2029-01-01'))).toBe(9 * HOUR);
  });

  it('moves by exactly the working time that the answer took', () => {
    const clock = resume(pause(startClock(at('2026-06-01')), at('2026-06-02', 9)), at('2026-06-04', 15));
    expect(dueTime(clock)).toMatchObject({ dueAt: at('2026-06-11', 6), dueOn: '2026-06-11' });
  });

  it('does not move for a wait over a weekend or before the clock started', () => {
    const overWeekend = resume(pause(startClock(at('2026-06-01')), at('2026-06-06', 1)), at('2026-06-07', 23));
    expect(dueTime(overWeekend)?.dueAt).toBe(at('2026-06-09', 0));
    const sameDay = resume(pause(startClock(at('2026-06-01', 8)), at('2026-06-01', 10)), at('2026-06-01', 20));
    expect(dueTime(sameDay)?.dueAt).toBe(at('2026-06-09', 0));
  });

  it('runs out at the end of the last day, not before', () => {
    const clock = startClock(at('2026-06-01'));
    expect(hasRunOut(clock, at('2026-06-08', 23.999))).toBe(false);
    expect(hasRunOut(clock, at('2026-06-09', 0))).toBe(true);
  });

  it('pauses and resumes only once', () => {
    const running = startClock(at('2026-06-01'));
    expect(resume(running, at('2026-06-02'))).toBe(running);
    const standing = pause(running, at('2026-06-02'));
    expect(pause(standing, at('2026-06-03'))).toBe(standing);
    expect(isPaused(resume(standing, at('2026-06-03')))).toBe(false);
  });
});
