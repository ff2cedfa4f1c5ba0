import { readTerms } from '../contracts/terms/read-terms';
import type { Terms, TermsLine } from '../contracts/terms/terms';
import { Decimal } from '../kernel/decimal';
import type { Measurement } from './measurement';
import { priceDelivery, type PricedDelivery } from './price-delivery';

/** Terms with this price and these goods, for examples. */
export function pricedTerms(price: object, goods: object = {}): { terms: Terms; goods: TermsLine } {
  const read = readTerms({ price, lines: [{ commodity: 'LUA', form: 'FRESH', ...goods }] });
  if (!read.ok) throw new Error(JSON.stringify(read));
  return { terms: read.value, goods: read.value.lines[0] as TermsLine };
}

/** A measurement from plain figures; `moisture: 30` and the like are readings. */
export function weighed(
  gross: string,
  readings: Record<string, string> = {},
  more: { tare?: string; size?: string; grade?: string } = {},
): Measurement {
  return {
    gross: new Decimal(gross),
    tare: new Decimal(more.tare ?? 0),
    readings: Object.fromEntries(Object.entries(readings).map(([param, value]) => [param, new Decimal(value)])),
    size: more.size ? new Decimal(more.size) : null,
    grade: more.grade ?? null,
  };
}

/** The priced delivery, or an error that names the refusal. */
export function priced(
  price: object,
  goods: object,
  measured: Measurement,
  market: string | null = null,
): PricedDelivery {
  const { terms, goods: line } = pricedTerms(price, goods);
  const outcome = priceDelivery(terms, line, measured, market === null ? null : new Decimal(market));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.value;
}
