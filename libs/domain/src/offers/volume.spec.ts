import { Decimal } from '../kernel/decimal';
import { Quantity } from '../kernel/quantity';
import { highVolume, lowVolume, sellableVolume, unitOfVolume, type OfferedVolume } from './volume';

const expected: OfferedVolume = {
  kind: 'EXPECTED',
  areaHa: new Decimal('12.5'),
  yieldLow: new Decimal(5800),
  yieldHigh: new Decimal('6400.0001'),
  unit: 'KG',
};

it('an expected volume lies between area times low and area times high yield, rounded down', () => {
  expect(lowVolume(expected)).toEqual(Quantity.kg(72_500));
  expect(highVolume(expected)).toEqual(Quantity.kg('80000.001'));
});

it('of an expected volume only the low estimate can be sold', () => {
  expect(sellableVolume(expected)).toEqual(Quantity.kg(72_500));
  expect(sellableVolume({ kind: 'FIXED', quantity: Quantity.tonnes(80) })).toEqual(Quantity.tonnes(80));
  expect(unitOfVolume({ kind: 'FIXED', quantity: Quantity.zero('PIECE') })).toBe('PIECE');
});
