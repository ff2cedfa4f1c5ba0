import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { OrganisationId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';

export const SEARCH_KINDS = ['OFFER', 'DEMAND', 'ORGANISATION'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Fields by which hits are narrowed and counted. */
export const FACET_FIELDS = [
  'sector',
  'commodity',
  'variety',
  'form',
  'season',
  'place',
  'district',
  'province',
  'scheme',
  'price-mechanism',
  'organisation-kind',
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/**
 * What is searched, from what weighs most to what weighs least: the title as people would name the thing, the facts
 * about it, where it is, and what its owner wrote.
 */
export interface SearchTexts {
  readonly title: string;
  readonly facts: string;
  readonly place: string;
  readonly note: string;
}
export const TEXT_FIELDS = ['title', 'facts', 'place', 'note'] as const satisfies readonly (keyof SearchTexts)[];
export type TextField = (typeof TEXT_FIELDS)[number];

/** A thing as an engine keeps it. Only what everybody may know is ever made into one. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly id: string;
  readonly organisationId: OrganisationId;
  /** Version of the thing that it was made from. */
  readonly version: number;
  readonly texts: SearchTexts;
  readonly facets: Partial<Record<FacetField, readonly string[]>>;
  /** Đồng per base unit, decimal text; null where the price follows the market. */
  readonly price: string | null;
  /** What is free of an offer, what is wanted by a demand; thousandths. */
  readonly quantity: { readonly milli: bigint; readonly unit: BaseUnit } | null;
  /** Harvest of an offer, delivery of a demand. */
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
  readonly point: { readonly lat: number; readonly lon: number } | null;
  /** When it was published; milliseconds since 1970. */
  readonly shownFrom: number;
  /** From this moment on it is not found any more, even when nobody has told the index; null without end. */
  readonly shownUntil: number | null;
  /** The day on which it has to be made again though nothing was changed, e.g. when a certificate ends. */
  readonly staleOn: CalendarDate | null;
}

/** A facet as one word, e.g. `commodity=LUA`. */
export const facetWord = (field: FacetField, value: string): string => `${field}=${value}`;

export function facetWords(facets: SearchDocument['facets']): string[] {
  return FACET_FIELDS.flatMap((field) => [...new Set(facets[field] ?? [])].map((value) => facetWord(field, value)));
}
