import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { AppraisalState } from '@domain/appraisal/appraisal.transitions';
import { dueTime, startClock } from '@domain/appraisal/sla-clock';
import { workingDay } from '@domain/appraisal/working-days';
import type { Random } from './random';
import { DAY_MS, HOUR_MS } from './rounds';

/** When each step of a contract was taken, milliseconds; what never came is null. */
export interface Timeline {
  readonly end: ContractState;
  readonly proposed: number;
  readonly counters: readonly number[];
  readonly agreed: number | null;
  readonly submitted: number | null;
  readonly assigned: number | null;
  readonly asked: number | null;
  readonly answered: number | null;
  readonly cosignatureAsked: number | null;
  /** When the opinion was given, or the clock ran out. */
  readonly advised: number | null;
  readonly inTime: boolean;
  readonly acknowledged: number | null;
  readonly signed: readonly number[];
  /** Refused, withdrawn, lapsed, suspended, terminated, fulfilled. */
  readonly ended: number | null;
  readonly appraisal: AppraisalState | null;
  /** Of high value: two advisors. */
  readonly fourEyes: boolean;
}

type Draft = { -readonly [K in keyof Timeline]: Timeline[K] };

/** How far each kind of ending goes: 0 negotiated, 1 agreed, 2 on the desk, 3 advised, 4 one signature, 5 in force. */
const REACH: Readonly<Record<ContractState, number>> = {
  NEGOTIATING: 0,
  REFUSED: 0,
  LAPSED: 0,
  WITHDRAWN: 1,
  AGREED: 1,
  UNDER_APPRAISAL: 2,
  ADVISED: 3,
  SIGNING: 4,
  IN_FORCE: 5,
  SUSPENDED: 5,
  FULFILLED: 5,
  TERMINATED: 5,
};
const LIVE: readonly ContractState[] = ['NEGOTIATING', 'AGREED', 'UNDER_APPRAISAL', 'ADVISED', 'SIGNING'];
/** States whose last step has to lie close to the present, or its deadline would be over. */
export const isLive = (end: ContractState): boolean => LIVE.includes(end);
/** The longest way from proposal to both signatures, in days. */
export const LONGEST_DAYS = 34;

export interface Frame {
  readonly end: ContractState;
  /** The first moment at which somebody could propose, and the moment before which everything happened. */
  readonly from: number;
  readonly now: number;
  readonly harvestTo: number;
  readonly fourEyes: boolean;
  /** How the case stands, for a contract that lies on the desk. */
  readonly desk: AppraisalState;
}

export function timelineOf(random: Random, frame: Frame): Timeline {
  const start = isLive(frame.end) ? frame.now - HOUR_MS * random.int(3, 30) : frame.from + HOUR_MS * random.int(8, 120);
  const seedOfWay = random.next();
  let way = walk(start, frame, seedOfWay);
  // Live ways are walked from an estimate and pulled back until they end before the present.
  if (isLive(frame.end)) way = walk(start - (lastOf(way) - start), frame, seedOfWay);
  for (let tries = 0; lastOf(way) >= frame.now - HOUR_MS; tries += 1) {
    if (tries > 200) throw new Error(`no time for a contract ${frame.end}`);
    way = walk(way.proposed - DAY_MS, frame, seedOfWay);
  }
  return withEnd(way, frame, seedOfWay);
}

const lastOf = (way: Timeline): number =>
  Math.max(
    way.proposed,
    ...way.counters,
    ...way.signed,
    ...[way.agreed, way.submitted, way.assigned, way.asked, way.answered, way.cosignatureAsked].map((ms) => ms ?? 0),
    ...[way.advised, way.acknowledged, isEnding(way.end) ? 0 : way.ended].map((ms) => ms ?? 0),
  );
const isEnding = (end: ContractState): boolean => REACH[end] === 5 && end !== 'IN_FORCE';

/** Draws by a number alone, so that walking again from another day takes the same steps. */
class Gaps {
  constructor(private state: number) {}
  int(least: number, most: number): number {
    this.state = (Math.imul(this.state ^ (this.state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return least + ((this.state >>> 3) % (most - least + 1));
  }
  hours(least: number, most: number): number {
    return HOUR_MS * this.int(least, most) + 60_000 * this.int(0, 59) + 1000 * this.int(0, 59);
  }
}

function walk(start: number, frame: Frame, seed: number): Draft {
  const { end, fourEyes } = frame;
  const gaps = new Gaps(seed);
  let now = byDay(start);
  const way: Draft = {
    ...{ end, fourEyes, proposed: now, counters: [], agreed: null, submitted: null, assigned: null, asked: null },
    ...{ answered: null, cosignatureAsked: null, advised: null, inTime: true, acknowledged: null, signed: [] },
    ...{ ended: null, appraisal: null },
  };
  const after = (least: number, most: number): number => (now = byDay(now + gaps.hours(least, most)));
  way.counters = Array.from({ length: gaps.int(0, 3) }, () => after(4, 60));
  if (REACH[end] >= 1) way.agreed = after(3, 60);
  if (REACH[end] >= 2) {
    way.submitted = after(2, 40);
    now = onTheDesk(way, frame, gaps);
  }
  if (REACH[end] >= 4) way.signed = [after(4, 60)];
  if (REACH[end] >= 5) way.signed = [...way.signed, after(4, 60)];
  return way;
}

/** Five working days; a question stops the clock. Gives the moment of the last step. */
function onTheDesk(way: Draft, { end, desk }: Frame, gaps: Gaps): number {
  let now = way.submitted ?? 0;
  const after = (least: number, most: number): number => (now = inOfficeHours(now + gaps.hours(least, most)));
  const onDesk = end === 'UNDER_APPRAISAL';
  if (onDesk && desk === 'SUBMITTED') return stop(way, 'SUBMITTED', now);
  if (!onDesk && gaps.int(1, 100) <= 4) {
    way.inTime = false;
    way.advised = (dueTime(startClock(way.submitted ?? 0))?.dueAt ?? 0) + 90_000;
    return stop(way, 'LAPSED', way.advised);
  }
  way.assigned = after(2, 14);
  if (onDesk && desk === 'ASSIGNED') return stop(way, 'ASSIGNED', now);
  const asks = onDesk ? desk === 'WAITING_FOR_PARTIES' : gaps.int(1, 100) <= 18;
  if (asks) {
    way.asked = after(2, 8);
    if (onDesk) return stop(way, 'WAITING_FOR_PARTIES', now);
    way.answered = now = byDay(now + gaps.hours(3, 20));
  }
  if (way.fourEyes) {
    way.cosignatureAsked = after(6, 22);
    if (onDesk) return stop(way, 'AWAITING_COSIGNATURE', now);
  } else if (onDesk) return stop(way, 'ASSIGNED', now);
  way.advised = after(4, 24);
  way.appraisal = 'CONCLUDED';
  way.acknowledged = now = byDay(now + gaps.hours(2, 20));
  return now;
}

function stop(way: Draft, state: AppraisalState, now: number): number {
  way.appraisal = state;
  return now;
}

/** The next moment between half past six in the morning and nine in the evening: people of the Delta rise early. */
function byDay(ms: number): number {
  const day = ms + 7 * HOUR_MS - ((ms + 7 * HOUR_MS) % DAY_MS) - 7 * HOUR_MS;
  const [morning, evening] = [day + 6.5 * HOUR_MS, day + 21 * HOUR_MS];
  // What would fall into the night is spread over the next morning.
  if (ms < morning) return morning + Math.floor(((ms - day) * 4) / 5);
  return ms <= evening ? ms : morning + DAY_MS + Math.floor(((ms - evening) * 4) / 5);
}

/** The next moment between eight and five o'clock of a working day. */
function inOfficeHours(ms: number): number {
  let at = ms;
  for (;;) {
    const hour = Math.floor(((at + 7 * HOUR_MS) % DAY_MS) / HOUR_MS);
    if (workingDay(dayInVietnam(at)).works && hour >= 8 && hour < 17) return at;
    at += hour < 8 ? (8 - hour) * HOUR_MS : (32 - hour) * HOUR_MS;
  }
}

/** What came after the last step: the answer that ended it, the deadline that passed, the harvest. */
function withEnd(way: Draft, { end, now, harvestTo }: Frame, seed: number): Timeline {
  const gaps = new Gaps(seed ^ 0x5bd1e995);
  const last = lastOf(way);
  if (end === 'REFUSED' || end === 'WITHDRAWN') return { ...way, ended: byDay(last + gaps.hours(3, 40)) };
  if (end === 'LAPSED') return { ...way, ended: last + 7 * DAY_MS + gaps.hours(0, 1) };
  const force = way.signed[1];
  if (force === undefined || !isEnding(end)) return way;
  if (end === 'FULFILLED')
    return { ...way, ended: Math.min(harvestTo + gaps.hours(100, 500), now - gaps.hours(1, 20)) };
  const latest = Math.min(now, harvestTo);
  const somewhere = force + Math.max(HOUR_MS, Math.floor(((latest - force) * gaps.int(30, 90)) / 100));
  return { ...way, ended: Math.min(byDay(somewhere), now - HOUR_MS) };
}
