import type { Names } from '@domain/catalogue/commodity';
import { hasMessage, message, type Locale } from '@i18n/message';
import { FACET_FIELDS, type FacetField } from '../engine/search-document';
import type { FacetCount } from '../engine/search-query';
import type { Vocabulary } from '../words/vocabulary';

/** `ORGANISATION_KIND` in the API is `organisation-kind` in the index. */
export const fieldOf = (name: string): FacetField => name.toLowerCase().replaceAll('_', '-') as FacetField;
const nameOf = (field: FacetField): string => field.toUpperCase().replaceAll('-', '_');

export interface SearchFacetView {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

/** Counts by field, in the order of the fields, with what people call the values. */
export function labelled(
  fields: readonly FacetField[],
  counts: readonly FacetCount[],
  vocabulary: Vocabulary,
  locale: Locale,
): SearchFacetView[] {
  return FACET_FIELDS.filter((field) => fields.includes(field)).map((field) => ({
    field: nameOf(field),
    values: counts
      .filter((count) => count.field === field)
      .map(({ value, count }) => ({ value, count, label: labelOf(field, value, vocabulary, locale) })),
  }));
}

function labelOf(field: FacetField, value: string, vocabulary: Vocabulary, locale: Locale): string {
  const named = (names: Names): string => names[locale];
  switch (field) {
    case 'commodity':
      return named(vocabulary.commodity(value).names);
    case 'variety':
      return named(vocabulary.variety(value));
    case 'scheme':
      return named(vocabulary.scheme(value));
    case 'season':
      return named(vocabulary.season(value));
    case 'place':
    case 'district':
    case 'province':
      return vocabulary.place(value);
    case 'sector':
      return spoken(hasMessage(`search.sector.${value}`, locale) ? 'sector' : 'organisation-sector', value, locale);
    case 'form':
    case 'price-mechanism':
    case 'organisation-kind':
      return spoken(field, value, locale);
  }
}

function spoken(field: string, value: string, locale: Locale): string {
  const key = `search.${field}.${value}`;
  return hasMessage(key, locale) ? message(key, {}, locale) : value;
}
