import type { DateRange } from '@domain/kernel/date-range';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { FacetField, SearchKind, TextField } from './search-document';
import type { WordGroup } from '../words/understand';

export const SEARCH_ORDERS = ['RELEVANCE', 'PRICE', 'DATE', 'DISTANCE', 'NEWEST'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** What hits are narrowed by; all of it has to hold. */
export interface SearchFilter {
  /** One of the values in each field named. */
  readonly facets: Partial<Record<FacetField, readonly string[]>>;
  /** Đồng per base unit, decimal text. */
  readonly priceFrom: string | null;
  readonly priceTo: string | null;
  readonly quantityFrom: { readonly milli: bigint; readonly unit: BaseUnit } | null;
  /** Shares at least one day with it. */
  readonly window: DateRange | null;
  readonly near: Circle | null;
}

export interface Circle {
  readonly lat: number;
  readonly lon: number;
  /** Kilometres along the earth's surface (radius 6,371 km); null measures without narrowing. */
  readonly radiusKm: number | null;
}

export const NO_FILTER: SearchFilter = {
  facets: {},
  priceFrom: null,
  priceTo: null,
  quantityFrom: null,
  window: null,
  near: null,
};

export interface SearchQuery {
  readonly kind: SearchKind;
  /** Each group has to be found. */
  readonly words: readonly WordGroup[];
  readonly filter: SearchFilter;
  /** Milliseconds since 1970: what is over by then is not found. */
  readonly now: number;
}

export interface SearchPage {
  readonly order: SearchOrder;
  /** Keys of the last hit seen, as an engine gave them. */
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export interface SearchHit {
  readonly id: string;
  /** Opaque to all but the engine; the id comes last. */
  readonly keys: readonly string[];
  /** From the middle of the circle; null without one, or without a known place. */
  readonly distanceKm: number | null;
  readonly highlights: readonly Highlight[];
}

/** A text in pieces, those that were searched for marked; no markup, so nothing can be smuggled into a page. */
export interface Highlight {
  readonly field: TextField;
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
}

export interface FacetCount {
  readonly field: FacetField;
  readonly value: string;
  readonly count: number;
}

/** How many keys a cursor of this order has. */
export const keyCountOf = (order: SearchOrder): number => (order === 'RELEVANCE' ? 3 : 2);
