import type { Client } from 'pg';
import type { Row } from '../generate/rows';
import { copyField, type ColumnType } from './copy-text';

/** A table as the database describes it, and how its rows are written for COPY. */
export class Table {
  constructor(
    readonly name: string,
    private readonly columns: ReadonlyMap<string, ColumnType>,
  ) {}

  get copyStatement(): string {
    return `COPY ${this.name} (${[...this.columns.keys()].join(', ')}) FROM STDIN`;
  }

  /** A line of COPY text. Throws for a column that the table does not have: the generator has to follow the tables. */
  lineOf(row: Row): string {
    for (const name of Object.keys(row))
      if (!this.columns.has(name)) throw new Error(`${this.name} has no column ${name}`);
    const fields: string[] = [];
    for (const [name, type] of this.columns) fields.push(copyField(row[name], type));
    return `${fields.join('\t')}\n`;
  }
}

/**
 * The tables that the province fills, in an order in which each finds what it refers to. A table that the database does
 * not have (yet) is left out.
 */
const ORDER = [
  'accounts',
  'organisations',
  'memberships',
  'certificates',
  'organisation_counterparties',
  'offers',
  'offer_certificates',
  'offer_balances',
  'offer_holds',
  'offer_ledger_entries',
  'offer_views',
  'demands',
  'demand_tranches',
  'demand_seal_keys',
  'demand_answers',
  'contracts',
  'contract_terms',
  'contract_signatures',
  'contract_comments',
  'appraisals',
  'appraisal_findings',
  'appraisal_questions',
  'opinions',
  'chain_links',
  'chain_link_facts',
  'events',
] as const;

export async function readTables(client: Client): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await client.query<{ table_name: string; column_name: string; data_type: string }>(
    `SELECT table_name, column_name, data_type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ANY($1) AND is_generated = 'NEVER'
     ORDER BY table_name, ordinal_position`,
    [ORDER],
  );
  const columns = new Map<string, Map<string, ColumnType>>();
  for (const { table_name, column_name, data_type } of rows) {
    const known = columns.get(table_name) ?? new Map<string, ColumnType>();
    columns.set(table_name, known.set(column_name, typeOf(data_type)));
  }
  return new Map(
    ORDER.flatMap((name) => (columns.has(name) ? [[name, new Table(name, columns.get(name) ?? new Map())]] : [])),
  );
}

function typeOf(dataType: string): ColumnType {
  if (dataType === 'jsonb' || dataType === 'json') return 'json';
  if (dataType === 'ARRAY') return 'array';
  return dataType === 'bytea' ? 'bytea' : 'plain';
}

export const isKnown = (table: string): boolean => (ORDER as readonly string[]).includes(table);
