import { Decimal } from '../kernel/decimal';
import { Quantity } from '../kernel/quantity';

/**
 * Wet and dry paddy by dry matter (quy đổi lúa tươi – lúa khô theo chất khô): what is not water stays the same, so
 * `W × (100 − from) / (100 − to)`, e.g. 1,000 kg at 25 % are 872.093 kg at 14 %. Moistures are percent of the wet
 * weight, from 0 up to below 100. Rounded half up to the gram. Throws for pieces and for moistures outside.
 */
export function atMoisture(weight: Quantity, from: Decimal, to: Decimal): Quantity {
  if (weight.unit !== 'KG') throw new TypeError('only weights have moisture');
  for (const moisture of [from, to]) {
    if (moisture.lt(0) || moisture.gte(100)) throw new RangeError('moisture is a percentage below 100');
  }
  const dry = new Decimal(weight.milli.toString()).times(new Decimal(100).minus(from));
  return Quantity.ofMilli(BigInt(dry.dividedBy(new Decimal(100).minus(to)).toFixed(0, Decimal.ROUND_HALF_UP)), 'KG');
}

/** Price per kilogram at the other moisture that pays the same for the dry matter; not rounded. */
export function priceAtMoisture(price: Decimal, from: Decimal, to: Decimal): Decimal {
  return price.times(new Decimal(100).minus(to)).dividedBy(new Decimal(100).minus(from));
}
