import { Injectable } from '@nestjs/common';
import { toHectares, toSquareMetres, type AreaUnit } from '@domain/catalogue/area';
import { atMoisture, priceAtMoisture } from '@domain/catalogue/dry-matter';
import { toQuantity, type AmbiguousUnit, type InputUnit, type UnitRefusal } from '@domain/catalogue/unit';
import { Decimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { Quantity } from '@domain/kernel/quantity';
import {
  invalidInput,
  issue,
  notFound,
  type InputIssue,
  type InvalidInput,
  type NotFound,
} from '@domain/kernel/refusals';
import { CatalogueReader } from '../public';

export interface ConvertQuantityInput {
  readonly commodity: string;
  readonly amount: Decimal;
  readonly unit: InputUnit;
  readonly chuc?: number | null;
  readonly kgPerGia?: number | null;
  readonly kgEach?: Decimal | null;
}

export interface ConvertAreaInput {
  readonly amount: Decimal;
  readonly unit: AreaUnit;
  readonly congM2?: number | null;
}

export interface ConvertMoistureInput {
  readonly kg: Decimal;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly price?: Decimal | null;
}

export interface AtMoisture {
  readonly quantity: Quantity;
  readonly price: Decimal | null;
}

/** No paddy is this wet, no barn this full: what lies beyond is a slip of the pen. */
const WETTEST = 60;
const HEAVIEST_KG = new Decimal('1000000000000');

/** Conversions of what people say, for forms and calculators. Nothing is stored. */
@Injectable()
export class Convert {
  constructor(private readonly catalogue: CatalogueReader) {}

  async quantity(input: ConvertQuantityInput): Promise<Outcome<Quantity, UnitRefusal | NotFound>> {
    const commodity = await this.catalogue.commodity(input.commodity);
    if (!commodity) return refused(notFound('Commodity'));
    return toQuantity(input.amount, input.unit, commodity, input);
  }

  area(input: ConvertAreaInput): Outcome<{ squareMetres: Decimal; hectares: Decimal }, AmbiguousUnit | InvalidInput> {
    const area = toSquareMetres(input.amount, input.unit, input.congM2);
    return area.ok ? done({ squareMetres: area.value, hectares: toHectares(area.value) }) : area;
  }

  moisture({ kg, from, to, price }: ConvertMoistureInput): Outcome<AtMoisture, InvalidInput> {
    const issues: InputIssue[] = [];
    if (kg.lt('0.001')) issues.push(issue('kg', 'too-small', { smallest: '0.001' }));
    if (kg.gt(HEAVIEST_KG)) issues.push(issue('kg', 'too-large', { largest: HEAVIEST_KG.toFixed() }));
    for (const [path, moisture] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (moisture.lt(0)) issues.push(issue(path, 'too-small', { smallest: 0 }));
      if (moisture.gt(WETTEST)) issues.push(issue(path, 'too-large', { largest: WETTEST }));
    }
    if (price?.lt(0)) issues.push(issue('price', 'too-small', { smallest: 0 }));
    if (issues.length > 0) return refused(invalidInput(...issues));
    const quantity = atMoisture(Quantity.kg(kg.toFixed()), from, to);
    return done({ quantity, price: price ? priceAtMoisture(price, from, to).toDecimalPlaces(4) : null });
  }
}
