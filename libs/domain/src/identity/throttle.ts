/**
 * How tries are slowed down. A few failures are free, as everybody mistypes; each one after that doubles the pause.
 * Counters are kept per contact and place, per contact, and per place (the network part of the address), so that one
 * attacker can not keep the owner out from elsewhere, and many attackers can not share out one account. A contact
 * nobody owns is counted like any other, so that the lock tells nothing.
 */
export interface ThrottleRule {
  /** Failures without consequence. */
  readonly free: number;
  /** The first pause; it doubles with each further failure. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** The counter starts anew when nothing failed for so long. */
  readonly forgetAfterMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const THROTTLES = {
  /** Sign-in by one contact from one place. */
  'sign-in:contact-and-place': { free: 5, firstPauseMs: 30_000, longestPauseMs: HOUR, forgetAfterMs: 24 * HOUR },
  /** Sign-in by one contact from anywhere. */
  'sign-in:contact': { free: 20, firstPauseMs: MINUTE, longestPauseMs: HOUR, forgetAfterMs: 24 * HOUR },
  /** Sign-in from one place by anybody: a village shares an address, hence the room. */
  'sign-in:place': { free: 60, firstPauseMs: 30_000, longestPauseMs: HOUR, forgetAfterMs: HOUR },
  /** Codes sent to one contact: each costs its owner a message. */
  'code:contact': { free: 5, firstPauseMs: 2 * MINUTE, longestPauseMs: 6 * HOUR, forgetAfterMs: 24 * HOUR },
  /** Codes asked for from one place. */
  'code:place': { free: 40, firstPauseMs: MINUTE, longestPauseMs: HOUR, forgetAfterMs: HOUR },
} as const satisfies Record<string, ThrottleRule>;
export type ThrottleName = keyof typeof THROTTLES;

export interface Counter {
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAt: number;
}

/** Milliseconds to wait before the next try; 0 when it may be made now. */
export function waitFor(rule: ThrottleRule, counter: Counter | null, now: number): number {
  if (!counter || now - counter.lastAt >= rule.forgetAfterMs || counter.count < rule.free) return 0;
  const doublings = Math.min(counter.count - rule.free, 30);
  const pause = Math.min(rule.firstPauseMs * 2 ** doublings, rule.longestPauseMs);
  return Math.max(0, counter.lastAt + pause - now);
}

/** The counter after one more. */
export function countedOnce(rule: ThrottleRule, counter: Counter | null, now: number): Counter {
  const fresh = !counter || now - counter.lastAt >= rule.forgetAfterMs;
  return { count: fresh ? 1 : counter.count + 1, lastAt: now };
}
