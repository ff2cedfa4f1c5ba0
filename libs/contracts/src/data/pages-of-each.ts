import type { ContractId } from '@domain/kernel/id';
import type { Database } from '@platform/database/database';
import { badUserInput, openPage, type Connection, type PageRequest } from '@platform/database/paging';

/** Parts of a contract that are read in pages: which columns of which tables, in the order of which key. */
export interface Parts<T> {
  /** What is selected; `contractId` is among it. */
  readonly columns: string;
  /** Tables, the parts as `p`. */
  readonly from: string;
  /** The table of the parts alone, for the count. */
  readonly table: string;
  readonly key: { readonly column: string; readonly type: 'text' | 'int'; readonly direction: 'ASC' | 'DESC' };
  keyOf(part: T): string;
}

const WHOLE = /^\d{1,9}$/;

/** The same page for each of many contracts, in one statement; the counts in one more, when asked for. */
export async function pagesOfEach<T extends { readonly contractId: ContractId }>(
  database: Database,
  ids: readonly ContractId[],
  request: PageRequest,
  parts: Parts<T>,
): Promise<Map<ContractId, Connection<T>>> {
  const page = openPage(request, 1);
  const after = page.after?.[0] ?? null;
  const { column, type, direction } = parts.key;
  if (type === 'int' && after !== null && !WHOLE.test(after)) throw badUserInput('after', 'bad-cursor');
  const beyond = direction === 'ASC' ? '>' : '<';
  const rows = await database.query<T>(
    `SELECT part.* FROM unnest($1::text[]) c(id) CROSS JOIN LATERAL (
       SELECT ${parts.columns} FROM ${parts.from}
       WHERE p.contract_id = c.id AND ($2::${type} IS NULL OR ${column} ${beyond} $2)
       ORDER BY ${column} ${direction} LIMIT $3) part`,
    [ids, after, page.limit],
  );
  let counts: Promise<Map<ContractId, number>> | null = null;
  const countOf = async (id: ContractId): Promise<number> => {
    counts ??= countEach(database, parts.table, ids);
    return (await counts).get(id) ?? 0;
  };
  const pageOf = (id: ContractId): Connection<T> =>
    page.close(
      rows.filter((row) => row.contractId === id),
      (row) => [parts.keyOf(row)],
      () => countOf(id),
    );
  return new Map(ids.map((id) => [id, pageOf(id)]));
}

async function countEach(
  database: Database,
  table: string,
  ids: readonly ContractId[],
): Promise<Map<ContractId, number>> {
  const rows = await database.query<{ id: ContractId; n: number }>(
    `SELECT contract_id AS id, count(*)::int AS n FROM ${table} WHERE contract_id = ANY($1) GROUP BY contract_id`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}
