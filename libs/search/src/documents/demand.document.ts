import { comparableAmount } from '@domain/offers/price-wish';
import type { DemandView } from '@demands/public';
import type { OrganisationView } from '@organisations/public';
import type { SearchDocument } from '../engine/search-document';
import type { Vocabulary } from '../words/vocabulary';

/** A demand as it is found; null while it takes no answers. Says nothing of the answers themselves. */
export function demandDocument(
  demand: DemandView,
  owner: OrganisationView | undefined,
  vocabulary: Vocabulary,
): SearchDocument | null {
  if (demand.state !== 'PUBLISHED' || !owner || demand.publishedAt === null) return null;
  const { terms } = demand;
  const commodity = vocabulary.commodity(terms.commodity);
  const varieties = terms.varieties.map((code) => `${vocabulary.variety(code).vi} ${code}`);
  const place = vocabulary.placeWords(terms.place.unitId);
  return {
    kind: 'DEMAND',
    id: demand.id,
    organisationId: demand.organisationId,
    version: demand.version,
    texts: {
      title: [commodity.names.vi, ...varieties].join(' '),
      facts: [
        owner.nameVi,
        ...terms.certificateSchemes.map((code) => vocabulary.scheme(code).vi),
        commodity.names.en,
      ].join('. '),
      place: place.names.join(', '),
      note: terms.note ?? '',
    },
    facets: {
      sector: commodity.sectors,
      commodity: [terms.commodity],
      variety: terms.varieties,
      form: [terms.form],
      place: place.commune === null ? [] : [place.commune],
      district: place.districts,
      province: place.province === null ? [] : [place.province],
      scheme: terms.certificateSchemes,
      'price-mechanism': [terms.price.mechanism],
      'organisation-kind': [owner.kind],
    },
    price: comparableAmount(terms.price)?.toFixed() ?? null,
    quantity: { milli: demand.total.milli, unit: demand.total.unit },
    window: demand.window,
    point: terms.place.point ?? place.point,
    shownFrom: demand.publishedAt.getTime(),
    shownUntil: terms.deadlineAt,
    staleOn: null,
  };
}
