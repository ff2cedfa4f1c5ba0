import { GraphQLError } from 'graphql';
import { parseCalendarDate } from '@domain/kernel/calendar-date';
import type { Database } from './database';

/** What a connection field was asked for. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted only when asked for. */
  readonly totalCount: () => Promise<number>;
}

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

export interface OpenPage {
  /** Keys of the last row seen, as text, as many as the order has; null on the first page. */
  readonly after: readonly string[] | null;
  /** Rows to select: one more than the page, to know whether another follows. */
  readonly limit: number;
  /** Builds the connection from the rows selected. `keys` gives the sort keys of a row, the id last. */
  close<T>(rows: readonly T[], keys: (row: T) => readonly string[], totalCount: () => Promise<number>): Connection<T>;
}

/**
 * Keyset paging: a cursor holds the sort keys of a row, so a page is found by index whatever its depth and no row is
 * seen twice while others are added. Refuses `first` outside 0..100 and cursors that are not ours.
 */
export function openPage(request: PageRequest, keyCount: number, firstKey: KeyType = 'text'): OpenPage {
  const first = request.first ?? DEFAULT_PAGE;
  if (first < 0 || first > LARGEST_PAGE) throw badUserInput('first', 'page-size', { largest: LARGEST_PAGE });
  const after = request.after == null ? null : readCursor(request.after, keyCount, firstKey);
  return {
    after,
    limit: first + 1,
    close(rows, keys, totalCount) {
      const shown = rows.slice(0, first);
      const edges = shown.map((node) => ({ cursor: writeCursor(keys(node)), node }));
      return {
        edges,
        pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
        totalCount,
      };
    },
  };
}

/**
 * Counts of many lists by one statement, run when the first of them is asked for. `sql` gives rows of (id, n), only for
 * lists that are not empty.
 */
export function countsTogether<K>(
  database: Pick<Database, 'query'>,
  sql: string,
  params: readonly unknown[],
): (key: K) => Promise<number> {
  let counts: Promise<Map<K, number>> | null = null;
  const read = async (): Promise<Map<K, number>> => {
    const rows = await database.query<{ id: K; n: number }>(sql, params);
    return new Map(rows.map(({ id, n }) => [id, n]));
  };
  return async (key) => (await (counts ??= read())).get(key) ?? 0;
}

/** A page of a short list that is in memory whole. */
export function pageOfAll<T>(all: readonly T[], request: PageRequest, keyOf: (item: T) => string): Connection<T> {
  const page = openPage(request, 1);
  const start = page.after ? all.findIndex((item) => keyOf(item) === page.after?.[0]) + 1 : 0;
  return page.close(
    all.slice(start, start + page.limit),
    (item) => [keyOf(item)],
    async () => all.length,
  );
}

export function writeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url');
}

/** As what PostgreSQL reads the first key of a cursor. A key that is none is refused before it gets there. */
export type KeyType = 'text' | 'timestamptz' | 'date' | 'numeric' | 'bigint';

const KEY_SHAPES: Readonly<Record<KeyType, (key: string) => boolean>> = {
  text: () => true,
  timestamptz: (key) => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(key) && !Number.isNaN(Date.parse(key)),
  date: (key) => parseCalendarDate(key) !== null,
  numeric: (key) => /^-?\d{1,20}(\.\d{1,10})?$/.test(key),
  bigint: (key) => /^-?\d{1,18}$/.test(key),
};

const wellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed();

function readCursor(cursor: string, keyCount: number, firstKey: KeyType): readonly string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === keyCount && keys.every((key) => typeof key === 'string')) {
      const readable = keys.every((key: string) => key.length <= 200 && !key.includes('\0') && wellFormed(key));
      if (readable && KEY_SHAPES[firstKey](keys[0] as string)) return keys as string[];
    }
  } catch {
    // falls through to the refusal
  }
  throw badUserInput('after', 'bad-cursor');
}

/** A query that can not be answered as asked. The message is rendered from i18n `input.<code>` at the edge. */
export function badUserInput(path: string, code: string, facts: Record<string, string | number> = {}): GraphQLError {
  return new GraphQLError(`${path}: ${code}`, {
    extensions: {
      code: 'BAD_USER_INPUT',
      http: { status: 400 },
      messageKey: `input.${code}`,
      issues: [{ path, code, facts }],
    },
  });
}
