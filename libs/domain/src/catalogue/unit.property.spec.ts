import fc from 'fast-check';
import { Decimal } from '../kernel/decimal';
import { areaIn, CONG_SIZES, toSquareMetres } from './area';
import { atMoisture, priceAtMoisture } from './dry-matter';
import { inUnit, toQuantity, type InputUnit, type UnitsOfCommodity } from './unit';
import { Quantity } from '../kernel/quantity';

const paddy: UnitsOfCommodity = { code: 'LUA', baseUnit: 'KG', units: ['KG', 'TAN', 'TA', 'YEN', 'G', 'GIA'] };
const coconut: UnitsOfCommodity = { code: 'DUA', baseUnit: 'PIECE', units: ['TRAI', 'CHUC', 'THIEN'] };
const answers = fc.record({ chuc: fc.constantFrom(10, 12, 14), kgPerGia: fc.constant(20) });
const amount = fc.integer({ min: 1, max: 400_000_000 });

function back(value: Decimal, unit: InputUnit, commodity: UnitsOfCommodity, said: { chuc: number; kgPerGia: number }) {
  const quantity = toQuantity(value, unit, commodity, said);
  if (!quantity.ok) throw new Error(JSON.stringify(quantity.refusal));
  const again = inUnit(quantity.value, unit, commodity, said);
  if (!again.ok) throw new Error(JSON.stringify(again.refusal));
  return again.value;
}

describe('laws of units', () => {
  it('a mass of whole grams comes back as it was said', () => {
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom<InputUnit>('KG', 'TAN', 'TA', 'YEN', 'GIA'),
        answers,
        (thousandths, unit, said) => {
          const value = new Decimal(thousandths).dividedBy(1000);
          expect(back(value, unit, paddy, said).equals(value)).toBe(true);
        },
      ),
    );
  });

  it('a count comes back as it was said', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom<InputUnit>('TRAI', 'CHUC', 'THIEN'), answers, (count, unit, said) => {
        expect(back(new Decimal(count), unit, coconut, said).equals(count)).toBe(true);
      }),
    );
  });

  it('more is more in every unit, and the sum of two is what both are together', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.constantFrom<InputUnit>('KG', 'TAN', 'TA', 'YEN', 'GIA'),
        answers,
        (a, b, unit, said) => {
          const [left, right, both] = [a, b, a + b].map((value) => toQuantity(new Decimal(value), unit, paddy, said));
          if (!left?.ok || !right?.ok || !both?.ok) throw new Error('refused');
          expect(left.value.plus(right.value).equals(both.value)).toBe(true);
          expect(both.value.isMoreThan(left.value)).toBe(true);
        },
      ),
    );
  });

  it('an area comes back as it was said', () => {
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('HA', 'CONG', 'M2'),
        fc.constantFrom(...CONG_SIZES),
        (thousandths, unit, cong) => {
          const value = new Decimal(thousandths).dividedBy(1000);
          const area = toSquareMetres(value, unit as 'HA', cong);
          expect(area.ok && areaIn(area.value, unit as 'HA', cong).equals(value)).toBe(true);
        },
      ),
    );
  });
});

const moisture = fc.integer({ min: 0, max: 4000 }).map((hundredths) => new Decimal(hundredths).dividedBy(100));

describe('laws of dry matter', () => {
  it('dry matter stays the same to the gram', () => {
    fc.assert(
      fc.property(amount, moisture, moisture, (grams, from, to) => {
        const wet = Quantity.ofMilli(BigInt(grams), 'KG');
        const dryOf = (weight: Quantity, m: Decimal) =>
          weight.toDecimal().times(new Decimal(100).minus(m)).dividedBy(100);
        const difference = dryOf(wet, from)
          .minus(dryOf(atMoisture(wet, from, to), to))
          .abs();
        expect(difference.lte('0.0005')).toBe(true);
      }),
    );
  });

  it('the equivalent price pays the same for the same dry matter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), moisture, moisture, (dong, from, to) => {
        const there = priceAtMoisture(new Decimal(dong), from, to);
        expect(priceAtMoisture(there, to, from).toDecimalPlaces(6).equals(dong)).toBe(true);
        expect(to.lte(from) ? there.gte(dong) : there.lte(dong)).toBe(true);
      }),
    );
  });
});
