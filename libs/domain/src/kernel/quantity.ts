import { Decimal } from './decimal';

/** Units a quantity can be stored in: mass in kilograms, or countable things by the piece (con, trái, bó …). */
export type BaseUnit = 'KG' | 'PIECE';

/**
 * An exact amount of goods: thousandths of the base unit, so grams where the base is the kilogram. Never negative.
 * Mixing units is a programming error and throws; what people type is checked before (`catalogue/unit.ts`).
 */
export class Quantity {
  private constructor(
    readonly milli: bigint,
    readonly unit: BaseUnit,
  ) {
    if (milli < 0n) throw new RangeError('a quantity is never negative');
  }

  static ofMilli(milli: bigint, unit: BaseUnit): Quantity {
    return new Quantity(milli, unit);
  }

  static kg(kilograms: number | string): Quantity {
    return new Quantity(BigInt(new Decimal(kilograms).times(1000).toFixed(0)), 'KG');
  }

  static tonnes(tonnes: number | string): Quantity {
    return Quantity.kg(new Decimal(tonnes).times(1000).toString());
  }

  static zero(unit: BaseUnit): Quantity {
    return new Quantity(0n, unit);
  }

  /** The same as text, the name that the API gives it; so a quantity can stand in a view as it is. */
  get value(): string {
    return this.toString();
  }

  /** In base units, exact, e.g. `80000` for 80 t. */
  toDecimal(): Decimal {
    return new Decimal(this.milli.toString()).dividedBy(1000);
  }

  /** Plain text in base units with as many decimals as needed, e.g. `42350.5`. */
  toString(): string {
    return this.toDecimal().toFixed();
  }

  plus(other: Quantity): Quantity {
    return new Quantity(this.milli + this.sameUnit(other).milli, this.unit);
  }

  minus(other: Quantity): Quantity {
    return new Quantity(this.milli - this.sameUnit(other).milli, this.unit);
  }

  isZero(): boolean {
    return this.milli === 0n;
  }

  isMoreThan(other: Quantity): boolean {
    return this.milli > this.sameUnit(other).milli;
  }

  isLessThan(other: Quantity): boolean {
    return this.milli < this.sameUnit(other).milli;
  }

  equals(other: Quantity): boolean {
    return this.unit === other.unit && this.milli === other.milli;
  }

  private sameUnit(other: Quantity): Quantity {
    if (other.unit !== this.unit) throw new TypeError(`cannot mix ${this.unit} and ${other.unit}`);
    return other;
  }
}
