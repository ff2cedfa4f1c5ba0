import fc from 'fast-check';
import { dueTime, pause, resume, startClock, usedMs, type SlaClock } from './sla-clock';

const DAY = 86_400_000;
const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 6, 1) });
/** Gaps of running and waiting in turn, in milliseconds. */
const waits = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 0, max: 20 * DAY })), {
  maxLength: 6,
});

function clockOf(startedAt: number, gaps: readonly (readonly [number, number])[]): SlaClock {
  let clock = startClock(startedAt);
  let now = startedAt;
  for (const [running, waiting] of gaps) {
    now += running;
    clock = pause(clock, now);
    now += waiting;
    clock = resume(clock, now);
  }
  return clock;
}

describe('laws of the clock', () => {
  it('uses exactly five working days by the due time, and less a moment before', () => {
    fc.assert(
      fc.property(start, waits, (startedAt, gaps) => {
        const clock = clockOf(startedAt, gaps);
        const due = dueTime(clock);
        expect(due).not.toBeNull();
        expect(usedMs(clock, due?.dueAt ?? 0)).toBe(5 * DAY);
        expect(usedMs(clock, (due?.dueAt ?? 0) - 1)).toBe(5 * DAY - 1);
      }),
    );
  });

  it('never makes the due time earlier by waiting, and never counts a moment of waiting', () => {
    fc.assert(
      fc.property(start, waits, fc.integer({ min: 0, max: 20 * DAY }), (startedAt, gaps, wait) => {
        const clock = clockOf(startedAt, gaps);
        const from = (clock.pauses.at(-1)?.to ?? startedAt) + 1;
        const waited = resume(pause(clock, from), from + wait);
        expect(usedMs(waited, from + wait)).toBe(usedMs(waited, from));
        expect(dueTime(waited)?.dueAt ?? 0).toBeGreaterThanOrEqual(dueTime(clock)?.dueAt ?? 0);
      }),
    );
  });
});
