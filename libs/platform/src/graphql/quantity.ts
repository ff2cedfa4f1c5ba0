import type { Quantity } from '@domain/kernel/quantity';

/** A quantity as the API shows it. */
export interface QuantityView {
  readonly value: string;
  readonly unit: 'KG' | 'PIECE';
}

export function quantityView(quantity: Quantity): QuantityView {
  return { value: quantity.toString(), unit: quantity.unit };
}
