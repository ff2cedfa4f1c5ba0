import type { DemandTerms } from '@domain/demands/demand';
import { totalOf, wholeWindow } from '@domain/demands/demand';
import { stateAt } from '@domain/demands/decide-demand';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { Quantity } from '@domain/kernel/quantity';
import { comparableAmount } from '@domain/offers/price-wish';
import { priceWishOfJson, qualityOfJson, type Json } from '@domain/offers/terms-json';
import type { DemandView } from '../public';
import type { DemandRow } from './demand.row';

/** A row of `demands` with its tranches, as one statement gives it. Thousandths of a unit travel as text in JSON. */
export interface DemandLine extends DemandRow {
  readonly tranches: { quantity: string; from: CalendarDate; to: CalendarDate }[];
}

export const DEMAND_COLUMNS = `
  d.id, d.organisation_id AS "organisationId", d.version, d.state, d.commodity, d.varieties, d.form, d.unit,
  d.quality, d.certificate_schemes AS "certificateSchemes", d.place_id AS "placeId", d.lat, d.lon,
  d.distance_limit_km AS "distanceLimitKm", d.price, d.price_amount AS "priceAmount", d.brings, d.answers,
  d.deadline_at AS "deadlineAt", d.minimum_answer_milli AS "minimumAnswerMilli", d.note,
  d.created_at AS "createdAt", d.published_at AS "publishedAt",
  (SELECT json_agg(json_build_object('quantity', t.quantity_milli::text, 'from', t.window_from, 'to', t.window_to)
                   ORDER BY t.position)
     FROM demand_tranches t WHERE t.demand_id = d.id) AS tranches`;

/** The view as of a moment: past its deadline a demand reads CLOSED. */
export function demandOfLine(line: DemandLine, now: number): DemandView {
  const terms = termsOfLine(line);
  return {
    id: line.id,
    organisationId: line.organisationId,
    version: line.version,
    state: stateAt(line.state, terms, now),
    terms,
    total: totalOf(terms.tranches),
    window: wholeWindow(terms.tranches),
    createdAt: line.createdAt,
    publishedAt: line.publishedAt,
  };
}

function termsOfLine(line: DemandLine): DemandTerms {
  return {
    commodity: line.commodity,
    varieties: line.varieties,
    form: line.form,
    tranches: line.tranches.map(({ quantity, from, to }) => ({
      quantity: Quantity.ofMilli(BigInt(quantity), line.unit),
      window: { from, to },
    })),
    quality: qualityOfJson(line.quality),
    certificateSchemes: line.certificateSchemes,
    place: {
      unitId: line.placeId,
      point: line.lat === null || line.lon === null ? null : { lat: line.lat, lon: line.lon },
    },
    distanceLimitKm: line.distanceLimitKm,
    price: priceWishOfJson(line.price),
    brings: line.brings,
    answers: line.answers,
    deadlineAt: line.deadlineAt.getTime(),
    minimumAnswer: line.minimumAnswerMilli === null ? null : Quantity.ofMilli(line.minimumAnswerMilli, line.unit),
    note: line.note,
  };
}

/** The columns that terms fill. */
export function rowOfTerms(terms: DemandTerms) {
  const total = totalOf(terms.tranches);
  const window = wholeWindow(terms.tranches);
  return {
    commodity: terms.commodity,
    varieties: [...terms.varieties],
    form: terms.form,
    unit: total.unit,
    totalMilli: total.milli,
    windowFrom: window.from,
    windowTo: window.to,
    quality: asJson(terms.quality),
    certificateSchemes: [...terms.certificateSchemes],
    placeId: terms.place.unitId,
    lat: terms.place.point?.lat ?? null,
    lon: terms.place.point?.lon ?? null,
    distanceLimitKm: terms.distanceLimitKm,
    price: asJson(terms.price),
    priceAmount: comparableAmount(terms.price)?.toFixed() ?? null,
    brings: terms.brings.map(({ kind, note }) => ({ kind, note })),
    answers: terms.answers,
    deadlineAt: new Date(terms.deadlineAt),
    minimumAnswerMilli: terms.minimumAnswer?.milli ?? null,
    note: terms.note,
  };
}

/** Decimals as text, as they are stored. */
function asJson<T>(value: T): Json<T> {
  return JSON.parse(JSON.stringify(value)) as Json<T>;
}
