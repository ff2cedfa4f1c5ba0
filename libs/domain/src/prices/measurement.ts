import type { Decimal } from '../kernel/decimal';

/** What the scale and the samples said of one delivery, or of one part of it that was graded apart. */
export interface Measurement {
  /** Kilograms, or pieces where the price is per piece. */
  readonly gross: Decimal;
  /** Sacks, crates, the truck. */
  readonly tare: Decimal;
  /** Readings by quality parameter, in its unit, e.g. `moisture` 30 (%). */
  readonly readings: Readonly<Record<string, Decimal>>;
  /** Pieces per kilogram (con/kg) or another size, for a ladder by size. */
  readonly size?: Decimal | null;
  /** Name of the grade, for a ladder by grade. */
  readonly grade?: string | null;
}
