import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { DateRange } from '@domain/kernel/date-range';
import type { Decimal } from '@domain/kernel/decimal';
import type { BaseUnit } from '@domain/kernel/quantity';
import { badUserInput } from '@platform/database/paging';
import type { FacetField } from '../engine/search-document';
import type { Circle, SearchFilter } from '../engine/search-query';
import type { Vocabulary } from '../words/vocabulary';

type Maybe<T> = T | null | undefined;

/** The filters of the three searches together; each has some of these. */
export interface FilterInput {
  readonly sectors?: Maybe<readonly string[]>;
  readonly commodities?: Maybe<readonly string[]>;
  readonly varieties?: Maybe<readonly string[]>;
  readonly forms?: Maybe<readonly string[]>;
  readonly seasons?: Maybe<readonly string[]>;
  readonly places?: Maybe<readonly string[]>;
  readonly certificateSchemes?: Maybe<readonly string[]>;
  readonly organisationKinds?: Maybe<readonly string[]>;
  readonly kinds?: Maybe<readonly string[]>;
  readonly priceFrom?: Maybe<Decimal>;
  readonly priceTo?: Maybe<Decimal>;
  readonly volumeFrom?: Maybe<Decimal>;
  readonly volumeUnit?: Maybe<BaseUnit>;
  readonly harvest?: Maybe<{ from: CalendarDate; to: CalendarDate }>;
  readonly delivery?: Maybe<{ from: CalendarDate; to: CalendarDate }>;
  readonly near?: Maybe<{ point: { lat: number; lon: number }; radiusKm?: Maybe<Decimal> }>;
}

const LARGEST_RADIUS_KM = 2_000;
const MOST_VALUES = 100;

/** Reads a filter, or refuses it with the field that is wrong. */
export function readFilter(input: Maybe<FilterInput>, vocabulary: Vocabulary): SearchFilter {
  const filter = input ?? {};
  return {
    facets: facetsOf(filter, vocabulary),
    priceFrom: filter.priceFrom?.toFixed() ?? null,
    priceTo: filter.priceTo?.toFixed() ?? null,
    quantityFrom: filter.volumeFrom
      ? { milli: BigInt(filter.volumeFrom.times(1000).toFixed(0)), unit: filter.volumeUnit ?? 'KG' }
      : null,
    window: windowOf(filter),
    near: filter.near ? circleOf(filter.near) : null,
  };
}

function facetsOf(filter: FilterInput, vocabulary: Vocabulary): SearchFilter['facets'] {
  const lists: [FacetField, Maybe<readonly string[]>][] = [
    ['sector', filter.sectors],
    ['commodity', filter.commodities],
    ['variety', filter.varieties],
    ['form', filter.forms],
    ['season', filter.seasons],
    ['scheme', filter.certificateSchemes],
    ['organisation-kind', filter.organisationKinds ?? filter.kinds],
    ['place', filter.places ? communesOf(filter.places, vocabulary) : null],
  ];
  const facets: Partial<Record<FacetField, readonly string[]>> = {};
  for (const [field, values] of lists) {
    if (!values || values.length === 0) continue;
    if (values.length > MOST_VALUES && field !== 'place')
      throw badUserInput(`filter.${field}`, 'too-many', { largest: MOST_VALUES });
    facets[field] = values;
  }
  return facets;
}

/** Whatever place is named, of today or of before, becomes the communes of today. */
function communesOf(places: readonly string[], vocabulary: Vocabulary): string[] {
  if (places.length > MOST_VALUES) throw badUserInput('filter.places', 'too-many', { largest: MOST_VALUES });
  return [
    ...new Set(
      places.flatMap((place) => {
        const communes = vocabulary.communesOf(place);
        if (!communes) throw badUserInput('filter.places', 'unknown-value');
        return communes;
      }),
    ),
  ];
}

function windowOf({ harvest, delivery }: FilterInput): DateRange | null {
  const window = harvest ?? delivery ?? null;
  if (window && window.from > window.to) {
    throw badUserInput(harvest ? 'filter.harvest' : 'filter.delivery', 'dates-out-of-order');
  }
  return window;
}

function circleOf({ point, radiusKm }: NonNullable<FilterInput['near']>): Circle {
  const within = (value: number, most: number, path: string): void => {
    if (!(value >= -most)) throw badUserInput(path, 'too-small', { smallest: -most });
    if (!(value <= most)) throw badUserInput(path, 'too-large', { largest: most });
  };
  within(point.lat, 90, 'filter.near.point.lat');
  within(point.lon, 180, 'filter.near.point.lon');
  if (radiusKm && radiusKm.lte(0)) throw badUserInput('filter.near.radiusKm', 'too-small', { smallest: 0 });
  if (radiusKm && radiusKm.gt(LARGEST_RADIUS_KM)) {
    throw badUserInput('filter.near.radiusKm', 'too-large', { largest: LARGEST_RADIUS_KM });
  }
  return { lat: point.lat, lon: point.lon, radiusKm: radiusKm?.toNumber() ?? null };
}
