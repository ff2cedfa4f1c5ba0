import type { Decimal } from '../kernel/decimal';
import { Quantity, type BaseUnit } from '../kernel/quantity';

/**
 * How much is offered: an amount that is there, or what a field is expected to give. What is expected may be sold only
 * up to its low estimate, so that a poor season does not break a contract; the owner raises it when the crop is sure.
 */
export type OfferedVolume =
  | { readonly kind: 'FIXED'; readonly quantity: Quantity }
  | {
      readonly kind: 'EXPECTED';
      /** Hectares. */
      readonly areaHa: Decimal;
      /** Low and high yield in base units per hectare. */
      readonly yieldLow: Decimal;
      readonly yieldHigh: Decimal;
      readonly unit: BaseUnit;
    };

export const unitOfVolume = (volume: OfferedVolume): BaseUnit =>
  volume.kind === 'FIXED' ? volume.quantity.unit : volume.unit;

/** Thousandths of the base unit, rounded down: nothing is promised that is not there. */
function harvestOf(areaHa: Decimal, yieldPerHa: Decimal, unit: BaseUnit): Quantity {
  return Quantity.ofMilli(BigInt(areaHa.times(yieldPerHa).times(1000).floor().toFixed(0)), unit);
}

export const lowVolume = (volume: OfferedVolume): Quantity =>
  volume.kind === 'FIXED' ? volume.quantity : harvestOf(volume.areaHa, volume.yieldLow, volume.unit);
export const highVolume = (volume: OfferedVolume): Quantity =>
  volume.kind === 'FIXED' ? volume.quantity : harvestOf(volume.areaHa, volume.yieldHigh, volume.unit);

/** What may be held and committed: the supply of the ledger. */
export const sellableVolume = lowVolume;
