import { THROTTLES, countedOnce, waitFor, type Counter } from './throttle';

const rule = THROTTLES['sign-in:contact-and-place'];
const after = (failures: number): Counter => ({ count: failures, lastAt: 0 });

describe('slowing down', () => {
  it('leaves the first five failures free', () => {
    expect(waitFor(rule, null, 0)).toBe(0);
    expect(waitFor(rule, after(4), 0)).toBe(0);
  });
  it('doubles the pause from the fifth failure on, up to an hour', () => {
    expect([5, 6, 7, 8].map((n) => waitFor(rule, after(n), 0) / 1000)).toEqual([30, 60, 120, 240]);
    expect(waitFor(rule, after(5000), 0)).toBe(3_600_000);
  });
  it('ends on the millisecond', () => {
    expect(waitFor(rule, after(5), 29_999)).toBe(1);
    expect(waitFor(rule, after(5), 30_000)).toBe(0);
  });
  it('forgets after a quiet day', () => {
    expect(waitFor(rule, after(5000), rule.forgetAfterMs)).toBe(0);
    expect(countedOnce(rule, after(5000), rule.forgetAfterMs)).toEqual({ count: 1, lastAt: rule.forgetAfterMs });
    expect(countedOnce(rule, after(5), 1000)).toEqual({ count: 6, lastAt: 1000 });
    expect(countedOnce(rule, null, 1000)).toEqual({ count: 1, lastAt: 1000 });
  });
});
