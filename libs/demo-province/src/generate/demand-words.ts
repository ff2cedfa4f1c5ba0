import type { AnswerBody } from '@domain/demands/demand';
import { Decimal } from '@domain/kernel/decimal';
import type { PriceWish } from '@domain/offers/price-wish';
import { roundPrice } from './plan';
import type { Random } from './random';

/** How buyers word their price. */
export function demandedPrice(random: Random, price: Decimal): PriceWish {
  return random.weighted<PriceWish>([
    [{ mechanism: 'FIXED', base: price }, 5],
    [{ mechanism: 'MARKET_BONUS', bonusAmount: null, bonusPercent: new Decimal(3) }, 2],
    [{ mechanism: 'FLOOR', floor: roundPrice(price.times('0.94')), cap: null }, 2],
    [{ mechanism: 'SHARED', base: price, sharePercent: new Decimal(50), deadBandPercent: new Decimal(5) }, 1],
  ]);
}

/** The exact text that is kept of an answer. */
export function textOf(body: AnswerBody, random: Random): string {
  const { quantities, price, offerId, note } = body;
  const amounts = quantities.map(({ tranche, quantity }) => ({
    tranche,
    milli: quantity.milli.toString(),
    unit: quantity.unit,
  }));
  return JSON.stringify({ nonce: random.hex(16), quantities: amounts, price, offerId, note });
}
