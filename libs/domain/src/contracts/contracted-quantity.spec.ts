import { committedQuantity, estimatedValue } from './contracted-quantity';
import { readTerms } from './terms/read-terms';
import type { Terms, TermsLine } from './terms/terms';

function termsOf(json: object): Terms {
  const reading = readTerms(json);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}
const lineOf = (line: object): TermsLine => termsOf({ lines: [line] }).lines[0] as TermsLine;
const committed = (line: object): string | null => {
  const quantity = committedQuantity(lineOf(line));
  return quantity && `${quantity.toString()} ${quantity.unit}`;
};

describe('the quantity that a line commits', () => {
  it.each([
    [{ quantity: '80', unit: 'TONNE' }, '80000 KG'],
    [{ quantity: '12.5', unit: 'QUINTAL' }, '1250 KG'],
    [{ quantityMode: 'FIXED', quantity: '0.0005', unit: 'KG' }, '0.001 KG'],
    [{ quantity: '30', unit: 'DOZEN_12' }, '360 PIECE'],
    [{ quantity: '30', unit: 'DOZEN_14' }, '420 PIECE'],
    [{ quantity: '200', unit: 'HAND', kgPerUnit: '2.4' }, '480 KG'],
    // The upper end: the buyer may call for all of it.
    [{ quantityMode: 'RANGE', min: '60', max: '80', unit: 'TONNE' }, '80000 KG'],
  ])('%j is %s', (line, expected) => {
    expect(committed(line)).toBe(expected);
  });

  it.each([
    ['a hand whose weight is not said', { quantity: '200', unit: 'HAND' }],
    ['no unit', { quantity: '80' }],
    ['no quantity', { unit: 'TONNE' }],
    ['all the output', { quantityMode: 'ALL_OUTPUT', quantity: '80', unit: 'TONNE' }],
    ['a share of the output', { quantityMode: 'PCT', quantity: '80', unit: 'TONNE' }],
    ['an open range', { quantityMode: 'RANGE', min: '60', unit: 'TONNE' }],
    ['more than the world grows', { quantity: '999999999', unit: 'HAND', kgPerUnit: '999999999' }],
  ])('is not known of %s', (_what, line) => {
    expect(committed(line)).toBeNull();
  });
});

describe('the estimated value', () => {
  it.each([
    // 80,000 kg × 5,600 đ
    ['base price', { price: { base: '5600' }, lines: [{ quantity: '80', unit: 'TONNE' }] }, 448_000_000n],
    [
      'floor where there is no base',
      { price: { floor: '5300' }, lines: [{ quantity: '80', unit: 'TONNE' }] },
      424_000_000n,
    ],
    // 80,000 kg × 4,200 đ × 1.15
    [
      'declared cost and margin',
      { price: { costPerUnit: '4200', marginPct: '15' }, lines: [{ quantity: '80', unit: 'TONNE' }] },
      386_400_000n,
    ],
    // 10,000 kg × 180,000 đ + 5,000 kg × 150,000 đ
    [
      'each line by its own price first',
      {
        price: { base: '150000' },
        lines: [
          { quantity: '10', unit: 'TONNE', base: '180000' },
          { quantity: '5', unit: 'TONNE' },
        ],
      },
      2_550_000_000n,
    ],
    [
      'the first rung of a ladder',
      { lines: [{ quantity: '100', unit: 'KG', ladder: [{ grade: 'A', price: '21000' }] }] },
      2_100_000n,
    ],
    // 0.5 kg × 3 đ = 1.5 đ, rounded once per line
    ['half a đồng rounded up', { price: { base: '3' }, lines: [{ quantity: '0.5', unit: 'KG' }] }, 2n],
  ])('is by %s', (_how, terms, expected) => {
    expect(estimatedValue(termsOf(terms))).toBe(expected);
  });

  it.each([
    ['a price is missing', { lines: [{ quantity: '80', unit: 'TONNE' }] }],
    [
      'one line has no quantity',
      { price: { base: '5600' }, lines: [{ quantity: '80', unit: 'TONNE' }, { unit: 'KG' }] },
    ],
    ['there are no lines', { price: { base: '5600' } }],
    ['it is beyond all reason', { price: { base: '999999999' }, lines: [{ quantity: '999999999', unit: 'TONNE' }] }],
  ])('is not known when %s', (_why, terms) => {
    expect(estimatedValue(termsOf(terms))).toBeNull();
  });
});
