import { addDays, dayInVietnam, startOfDayInVietnam } from '../kernel/calendar-date';
import type { ChannelName, Note } from './notification';
import { wants, type Preferences, type QuietHours } from './preferences';

const MINUTE_MS = 60_000;
/** When the digest of a day goes out, minutes since midnight in Vietnam. */
const DIGEST_AT = 7 * 60;

/** The first moment from `at` on that lies outside the quiet hours; `at` itself when it does. Milliseconds. */
export function afterQuiet(at: number, quiet: QuietHours | null): number {
  if (!quiet || quiet.from === quiet.to) return at;
  const day = dayInVietnam(at);
  const midnight = startOfDayInVietnam(day);
  const minute = (at - midnight) / MINUTE_MS;
  const overnight = quiet.from > quiet.to;
  if (overnight ? minute < quiet.from && minute >= quiet.to : minute < quiet.from || minute >= quiet.to) return at;
  const endsToday = !overnight || minute < quiet.to;
  return startOfDayInVietnam(endsToday ? day : addDays(day, 1)) + quiet.to * MINUTE_MS;
}

/** The next morning's digest after a moment. */
export function nextDigest(after: number): number {
  const day = dayInVietnam(after);
  const today = startOfDayInVietnam(day) + DIGEST_AT * MINUTE_MS;
  return after < today ? today : startOfDayInVietnam(addDays(day, 1)) + DIGEST_AT * MINUTE_MS;
}

export interface PlannedDelivery {
  readonly channel: ChannelName;
  readonly dueAt: number;
  readonly digest: boolean;
}

/** Which channels a note takes to somebody, and when. `reachable` are those that are on and have an address of theirs. */
export function planDeliveries(
  note: Pick<Note, 'kind' | 'urgent'>,
  preferences: Preferences,
  reachable: readonly ChannelName[],
  now: number,
): PlannedDelivery[] {
  const digest = preferences.digest === 'DAILY' && !note.urgent;
  const dueAt = afterQuiet(digest ? nextDigest(now) : now, preferences.quiet);
  return reachable
    .filter((channel) => wants(preferences, note.kind, channel))
    .map((channel) => ({ channel, dueAt, digest }));
}

const PAUSES_MIN = [1, 5, 15, 60, 240];

/** When a failed sending is tried again, after so many tries; null when it is given up. Milliseconds. */
export function nextTry(attempts: number, now: number): number | null {
  const pause = PAUSES_MIN[attempts - 1];
  return pause === undefined ? null : now + pause * MINUTE_MS;
}
