import { addDays } from '@domain/kernel/calendar-date';
import { PUBLIC_STATES } from '@domain/organisations/organisation.transitions';
import { message } from '@i18n/message';
import type { CertificateView, OrganisationView } from '@organisations/public';
import type { SearchDocument } from '../engine/search-document';
import type { Vocabulary } from '../words/vocabulary';
import { earliest } from './offer.document';

/** An organisation as it is found; null while it is not public. Tax code and people are not in the index. */
export function organisationDocument(
  organisation: OrganisationView,
  certificates: readonly CertificateView[],
  vocabulary: Vocabulary,
): SearchDocument | null {
  if (!PUBLIC_STATES.includes(organisation.state) || organisation.verifiedAt === null) return null;
  const place = vocabulary.placeWords(organisation.adminUnitId);
  const schemes = [...new Set(certificates.map(({ scheme }) => scheme))];
  const commodities = [...new Set(certificates.flatMap(({ scope }) => scope.commodities))];
  const ends = earliest(certificates.map(({ validTo }) => validTo));
  return {
    kind: 'ORGANISATION',
    id: organisation.id,
    organisationId: organisation.id,
    version: organisation.version,
    texts: {
      title: [organisation.nameVi, organisation.nameEn].filter(Boolean).join(' · '),
      facts: [
        message(`search.organisation-kind.${organisation.kind}`, {}, 'vi'),
        ...organisation.sectors.map((sector) => message(`search.organisation-sector.${sector}`, {}, 'vi')),
        ...commodities.map((code) => vocabulary.commodity(code).names.vi),
        ...schemes.map((code) => vocabulary.scheme(code).vi),
      ].join('. '),
      place: place.names.join(', '),
      note: '',
    },
    facets: {
      sector: organisation.sectors,
      commodity: commodities,
      place: place.commune === null ? [] : [place.commune],
      district: place.districts,
      province: place.province === null ? [] : [place.province],
      scheme: schemes,
      'organisation-kind': [organisation.kind],
    },
    price: null,
    quantity: null,
    window: null,
    // The commune's: where exactly it is, is for people who signed in, and a search by distance would tell.
    point: place.point,
    shownFrom: organisation.verifiedAt.getTime(),
    shownUntil: null,
    staleOn: ends && addDays(ends, 1),
  };
}
