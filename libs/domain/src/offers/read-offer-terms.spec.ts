import type { Commodity, QualityAttribute } from '../catalogue/commodity';
import { calendarDate } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';
import { Quantity } from '../kernel/quantity';
import type { GoodsFacts } from './reading';
import { readOfferTerms, type OfferTermsForm } from './read-offer-terms';

const d = (text: string | number) => new Decimal(text);
const names = { vi: 'x', en: 'x' };
const pineapple: Commodity = {
  code: 'KHOM',
  names,
  scientificName: null,
  sector: 'FRUIT',
  sectors: ['FRUIT'],
  baseUnit: 'PIECE',
  units: ['TRAI', 'CHUC', 'KG'],
  priceUnits: ['TRAI'],
  forms: ['FRESH'],
  quality: ['WEIGHT', 'GRADE', 'CLEAN'],
  pickupDelayHours: 72,
  synonyms: [],
};
const attribute = (code: string, change: Partial<QualityAttribute>): [string, QualityAttribute] => [
  code,
  {
    code,
    names,
    kind: 'MEASURED',
    unit: 'KG',
    range: null,
    choices: [],
    method: null,
    standard: null,
    better: 'MORE',
    ...change,
  },
];
const facts: GoodsFacts = {
  commodity: pineapple,
  varieties: new Set(['QUEEN']),
  seasons: new Set(['CHINH_VU']),
  attributes: new Map([
    attribute('WEIGHT', { range: { least: '0.2', most: '5' } }),
    attribute('GRADE', { kind: 'NAMED', choices: [{ code: 'A', names }] }),
    attribute('CLEAN', { kind: 'YES_NO' }),
  ]),
  placeKnown: true,
};
const form: OfferTermsForm = {
  commodity: 'KHOM',
  form: 'FRESH',
  volume: { fixed: { amount: d(1000), unit: 'CHUC', chuc: 12 } },
  harvest: { from: calendarDate('2026-04-01'), to: calendarDate('2026-06-30') },
  placeId: 'vn-30904-2025',
  price: { mechanism: 'FIXED', base: d(96_000), unit: 'CHUC', chuc: 12 },
};
const read = (change: Partial<OfferTermsForm> = {}, with_: Partial<GoodsFacts> = {}) =>
  readOfferTerms({ ...form, ...change }, { ...facts, ...with_ });
const faults = (change: Partial<OfferTermsForm>, with_: Partial<GoodsFacts> = {}): string[] => {
  const result = read(change, with_);
  if (result.ok) return [];
  return result.refusal.code === 'invalid-input'
    ? result.refusal.issues.map(({ path, code }) => `${path} ${code}`)
    : [result.refusal.code];
};

it('brings amounts and prices to the base unit', () => {
  expect(read({ minimumLot: { amount: d(100), unit: 'TRAI' }, variety: ' QUEEN ', season: 'CHINH_VU-2026' })).toEqual({
    ok: true,
    value: {
      commodity: 'KHOM',
      variety: 'QUEEN',
      form: 'FRESH',
      season: 'CHINH_VU-2026',
      volume: { kind: 'FIXED', quantity: Quantity.ofMilli(12_000_000n, 'PIECE') },
      harvest: form.harvest,
      quality: [],
      certificateIds: [],
      place: { unitId: 'vn-30904-2025', point: null },
      price: { mechanism: 'FIXED', base: d(8000) },
      minimumLot: Quantity.ofMilli(100_000n, 'PIECE'),
      photoIds: [],
      note: null,
    },
  });
});

it('takes a price per kilogram for what is counted, when a piece has a weight', () => {
  const price = { mechanism: 'FIXED', base: d(9000), unit: 'KG', kgEach: d('0.9') } as const;
  expect(read({ price })).toMatchObject({ value: { price: { base: d(8100) } } });
  expect(faults({ price: { mechanism: 'FIXED', base: d(9000), unit: 'KG' } })).toEqual(['ambiguous-unit']);
});

it.each<[string, Partial<OfferTermsForm>, string[]]>([
  ['a chục without its size', { volume: { fixed: { amount: d(1), unit: 'CHUC' } } }, ['ambiguous-unit']],
  ['a unit of other goods', { volume: { fixed: { amount: d(1), unit: 'GIA' } } }, ['unit-not-for-commodity']],
  ['half a fruit', { volume: { fixed: { amount: d('0.5'), unit: 'TRAI' } } }, ['volume.fixed.amount not-whole']],
  [
    'low above high',
    {
      volume: { expected: { area: d(1), areaUnit: 'HA', yieldLow: d(3), yieldHigh: d(2), yieldUnit: 'TRAI' } },
    },
    ['volume.expected.yieldHigh below-least'],
  ],
  [
    'no area',
    { volume: { expected: { area: d(0), areaUnit: 'HA', yieldLow: d(2), yieldHigh: d(2), yieldUnit: 'TRAI' } } },
    ['volume.expected.area too-small'],
  ],
  ['no bound of a measured attribute', { quality: [{ attribute: 'WEIGHT' }] }, ['quality[0].atLeast required']],
  [
    'bounds upside down',
    { quality: [{ attribute: 'WEIGHT', atLeast: d(2), atMost: d(1) }] },
    ['quality[0].atMost below-least'],
  ],
  [
    'bounds beyond belief',
    { quality: [{ attribute: 'WEIGHT', atLeast: d('0.1'), atMost: d(6) }] },
    ['quality[0].atLeast too-small', 'quality[0].atMost too-large'],
  ],
  ['an unknown grade', { quality: [{ attribute: 'GRADE', choice: 'B' }] }, ['quality[0].choice unknown-value']],
  [
    'a number for a grade',
    { quality: [{ attribute: 'GRADE', choice: 'A', atLeast: d(1) }] },
    ['quality[0].atLeast not-measured'],
  ],
  [
    'an attribute twice',
    {
      quality: [
        { attribute: 'CLEAN', choice: 'YES' },
        { attribute: 'CLEAN', choice: 'NO' },
      ],
    },
    ['quality[1].attribute unknown-value'],
  ],
  ['too many photos', { photoIds: Array.from({ length: 13 }, (_, i) => `${i}`) }, ['photoIds too-many']],
])('refuses %s', (_what, change, expected) => {
  expect(faults(change).slice(0, expected.length)).toEqual(expected);
});

it('refuses what the catalogue and the gazetteer do not know', () => {
  expect(faults({}, { commodity: null })).toEqual(['commodity unknown-value']);
  expect(faults({}, { placeKnown: false })).toEqual(['placeId unknown-value']);
});
