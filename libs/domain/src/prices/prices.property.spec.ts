import fc from 'fast-check';
import { Decimal } from '../kernel/decimal';
import { calendarDate } from '../kernel/calendar-date';
import { priced, weighed } from './priced-terms.example';
import { referencePrice } from './reference-price';

const kg = fc.integer({ min: 1, max: 500_000 });
const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
const rule = fc.constantFrom(
  { adjustRule: 'DRY_MATTER' },
  { adjustRule: 'WEIGHT_LINEAR', factor: '1.3' },
  { adjustRule: 'PRICE_DEDUCTION', factor: '75' },
  { adjustRule: 'IMPURITY_RATIO' },
);
const mechanism = fc.constantFrom(
  { mechanism: 'FIXED', base: '5600' },
  { mechanism: 'FLOOR', floor: '5300' },
  { mechanism: 'MARKET' },
  { mechanism: 'MARKET_BONUS', bonus: { type: 'PCT', value: '3' } },
  { mechanism: 'SHARED', base: '5500', shareRatio: '0.5', deadbandPct: '5' },
);
const market = fc.integer({ min: 1000, max: 20_000 });
const goods = (adjust: object, tolerance: number) => ({
  quality: [{ param: 'moisture', standard: '28', tolerance: String(tolerance), ...adjust }],
});

describe('prices', () => {
  it('more moisture never pays more', () => {
    fc.assert(
      fc.property(rule, mechanism, kg, tenths(14, 60), tenths(0, 20), tenths(0, 2), market, (...drawn) => {
        const [adjust, price, weight, moisture, more, tolerance, m] = drawn;
        const at = (reading: number) =>
          priced(price, goods(adjust, tolerance), weighed(String(weight), { moisture: reading.toFixed(1) }), String(m));
        expect(at(moisture + more).amount <= at(moisture).amount).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('a higher market price never pays less, and floor and cap hold', () => {
    fc.assert(
      fc.property(mechanism, market, market, (terms, one, other) => {
        const bounded = { floor: '5000', cap: '7000', ...terms };
        const at = (m: number) => priced(bounded, {}, weighed('1000'), String(m)).price;
        const [low, high] = [at(Math.min(one, other)), at(Math.max(one, other))];
        expect(low.lessThanOrEqualTo(high)).toBe(true);
        expect(low.greaterThanOrEqualTo(bounded.floor)).toBe(true);
        expect(high.lessThanOrEqualTo(bounded.cap)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('dry matter is conserved to the rounding of a kilogram', () => {
    fc.assert(
      fc.property(kg, tenths(14, 60), (weight, moisture) => {
        const measured = weighed(String(weight), { moisture: moisture.toFixed(1) });
        const { payable } = priced({ mechanism: 'FIXED', base: '1' }, goods({ adjustRule: 'DRY_MATTER' }, 0), measured);
        const before = new Decimal(weight).times(new Decimal(100).minus(moisture.toFixed(1)));
        expect(payable.times(72).minus(before).abs().lessThanOrEqualTo(36)).toBe(true);
      }),
    );
  });

  it('the last line of the explanation is the amount, and follows from payable weight and price', () => {
    fc.assert(
      fc.property(rule, mechanism, kg, tenths(14, 45), market, (adjust, price, weight, moisture, m) => {
        const measured = weighed(String(weight), { moisture: moisture.toFixed(1) });
        const delivery = priced(price, goods(adjust, 0), measured, String(m));
        expect(delivery.explanation.at(-1)).toMatchObject({ formula: 'amount', result: String(delivery.amount) });
        expect(delivery.payable.times(delivery.price).minus(String(delivery.amount)).abs().lessThan(1)).toBe(true);
      }),
    );
  });

  it('a fifth of wild quotes moves the median no further than the sound ones lie', () => {
    const sound = fc.array(fc.integer({ min: 5300, max: 5700 }), { minLength: 8, maxLength: 20 });
    fc.assert(
      fc.property(sound, fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 2 }), (good, bad) => {
        const quotes = [...good, ...bad].map((price, index) => ({
          id: `q${index}`,
          source: `s${index % 3}`,
          on: calendarDate('2026-08-01'),
          low: new Decimal(price),
          high: new Decimal(price),
        }));
        const found = referencePrice(quotes, { statistic: 'MEDIAN', minQuotes: 3 });
        const price = found.ok ? found.value.price.toNumber() : 0;
        expect(price).toBeGreaterThanOrEqual(Math.min(...good));
        expect(price).toBeLessThanOrEqual(Math.max(...good));
      }),
      { numRuns: 1000 },
    );
  });
});
