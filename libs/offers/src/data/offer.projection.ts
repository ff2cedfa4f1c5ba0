import type { CalendarDate } from '@domain/kernel/calendar-date';
import { Decimal } from '@domain/kernel/decimal';
import type { CertificateId, FileId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import { stateOn } from '@domain/offers/decide-offer';
import type { OfferTerms } from '@domain/offers/offer';
import { comparableAmount } from '@domain/offers/price-wish';
import { priceWishOfJson, qualityOfJson, type Json } from '@domain/offers/terms-json';
import { highVolume, lowVolume, unitOfVolume, type OfferedVolume } from '@domain/offers/volume';
import type { OfferView } from '../public';
import type { OfferRow } from './offer.row';

/** A row of `offers` with its balances and children, as one statement gives it. */
export interface OfferLine extends OfferRow {
  readonly free: bigint;
  readonly held: bigint;
  readonly committed: bigint;
  readonly delivered: bigint;
  readonly lapsed: bigint;
  readonly certificates: { id: CertificateId; scheme: string; validTo: CalendarDate | null }[] | null;
  readonly photoIds: FileId[] | null;
}

/** Children come aggregated by PostgreSQL, so that a page of offers is one statement whatever they carry. */
export const OFFER_COLUMNS = `
  o.id, o.organisation_id AS "organisationId", o.version, o.state, o.commodity, o.variety, o.form, o.season, o.unit,
  o.volume_kind AS "volumeKind", o.area_ha AS "areaHa", o.yield_low AS "yieldLow", o.yield_high AS "yieldHigh",
  o.low_milli AS "lowMilli", o.high_milli AS "highMilli", o.harvest_from AS "harvestFrom",
  o.harvest_to AS "harvestTo", o.quality, o.place_id AS "placeId", o.lat, o.lon, o.price,
  o.price_amount AS "priceAmount", o.minimum_lot_milli AS "minimumLotMilli", o.note, o.created_at AS "createdAt",
  o.published_at AS "publishedAt", b.free, b.held, b.committed, b.delivered, b.lapsed,
  (SELECT json_agg(json_build_object('id', c.certificate_id, 'scheme', c.scheme, 'validTo', c.valid_to)
                   ORDER BY c.certificate_id)
     FROM offer_certificates c WHERE c.offer_id = o.id) AS certificates,
  (SELECT json_agg(p.file_id ORDER BY p.position) FROM offer_photos p WHERE p.offer_id = o.id) AS "photoIds"`;

export const OFFER_TABLES = 'offers o JOIN offer_balances b ON b.offer_id = o.id';

/** The view as of a day: an offer past its window reads EXPIRED, and certificates that ended are not among its own. */
export function offerOfLine(line: OfferLine, today: CalendarDate): OfferView {
  const quantity = (milli: bigint): Quantity => Quantity.ofMilli(milli, line.unit);
  const certificates = line.certificates ?? [];
  const terms = termsOfLine(line);
  return {
    id: line.id,
    organisationId: line.organisationId,
    version: line.version,
    state: stateOn(line.state, terms.harvest, today),
    terms,
    balances: {
      free: quantity(line.free),
      held: quantity(line.held),
      committed: quantity(line.committed),
      delivered: quantity(line.delivered),
      lapsed: quantity(line.lapsed),
    },
    certificates: certificates.filter(({ validTo }) => validTo === null || validTo >= today),
    createdAt: line.createdAt,
    publishedAt: line.publishedAt,
  };
}

function termsOfLine(line: OfferLine): OfferTerms {
  return {
    commodity: line.commodity,
    variety: line.variety,
    form: line.form,
    season: line.season,
    volume: volumeOfLine(line),
    harvest: { from: line.harvestFrom, to: line.harvestTo },
    quality: qualityOfJson(line.quality),
    certificateIds: (line.certificates ?? []).map(({ id }) => id),
    place: {
      unitId: line.placeId,
      point: line.lat === null || line.lon === null ? null : { lat: line.lat, lon: line.lon },
    },
    price: priceWishOfJson(line.price),
    minimumLot: line.minimumLotMilli === null ? null : Quantity.ofMilli(line.minimumLotMilli, line.unit),
    photoIds: line.photoIds ?? [],
    note: line.note,
  };
}

function volumeOfLine(line: OfferLine): OfferedVolume {
  if (line.areaHa === null || line.yieldLow === null || line.yieldHigh === null) {
    return { kind: 'FIXED', quantity: Quantity.ofMilli(line.lowMilli, line.unit) };
  }
  return {
    kind: 'EXPECTED',
    areaHa: new Decimal(line.areaHa),
    yieldLow: new Decimal(line.yieldLow),
    yieldHigh: new Decimal(line.yieldHigh),
    unit: line.unit,
  };
}

/** The columns that terms fill. */
export function rowOfTerms(terms: OfferTerms) {
  const { volume, place } = terms;
  const expected = volume.kind === 'EXPECTED' ? volume : null;
  return {
    commodity: terms.commodity,
    variety: terms.variety,
    form: terms.form,
    season: terms.season,
    unit: unitOfVolume(volume),
    volumeKind: volume.kind,
    areaHa: expected?.areaHa.toFixed() ?? null,
    yieldLow: expected?.yieldLow.toFixed() ?? null,
    yieldHigh: expected?.yieldHigh.toFixed() ?? null,
    lowMilli: lowVolume(volume).milli,
    highMilli: highVolume(volume).milli,
    harvestFrom: terms.harvest.from,
    harvestTo: terms.harvest.to,
    quality: asJson(terms.quality),
    placeId: place.unitId,
    lat: place.point?.lat ?? null,
    lon: place.point?.lon ?? null,
    price: asJson(terms.price),
    priceAmount: comparableAmount(terms.price)?.toFixed() ?? null,
    minimumLotMilli: terms.minimumLot?.milli ?? null,
    note: terms.note,
  };
}

/** Decimals as text, as they are stored. */
function asJson<T>(value: T): Json<T> {
  return JSON.parse(JSON.stringify(value)) as Json<T>;
}
