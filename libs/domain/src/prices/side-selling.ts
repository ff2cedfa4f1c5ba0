import type { Decimal } from '../kernel/decimal';

export interface SideSellingThreshold {
  /** đồng per kg by which the market must pass the contract's price before selling outside pays. */
  readonly gap: Decimal;
  readonly depositPerKg: Decimal;
  readonly penaltyPerKg: Decimal;
}

/**
 * From which market price a seller who is bound to `price` gains by selling outside (bẻ kèo): when
 * `M − P > deposit per kg + penalty % · P`. The deposit is what the seller pays on top of giving it back (Civil Code 2015
 * Art. 328), the penalty at most 8 % of the part not delivered between traders (Commercial Law 2005 Art. 301).
 */
export function sideSellingThreshold(price: Decimal, depositPerKg: Decimal, penaltyPct: Decimal): SideSellingThreshold {
  const penaltyPerKg = price.times(penaltyPct).dividedBy(100);
  return { gap: depositPerKg.plus(penaltyPerKg), depositPerKg, penaltyPerKg };
}
