import type { OfferTerms } from '@domain/offers/offer';
import { comparableAmount } from '@domain/offers/price-wish';
import { highVolume, lowVolume, unitOfVolume } from '@domain/offers/volume';

/** The columns of `offers` that terms fill. */
export function offerColumns(terms: OfferTerms) {
  const { volume, place } = terms;
  const expected = volume.kind === 'EXPECTED' ? volume : null;
  return {
    commodity: terms.commodity,
    variety: terms.variety,
    form: terms.form,
    season: terms.season,
    unit: unitOfVolume(volume),
    volume_kind: volume.kind,
    area_ha: expected?.areaHa.toFixed() ?? null,
    yield_low: expected?.yieldLow.toFixed() ?? null,
    yield_high: expected?.yieldHigh.toFixed() ?? null,
    low_milli: lowVolume(volume).milli,
    high_milli: highVolume(volume).milli,
    harvest_from: terms.harvest.from,
    harvest_to: terms.harvest.to,
    quality: terms.quality,
    place_id: place.unitId,
    lat: place.point?.lat ?? null,
    lon: place.point?.lon ?? null,
    price: terms.price,
    price_amount: comparableAmount(terms.price)?.toFixed() ?? null,
    minimum_lot_milli: terms.minimumLot?.milli ?? null,
    note: terms.note,
  };
}
