import { calendarDate } from '../kernel/calendar-date';
import { Decimal } from '../kernel/decimal';
import { referencePrice, type Quote } from './reference-price';
import { sideSellingThreshold } from './side-selling';

const quotes = (...prices: number[]): Quote[] =>
  prices.map((price, index) => ({
    id: `q${index}`,
    source: index % 2 ? 'so-nn' : 'agromonitor',
    on: calendarDate('2026-08-01'),
    low: new Decimal(price),
    high: new Decimal(price),
  }));
const RULE = { statistic: 'MEDIAN', minQuotes: 3 } as const;
const priceOf = (list: Quote[], rule: { statistic: 'MEDIAN' | 'TRIM_MEAN'; minQuotes: number } = RULE) => {
  const found = referencePrice(list, rule);
  return found.ok ? found.value.price.toFixed() : found.refusal;
};

describe('reference price', () => {
  it('is the median, and one wild quote does not move it', () => {
    // 5,400 5,450 5,500 5,500 5,550 5,600 and 6,400: 6,400 is 16 % off and dropped; the median of six is 5,500
    const found = referencePrice(quotes(5400, 5450, 5500, 5500, 5550, 5600, 6400), RULE);
    expect(found.ok && [found.value.price.toFixed(), found.value.droppedIds]).toEqual(['5500', ['q6']]);
  });

  it('takes the middle of a range', () => {
    const range = quotes(5400, 5500, 5600).map((quote) => ({ ...quote, high: quote.low.plus(100) }));
    // middles 5,450 5,550 5,650
    expect(priceOf(range)).toBe('5550');
  });

  it('or the trimmed mean', () => {
    // ten quotes: the least and the largest are left out; mean of 5,410 … 5,480 = 5,445
    const ten = quotes(5400, 5410, 5420, 5430, 5440, 5450, 5460, 5470, 5480, 5600);
    expect(priceOf(ten, { statistic: 'TRIM_MEAN', minQuotes: 3 })).toBe('5445');
  });

  it('is refused when too few agree, or all come from one source', () => {
    expect(priceOf(quotes(5400, 5500))).toMatchObject({ code: 'too-few-quotes', quotes: 2, needed: 3 });
    expect(priceOf(quotes(5400, 5500, 9000))).toMatchObject({ quotes: 2 });
    const oneSource = quotes(5400, 5450, 5500).map((quote) => ({ ...quote, source: 'cò lúa' }));
    expect(priceOf(oneSource)).toMatchObject({ code: 'too-few-quotes', sources: 1 });
    expect(priceOf([])).toMatchObject({ quotes: 0 });
  });
});

describe('side-selling', () => {
  it('pays from 964.6 đ/kg above a price of 6,700 with 300,000 đ deposit for a công of 700 kg', () => {
    // 300,000 / 700 = 428.571; 8 % of 6,700 = 536; together 964.571
    const deposit = new Decimal(300_000).dividedBy(700);
    expect(sideSellingThreshold(new Decimal(6700), deposit, new Decimal(8)).gap.toFixed(1)).toBe('964.6');
  });
});
