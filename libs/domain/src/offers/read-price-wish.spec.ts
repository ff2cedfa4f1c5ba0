import { Decimal } from '../kernel/decimal';
import { comparableAmount, type PriceWish } from './price-wish';
import { readPriceWish, type PriceWishForm } from './read-price-wish';

const d = (text: string | number) => new Decimal(text);
const KG = d(1);

function wishOf(form: PriceWishForm, perUnit = KG): PriceWish {
  const read = readPriceWish(form, perUnit);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.wish;
}

function codesOf(form: PriceWishForm): string[] {
  const read = readPriceWish(form, KG);
  return read.ok ? [] : read.issues.map(({ path, code }) => `${path} ${code}`);
}

describe('a price wish', () => {
  it('is brought to đồng per base unit, half up at four places', () => {
    expect(wishOf({ mechanism: 'FIXED', base: d(5_600_000) }, d(1000))).toEqual({ mechanism: 'FIXED', base: d(5600) });
    expect(comparableAmount(wishOf({ mechanism: 'FIXED', base: d(100_000) }, d(12)))?.toFixed()).toBe('8333.3333');
  });

  it.each<[PriceWishForm, string | null]>([
    [{ mechanism: 'FLOOR', floor: d(5500), cap: d(7000) }, '5500'],
    [{ mechanism: 'MARKET' }, null],
    [{ mechanism: 'MARKET_BONUS', bonusAmount: d(300) }, null],
    [{ mechanism: 'SHARED', base: d(6000), sharePercent: d(50) }, '6000'],
    [{ mechanism: 'COST_PLUS', cost: d(4000), marginPercent: d(30) }, '5200'],
    [
      {
        mechanism: 'LADDER',
        attribute: 'COUNT_PER_KG',
        steps: [
          { from: d(20), to: d(30), price: d(210_000) },
          { from: d(30), price: d(180_000) },
        ],
      },
      '180000',
    ],
  ])('%j compares by %s', (form, expected) => {
    expect(comparableAmount(wishOf(form))?.toFixed() ?? null).toBe(expected);
  });

  it.each<[PriceWishForm, string[]]>([
    [{ mechanism: 'FIXED' }, ['price.base required']],
    [{ mechanism: 'FIXED', base: d(0) }, ['price.base not-positive']],
    [{ mechanism: 'FIXED', base: d('100000001') }, ['price.base too-large']],
    [{ mechanism: 'FLOOR', floor: d(6000), cap: d(5999) }, ['price.cap below-floor']],
    [{ mechanism: 'MARKET_BONUS' }, ['price.bonusAmount one-of-two']],
    [{ mechanism: 'MARKET_BONUS', bonusAmount: d(1), bonusPercent: d(1) }, ['price.bonusAmount one-of-two']],
    [{ mechanism: 'MARKET_BONUS', bonusPercent: d(-1) }, ['price.bonusPercent negative']],
    [{ mechanism: 'SHARED', base: d(6000) }, ['price.sharePercent required']],
    [{ mechanism: 'LADDER', attribute: 'SIZE', steps: [] }, ['price.steps required']],
    [
      {
        mechanism: 'LADDER',
        attribute: 'SIZE',
        steps: [
          { from: d(1), price: d(2) },
          { from: d(3), to: d(2), price: d(2) },
        ],
      },
      ['price.steps[1].to not-after-from', 'price.steps[1].from overlapping-steps'],
    ],
    [{ mechanism: 'COST_PLUS', cost: d(4000), marginPercent: d(201) }, ['price.marginPercent too-large']],
  ])('%j is refused field by field', (form, expected) => expect(codesOf(form)).toEqual(expected));
});
