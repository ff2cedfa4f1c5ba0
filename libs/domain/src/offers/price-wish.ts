import { Decimal } from '../kernel/decimal';

/**
 * How a price is wished for (mong muốn về giá): the ways of setting a price that are used in the Delta. FIXED giá cố
 * định, FLOOR giá sàn, MARKET giá thị trường lúc thu hoạch, MARKET_BONUS thị trường cộng thưởng, SHARED chia sẻ chênh
 * lệch, LADDER bảng giá theo cỡ hoặc hạng, COST_PLUS giá thành cộng lãi. All amounts are đồng per base unit (kg or
 * piece), percentages are percent.
 */
export const PRICE_MECHANISMS = ['FIXED', 'FLOOR', 'MARKET', 'MARKET_BONUS', 'SHARED', 'LADDER', 'COST_PLUS'] as const;
export type PriceMechanism = (typeof PRICE_MECHANISMS)[number];

/** One line of a price list: from `from` (inclusive) to `to` (exclusive, null without end) of the measured value. */
export interface PriceStep {
  readonly from: Decimal;
  readonly to: Decimal | null;
  readonly price: Decimal;
}

export type PriceWish =
  | { readonly mechanism: 'FIXED'; readonly base: Decimal }
  | { readonly mechanism: 'FLOOR'; readonly floor: Decimal; readonly cap: Decimal | null }
  | { readonly mechanism: 'MARKET' }
  | { readonly mechanism: 'MARKET_BONUS'; readonly bonusAmount: Decimal | null; readonly bonusPercent: Decimal | null }
  | {
      readonly mechanism: 'SHARED';
      readonly base: Decimal;
      readonly sharePercent: Decimal;
      readonly deadBandPercent: Decimal | null;
    }
  | { readonly mechanism: 'LADDER'; readonly attribute: string; readonly steps: readonly PriceStep[] }
  | { readonly mechanism: 'COST_PLUS'; readonly cost: Decimal; readonly marginPercent: Decimal };

/**
 * The amount by which wishes are sorted and filtered, đồng per base unit: the base, the floor, the lowest step, cost
 * with margin, half up at 4 places. Null where the price follows the market and no amount was named.
 */
export function comparableAmount(wish: PriceWish): Decimal | null {
  switch (wish.mechanism) {
    case 'FIXED':
    case 'SHARED':
      return wish.base;
    case 'FLOOR':
      return wish.floor;
    case 'LADDER':
      return Decimal.min(...wish.steps.map((step) => step.price));
    case 'COST_PLUS':
      return wish.cost.times(wish.marginPercent.dividedBy(100).plus(1)).toDecimalPlaces(4);
    case 'MARKET':
    case 'MARKET_BONUS':
      return null;
  }
}
