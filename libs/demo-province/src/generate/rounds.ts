import {
  addDays,
  calendarDate,
  daysBetween,
  fromEpochDays,
  startOfDayInVietnam,
  toEpochDays,
  type CalendarDate,
} from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import { formatCropSeason, windowEndingIn } from '@domain/catalogue/season';
import type { Good } from './goods';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** The marketplace opened when today's communes came into being; nothing in the province is older. */
export const OPENED = calendarDate('2025-07-01');

/** The days around which everything is told. */
export interface Times {
  readonly asOf: CalendarDate;
  /** The first moment of that day in Vietnam: whatever happened, happened before. */
  readonly now: number;
}

export function timesOf(asOf: CalendarDate): Times {
  if (daysBetween(OPENED, asOf) < 180)
    throw new RangeError('the demo province needs half a year behind it: take a day from 2026 on');
  return { asOf, now: startOfDayInVietnam(asOf) };
}

export type Phase = 'PAST' | 'CURRENT' | 'NEXT';

/** One harvest of a good: a crop season, or a round where seasons mean nothing. */
export interface Round {
  readonly phase: Phase;
  /** e.g. HE_THU-2027. */
  readonly season: string | null;
  readonly window: DateRange;
  /** Per mille of the usual price and yield. */
  readonly price: number;
  readonly yield: number;
}

type Dated = Omit<Round, 'phase'>;

/** A window that is so nearly over takes no new offers. */
const LAST_DAYS = 16;
/** Nobody offers the next harvest of what is harvested once a year before the present one is over. */
const FARTHEST_DAYS = 240;

/** Two harvests that are over, the present and the next one, as far as the marketplace existed. */
export function roundsOf(good: Good, districts: readonly string[], times: Times): Round[] {
  const all = good.roundDays === null ? seasonRounds(good, districts, times) : plainRounds(good.roundDays, times);
  const current = all.findIndex(({ window }) => window.to >= addDays(times.asOf, LAST_DAYS));
  return all
    .map((round, index): Round & { offset: number } => ({
      ...round,
      phase: phaseOf(index - current),
      offset: index - current,
    }))
    .filter(({ offset }) => offset >= -2 && offset <= 1)
    .filter(({ window, offset }) => offset < 1 || window.from <= addDays(times.asOf, FARTHEST_DAYS))
    .filter(({ window }) => window.from >= addDays(OPENED, 75));
}

function phaseOf(offset: number): Phase {
  return offset < 0 ? 'PAST' : offset === 0 ? 'CURRENT' : 'NEXT';
}

function seasonRounds(good: Good, districts: readonly string[], { asOf }: Times): Dated[] {
  const year = Number(asOf.slice(0, 4));
  const grown = good.seasons.filter(
    (season) => season.districts.length === 0 || season.districts.some((code) => districts.includes(code)),
  );
  return [-2, -1, 0, 1, 2]
    .flatMap((shift) =>
      (grown.length > 0 ? grown : good.seasons).map((season) => ({
        season: formatCropSeason(season.code, year + shift),
        window: windowEndingIn(season, year + shift),
        price: season.price,
        yield: season.yield,
      })),
    )
    .sort((a, b) => (a.window.to < b.window.to ? -1 : 1));
}

function plainRounds(days: number, { asOf }: Times): Dated[] {
  const first = Math.floor(toEpochDays(asOf) / days) - 4;
  return Array.from({ length: 8 }, (_, index) => {
    const from = fromEpochDays((first + index) * days);
    return { season: null, window: { from, to: addDays(from, days - 1) }, price: 1000, yield: 1000 };
  });
}
