import { Conditions } from '@platform/database/conditions';
import { badUserInput } from '@platform/database/paging';
import { facetWord, type FacetField } from '../engine/search-document';
import type { Circle, SearchPage, SearchQuery } from '../engine/search-query';
import { exactInTitleOf, exactOf, matchOf, synonymOf } from './word-vectors';

export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Radius of the earth that distances in the marketplace are measured with; earthdistance's own is a little larger. */
const EARTH_KM = 6371;
const TO_OUR_EARTH = `${EARTH_KM} / (earth() / 1000)`;
/** A box found by index is a little larger than the circle, never smaller. */
const SLACK = 1.01;
const NO_PRICE = { first: '0', last: '99999999999999' };

/** Conditions on `d`; `except` leaves the facet filter of one field out. */
export function conditionsOf(query: SearchQuery, except: readonly FacetField[] = []): Conditions {
  const { filter } = query;
  const where = new Conditions();
  where.add(
    'd.kind = ? AND d.shown_from <= ? AND (d.shown_until IS NULL OR d.shown_until > ?)',
    query.kind,
    ...twice(query.now),
  );
  const match = matchOf(query.words);
  if (match) where.add('d.words @@ ?::tsquery', match);
  for (const [field, values] of Object.entries(filter.facets) as [FacetField, readonly string[]][]) {
    if (!except.includes(field))
      where.add(
        'd.facets && ?',
        values.map((value) => facetWord(field, value)),
      );
  }
  if (filter.priceFrom !== null) where.add('d.price >= ?::numeric', filter.priceFrom);
  if (filter.priceTo !== null) where.add('d.price <= ?::numeric', filter.priceTo);
  if (filter.quantityFrom)
    where.add('d.unit = ? AND d.quantity_milli >= ?', filter.quantityFrom.unit, filter.quantityFrom.milli);
  if (filter.window) where.add('d.window_from <= ? AND d.window_to >= ?', filter.window.to, filter.window.from);
  if (filter.near && filter.near.radiusKm !== null) addCircle(where, filter.near, filter.near.radiusKm);
  return where;
}

const twice = (now: number): [Date, Date] => [new Date(now), new Date(now)];

function addCircle(where: Conditions, { lat, lon }: Circle, radiusKm: number): void {
  where.add('earth_box(ll_to_earth(?::float8, ?::float8), ?::float8) @> d.spot', lat, lon, radiusKm * 1000 * SLACK);
  where.add(`${distance('?', '?')} <= ?::float8`, lat, lon, radiusKm);
}

const distance = (lat: string, lon: string): string =>
  `earth_distance(d.spot, ll_to_earth(${lat}::float8, ${lon}::float8)) / 1000 * ${TO_OUR_EARTH}`;

export function searchStatement(query: SearchQuery, page: SearchPage): Statement {
  const where = conditionsOf(query);
  const { near } = query.filter;
  const away = near ? distance(where.param(near.lat), where.param(near.lon)) : 'NULL::float8';
  const { keys, direction } = orderOf(query, page, where, away);
  const names = keys.map((_key, index) => `k${index}`);
  const after = page.after
    ? `WHERE (${names.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${keys.map((key, index) => `${where.param(page.after?.[index])}::${key.type}`).join(', ')})`
    : '';
  return {
    sql: `SELECT id, texts, km, ARRAY[${names.map((name) => `${name}::text`).join(', ')}] AS keys FROM (
            SELECT d.id, d.texts, ${away} AS km, ${keys.map((key, index) => `${key.sql} AS k${index}`).join(', ')}
            FROM search_documents d WHERE ${where.sql}) hits
          ${after} ORDER BY ${names.map((name) => `${name} ${direction}`).join(', ')} LIMIT ${where.param(page.limit)}`,
    params: where.params,
  };
}

interface Key {
  readonly sql: string;
  readonly type: string;
}
const ID: Key = { sql: 'd.id', type: 'text' };
const NEWEST: Key = { sql: 'd.shown_from', type: 'timestamptz' };

function orderOf(
  query: SearchQuery,
  page: SearchPage,
  where: Conditions,
  away: string,
): { keys: readonly Key[]; direction: 'ASC' | 'DESC' } {
  switch (page.order) {
    case 'RELEVANCE':
      return { keys: [{ sql: score(query, where), type: 'integer' }, NEWEST, ID], direction: 'DESC' };
    case 'NEWEST':
      return { keys: [NEWEST, ID], direction: 'DESC' };
    case 'DATE':
      return { keys: [{ sql: "coalesce(d.window_from, 'infinity')", type: 'date' }, ID], direction: 'ASC' };
    case 'PRICE':
      // A buyer reads offers from the cheapest, a seller demands from the dearest.
      return query.kind === 'DEMAND'
        ? { keys: [{ sql: `coalesce(d.price, ${NO_PRICE.first})`, type: 'numeric' }, ID], direction: 'DESC' }
        : { keys: [{ sql: `coalesce(d.price, ${NO_PRICE.last})`, type: 'numeric' }, ID], direction: 'ASC' };
    case 'DISTANCE':
      if (!query.filter.near) throw badUserInput('filter.near', 'required');
      return { keys: [{ sql: `coalesce(${away}, 'Infinity'::float8)`, type: 'float8' }, ID], direction: 'ASC' };
  }
}

/**
 * Exact tone first: for each thing asked for, words as typed count 4, a synonym 3, words that only look alike 1, and
 * words as typed in the title 2 more. Numbers are the same on every page, so the order is too.
 */
function score(query: SearchQuery, where: Conditions): string {
  if (query.words.length === 0) return '0';
  const [exact, title, other] = [exactOf, exactInTitleOf, synonymOf].map((of) => where.param(query.words.map(of)));
  return `(SELECT sum(CASE WHEN d.words @@ q.exact THEN 4 WHEN d.words @@ q.other THEN 3 ELSE 1 END
                    + CASE WHEN d.words @@ q.title THEN 2 ELSE 0 END)::integer
           FROM unnest(${exact}::text[]::tsquery[], ${title}::text[]::tsquery[], ${other}::text[]::tsquery[]) AS q (exact, title, other))`;
}

export function countStatement(query: SearchQuery): Statement {
  const where = conditionsOf(query);
  return { sql: `SELECT count(*)::int AS n FROM search_documents d WHERE ${where.sql}`, params: where.params };
}

/**
 * Counts under all filters but the field's own, so that one can widen a choice. Hits without any facet filter are
 * found once; fields without a filter are then counted in one pass, each field with one in a pass of its own.
 */
export function facetsStatement(query: SearchQuery, fields: readonly FacetField[], limit: number): Statement {
  const filtered = Object.keys(query.filter.facets) as FacetField[];
  const where = conditionsOf(query, filtered);
  const most = where.param(limit);
  const free = fields.filter((field) => !filtered.includes(field));
  const passes = [
    ...(free.length > 0 ? [free] : []),
    ...filtered.filter((field) => fields.includes(field)).map((field) => [field]),
  ];
  const parts = passes.map((pass) => {
    const others = filtered
      .filter((other) => !pass.includes(other))
      .map(
        (other) =>
          `b.facets && ${where.param((query.filter.facets[other] ?? []).map((value) => facetWord(other, value)))}`,
      );
    return `SELECT f.word, count(*)::int AS n FROM base b, unnest(b.facets) AS f (word)
            WHERE ${[`split_part(f.word, '=', 1) = ANY(${where.param(pass)})`, ...others].join(' AND ')} GROUP BY f.word`;
  });
  return {
    sql: `WITH base AS MATERIALIZED (SELECT d.facets FROM search_documents d WHERE ${where.sql}),
          counted AS (${parts.join(' UNION ALL ')}),
          placed AS (SELECT word, n, row_number() OVER (PARTITION BY split_part(word, '=', 1) ORDER BY n DESC, word) AS place FROM counted)
          SELECT word, n FROM placed WHERE place <= ${most} ORDER BY n DESC, word`,
    params: where.params,
  };
}
