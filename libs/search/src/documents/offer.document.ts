import { addDays, startOfDayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { comparableAmount } from '@domain/offers/price-wish';
import type { OfferView } from '@offers/public';
import type { OrganisationView } from '@organisations/public';
import type { SearchDocument } from '../engine/search-document';
import type { Vocabulary } from '../words/vocabulary';

/** The earliest of some days, or null when there is none. */
export const earliest = (days: readonly (CalendarDate | null)[]): CalendarDate | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

/** An offer as it is found; null while it is not up for everybody. */
export function offerDocument(
  offer: OfferView,
  owner: OrganisationView | undefined,
  vocabulary: Vocabulary,
): SearchDocument | null {
  if (offer.state !== 'PUBLISHED' || !owner || offer.publishedAt === null) return null;
  const { terms, balances } = offer;
  const commodity = vocabulary.commodity(terms.commodity);
  const variety = terms.variety === null ? null : vocabulary.variety(terms.variety);
  const place = vocabulary.placeWords(terms.place.unitId);
  const season = terms.season === null ? null : vocabulary.season(terms.season);
  const schemes = [...new Set(offer.certificates.map(({ scheme }) => scheme))];
  const ends = earliest(offer.certificates.map(({ validTo }) => validTo));
  return {
    kind: 'OFFER',
    id: offer.id,
    organisationId: offer.organisationId,
    version: offer.version,
    texts: {
      title: [commodity.names.vi, variety?.vi, terms.variety].filter(Boolean).join(' '),
      facts: [owner.nameVi, season?.vi, ...schemes.map((code) => vocabulary.scheme(code).vi), commodity.names.en]
        .filter(Boolean)
        .join('. '),
      place: place.names.join(', '),
      note: terms.note ?? '',
    },
    facets: {
      sector: commodity.sectors,
      commodity: [terms.commodity],
      variety: terms.variety === null ? [] : [terms.variety],
      form: [terms.form],
      season: terms.season === null ? [] : [terms.season],
      place: place.commune === null ? [] : [place.commune],
      district: place.districts,
      province: place.province === null ? [] : [place.province],
      scheme: schemes,
      'price-mechanism': [terms.price.mechanism],
      'organisation-kind': [owner.kind],
    },
    price: comparableAmount(terms.price)?.toFixed() ?? null,
    quantity: { milli: balances.free.milli, unit: balances.free.unit },
    window: terms.harvest,
    point: terms.place.point ?? place.point,
    shownFrom: offer.publishedAt.getTime(),
    shownUntil: startOfDayInVietnam(addDays(terms.harvest.to, 1)),
    staleOn: ends && addDays(ends, 1),
  };
}
