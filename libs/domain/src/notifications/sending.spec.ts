import { DEFAULT_PREFERENCES, formatTimeOfDay, parseTimeOfDay, wants } from './preferences';
import { afterQuiet, nextDigest, nextTry, planDeliveries } from './sending';

const vn = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 7, minute);
const night = { from: 21 * 60, to: 6 * 60 };

describe('quiet hours', () => {
  it.each([
    ['in the evening', vn(24, 22), vn(25, 6)],
    ['at their first minute', vn(24, 21), vn(25, 6)],
    ['after midnight', vn(25, 2, 30), vn(25, 6)],
    ['at their end', vn(25, 6), vn(25, 6)],
    ['by day', vn(24, 12), vn(24, 12)],
  ])('%s', (_when, at, expected) => {
    expect(afterQuiet(at, night)).toBe(expected);
  });

  it('may lie within a day, and may be none', () => {
    expect(afterQuiet(vn(24, 12, 30), { from: 12 * 60, to: 13 * 60 })).toBe(vn(24, 13));
    expect(afterQuiet(vn(24, 3), null)).toBe(vn(24, 3));
    expect(afterQuiet(vn(24, 3), { from: 60, to: 60 })).toBe(vn(24, 3));
  });
});

it('sends the digest in the morning', () => {
  expect(nextDigest(vn(24, 6, 59))).toBe(vn(24, 7));
  expect(nextDigest(vn(24, 7))).toBe(vn(25, 7));
});

describe('a note', () => {
  const daily = { ...DEFAULT_PREFERENCES, digest: 'DAILY' as const };

  it('waits for the digest only when nobody waits for the reader', () => {
    expect(planDeliveries({ kind: 'ORGANISATION', urgent: false }, daily, ['EMAIL'], vn(24, 12))).toEqual([
      { channel: 'EMAIL', dueAt: vn(25, 7), digest: true },
    ]);
    expect(planDeliveries({ kind: 'CONTRACT', urgent: true }, daily, ['EMAIL'], vn(24, 12))).toEqual([
      { channel: 'EMAIL', dueAt: vn(24, 12), digest: false },
    ]);
  });

  it('takes the channels that are wanted for its kind', () => {
    const of = (kind: 'DEADLINE' | 'OFFER') =>
      planDeliveries({ kind, urgent: true }, DEFAULT_PREFERENCES, ['EMAIL', 'SMS', 'ZALO'], vn(24, 12)).map(
        (d) => d.channel,
      );
    expect(of('DEADLINE')).toEqual(['EMAIL', 'SMS', 'ZALO']);
    expect(of('OFFER')).toEqual(['EMAIL']);
    expect(wants({ ...DEFAULT_PREFERENCES, choices: { OFFER: { EMAIL: false, SMS: true } } }, 'OFFER', 'SMS')).toBe(
      true,
    );
  });
});

it('tries again with growing pauses and then gives up', () => {
  expect([1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, 0))).toEqual([
    60_000,
    300_000,
    900_000,
    3_600_000,
    14_400_000,
    null,
  ]);
});

it.each([
  ['06:30', 390],
  ['24:00', null],
  ['6:30', null],
  ['', null],
])('reads %s as a time of day', (text, minutes) => {
  expect(parseTimeOfDay(text)).toBe(minutes);
  if (minutes !== null) expect(formatTimeOfDay(minutes)).toBe(text);
});
