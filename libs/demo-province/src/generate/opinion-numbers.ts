import { dayInVietnam } from '@domain/kernel/calendar-date';
import { opinionTimes, type OfferPlan } from './plan';

/** Numbers opinions in the order of time within each year, without gaps; those that come after the plans follow on. */
export class OpinionNumbers {
  private readonly byYear = new Map<number, number[]>();
  private readonly given = new Set<string>();
  private readonly late = new Map<number, number>();

  constructor(plans: Iterable<readonly OfferPlan[]>) {
    for (const offers of plans) for (const when of opinionTimes(offers)) this.yearOf(when).push(when);
    for (const times of this.byYear.values()) times.sort((a, b) => a - b);
  }

  private yearOf(when: number): number[] {
    const year = Number(dayInVietnam(when).slice(0, 4));
    const times = this.byYear.get(year) ?? [];
    this.byYear.set(year, times);
    return times;
  }

  placeOf(when: number): number {
    const times = this.yearOf(when);
    const year = Number(dayInVietnam(when).slice(0, 4));
    for (let place = firstAt(times, when); times[place] === when; place += 1) {
      if (this.given.has(`${year}/${place}`)) continue;
      this.given.add(`${year}/${place}`);
      return place + 1;
    }
    const after = (this.late.get(year) ?? times.length) + 1;
    this.late.set(year, after);
    return after;
  }
}

function firstAt(times: readonly number[], when: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) < when) low = middle + 1;
    else high = middle;
  }
  return low;
}
