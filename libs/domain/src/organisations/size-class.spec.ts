import { sizeClassOf } from './size-class';

const BILLION = 1_000_000_000n;

it.each([
  [320, 12n * BILLION, 3n * BILLION, 'MEDIUM'],
  [320, 1_500_000_000n, 900_000_000n, 'MICRO'],
  [49, 60n * BILLION, null, 'MICRO'],
  [300, 50n * BILLION, null, 'LARGE'],
  [300, null, 10n * BILLION, 'LARGE'],
  [299, 50n * BILLION, null, 'MEDIUM'],
  [50, null, BILLION, 'SMALL'],
  [50, 1_999_999_999n, 999_999_999n, 'MICRO'],
  [null, 60n * BILLION, null, null],
] as const)('%s members, revenue %s, capital %s: %s', (officialMembers, annualRevenue, capital, expected) =>
  expect(sizeClassOf({ officialMembers, annualRevenue, capital })).toBe(expected),
);
