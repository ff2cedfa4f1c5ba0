import { addDays, dayInVietnam, startOfDayInVietnam, type CalendarDate } from '../kernel/calendar-date';
import { workingDay } from './working-days';

/**
 * The clock of an appraisal (thời hạn thẩm định): five working days from the day after submission (the first day does
 * not count, Civil Code art. 147(2)), standing still from a question to the parties until its answer. Counted to the
 * millisecond, so that no sequence of questions gains or loses a day for anybody. When it runs out, signing is free.
 */
export const TARGET_WORKING_DAYS = 5;

/** Instants in milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  /** Null while the parties have not answered. */
  readonly to: number | null;
}
export interface SlaClock {
  readonly startedAt: number;
  readonly targetWorkingDays: number;
  /** In order of time, never overlapping; only the last may be open. */
  readonly pauses: readonly Pause[];
}
export interface DueTime {
  /** The first instant after the last moment in time. */
  readonly dueAt: number;
  /** The last day on which the opinion is in time. */
  readonly dueOn: CalendarDate;
  /** False when a year on the way has no announced holidays, so that the day may still move. */
  readonly certain: boolean;
}

const DAY_MS = 86_400_000;

export function startClock(startedAt: number, targetWorkingDays = TARGET_WORKING_DAYS): SlaClock {
  return { startedAt, targetWorkingDays, pauses: [] };
}

export const isPaused = (clock: SlaClock): boolean => clock.pauses.at(-1)?.to === null;

/** No effect on a clock that stands already. */
export function pause(clock: SlaClock, now: number): SlaClock {
  return isPaused(clock) ? clock : { ...clock, pauses: [...clock.pauses, { from: now, to: null }] };
}

/** No effect on a clock that runs. */
export function resume(clock: SlaClock, now: number): SlaClock {
  const last = clock.pauses.at(-1);
  if (!last || last.to !== null) return clock;
  return { ...clock, pauses: [...clock.pauses.slice(0, -1), { from: last.from, to: Math.max(now, last.from) }] };
}

/** Working time used up to `now`, in milliseconds of working days (24 hours each). */
export function usedMs(clock: SlaClock, now: number): number {
  let used = 0;
  for (let day = firstDay(clock); startOfDayInVietnam(day) < now; day = addDays(day, 1)) {
    if (workingDay(day).works) used += runningWithin(clock, startOfDayInVietnam(day), now);
  }
  return used;
}

/** When the clock runs out if nothing else happens; null while it stands still. */
export function dueTime(clock: SlaClock): DueTime | null {
  if (isPaused(clock)) return null;
  let left = clock.targetWorkingDays * DAY_MS;
  let certain = true;
  for (let day = firstDay(clock); ; day = addDays(day, 1)) {
    const working = workingDay(day);
    certain &&= working.certain;
    if (!working.works) continue;
    const start = startOfDayInVietnam(day);
    const running = runningWithin(clock, start, start + DAY_MS);
    if (running >= left) {
      const dueAt = instantAfterRunning(clock, start, left);
      return { dueAt, dueOn: dayInVietnam(dueAt - 1), certain };
    }
    left -= running;
  }
}

/** Whether the Alliance is too late. Never while the parties are being waited for. */
export function hasRunOut(clock: SlaClock, now: number): boolean {
  const due = dueTime(clock);
  return due !== null && now >= due.dueAt;
}

const firstDay = (clock: SlaClock): CalendarDate => addDays(dayInVietnam(clock.startedAt), 1);

/** Milliseconds within one day (from its start, to its end or `until`) in which the clock ran. */
function runningWithin(clock: SlaClock, dayStart: number, until: number): number {
  const end = Math.min(until, dayStart + DAY_MS);
  let running = end - dayStart;
  for (const one of clock.pauses) {
    const overlap = Math.min(one.to ?? Infinity, end) - Math.max(one.from, dayStart);
    if (overlap > 0) running -= overlap;
  }
  return running;
}

/** The instant of a day at which `wanted` milliseconds of running have passed since its start. */
function instantAfterRunning(clock: SlaClock, dayStart: number, wanted: number): number {
  let at = dayStart + wanted;
  for (const one of clock.pauses) {
    const from = Math.max(one.from, dayStart);
    const to = one.to ?? Infinity;
    if (from < at && to > from) at += to - from;
  }
  return at;
}
