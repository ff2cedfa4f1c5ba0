import { Decimal } from '../kernel/decimal';
import type { QualityTerm } from './offer';
import type { PriceWish } from './price-wish';

/** Terms as JSON keeps them: decimals as text, so that none passes through a float. */

/** What `JSON.stringify` makes of a value with decimals in it. */
export type Json<T> = T extends Decimal
  ? string
  : T extends readonly (infer U)[]
    ? Json<U>[]
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T;

const decimal = (text: string): Decimal => new Decimal(text);
const decimalOrNull = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));

export function priceWishOfJson(json: Json<PriceWish>): PriceWish {
  switch (json.mechanism) {
    case 'FIXED':
      return { mechanism: 'FIXED', base: decimal(json.base) };
    case 'FLOOR':
      return { mechanism: 'FLOOR', floor: decimal(json.floor), cap: decimalOrNull(json.cap) };
    case 'MARKET':
      return { mechanism: 'MARKET' };
    case 'MARKET_BONUS': {
      const { bonusAmount, bonusPercent } = json;
      return {
        mechanism: 'MARKET_BONUS',
        bonusAmount: decimalOrNull(bonusAmount),
        bonusPercent: decimalOrNull(bonusPercent),
      };
    }
    case 'SHARED':
      return {
        mechanism: 'SHARED',
        base: decimal(json.base),
        sharePercent: decimal(json.sharePercent),
        deadBandPercent: decimalOrNull(json.deadBandPercent),
      };
    case 'LADDER':
      return {
        mechanism: 'LADDER',
        attribute: json.attribute,
        steps: json.steps.map(({ from, to, price }) => ({
          from: decimal(from),
          to: decimalOrNull(to),
          price: decimal(price),
        })),
      };
    case 'COST_PLUS':
      return { mechanism: 'COST_PLUS', cost: decimal(json.cost), marginPercent: decimal(json.marginPercent) };
  }
}

export function qualityOfJson(json: readonly Json<QualityTerm>[]): QualityTerm[] {
  return json.map(({ attribute, atLeast, atMost, choice }) => ({
    attribute,
    atLeast: decimalOrNull(atLeast),
    atMost: decimalOrNull(atMost),
    choice,
  }));
}
