import { coopRegime, linkageRegime } from '../law/regime';
import { inForceOn, legalInstrument, type LegalInstrument, type LegalInstrumentCode } from '../law/instrument';
import type { CalendarDate } from '../kernel/calendar-date';
import type { Field, Fields, GroupField, LeafField, ListField } from '../contracts/terms/field';
import type { TermValue } from '../contracts/terms/read-terms';
import { TERMS, type Terms } from '../contracts/terms/terms';

/** A leaf of the terms that says something. `path` has no numbers, as in `lines.quality.standard`. */
export interface Said {
  readonly path: string;
  readonly field: LeafField;
  readonly value: string | number | boolean;
}
export interface SentenceBlock {
  readonly kind: 'sentence';
  readonly path: string;
  /** One value, or the items of a list of words. */
  readonly said: readonly Said[];
}
export interface TableBlock {
  readonly kind: 'table';
  readonly path: string;
  /** Paths of the columns; columns that no row fills are left out. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (Said | null)[])[];
}
/** Heading of one item of a list that is written out, e.g. goods number 2. */
export interface ItemBlock {
  readonly kind: 'item';
  readonly path: string;
  readonly number: number;
}
export type Block = SentenceBlock | TableBlock | ItemBlock;

/** An article (điều) or an annex (phụ lục): its name is a key of the texts. */
export interface Part {
  readonly name: string;
  readonly blocks: readonly Block[];
}
export interface ContractLayout {
  readonly basis: readonly LegalInstrument[];
  readonly articles: readonly Part[];
  readonly annexes: readonly Part[];
}

/** Which terms stand in which article, in the order of the contract (Civil Code 2015 Art. 398 names the least). */
const ARTICLES: Readonly<Record<string, readonly string[]>> = {
  object: ['kind', 'start', 'end', 'seasons', 'linkage', 'assemblyResolution', 'groupAuthorisation', 'templateVersion'],
  goods: ['lines'],
  quality: ['sampling', 'retest', 'reject'],
  inputs: ['inputs', 'inputRecovery'],
  price: ['price'],
  payment: ['deposit', 'payment'],
  delivery: ['delivery'],
  claims: ['claims'],
  exclusivity: ['exclusivity'],
  risks: ['forceMajeure', 'hardship', 'insurance'],
  remedies: ['remedies'],
  dispute: ['dispute'],
  term: ['term', 'amendmentForm', 'dataConsent'],
};
/** Terms that stand in annexes, since they are long tables. */
const ANNEXES: Readonly<Record<string, readonly string[]>> = { members: ['members'], schedule: ['delivery.schedule'] };
/** The head of the contract names the parties. */
export const PARTIES = ['seller', 'buyer'] as const;

/** Written out item by item, not as a table. */
const WRITTEN_OUT = ['lines'];

/**
 * The contract (hợp đồng) as articles and annexes, made from every group of its terms: what is agreed is said once,
 * what is not agreed is not said. Terms that no article names come last, under "other", so that none is ever left out.
 */
export function contractLayout(terms: Terms, on: CalendarDate): ContractLayout {
  const values = terms as unknown as Values;
  const annexed = new Set(Object.values(ANNEXES).flat());
  const named = new Set([...Object.values(ARTICLES).flat(), ...annexed, ...PARTIES]);
  const others = Object.keys(TERMS.fields).filter((name) => !named.has(name));
  const parts = (plan: Readonly<Record<string, readonly string[]>>, without: ReadonlySet<string>): Part[] =>
    Object.entries(plan)
      .map(([name, paths]) => ({ name, blocks: paths.flatMap((path) => blocksAt(values, path, without)) }))
      .filter(({ blocks }) => blocks.length > 0);
  return {
    basis: legalBasis(on, terms.kind !== 'SALE'),
    articles: parts({ ...ARTICLES, other: others }, annexed),
    annexes: parts(ANNEXES, new Set()),
  };
}

/** What is said of one party, by the names of its fields, `poa` with its own. */
export function partyLines(terms: Terms, side: (typeof PARTIES)[number]): SentenceBlock[] {
  const field = TERMS.fields[side] as Field;
  return blocksOf(field, terms[side] as unknown as TermValue, 'party', new Set()) as SentenceBlock[];
}

const CONTRACT_LAW: readonly LegalInstrumentCode[] = ['CIVIL_CODE_2015', 'COMMERCIAL_LAW_2005'];

/** The instruments (căn cứ) that a contract of that day stands on: never those of today. */
export function legalBasis(on: CalendarDate, linkage: boolean): LegalInstrument[] {
  const codes = [...CONTRACT_LAW, coopRegime(on), linkage ? linkageRegime(on) : null];
  return codes.flatMap((code) => (code ? [legalInstrument(code)] : [])).filter((found) => inForceOn(found, on));
}

interface Values {
  readonly [name: string]: TermValue;
}

function blocksAt(terms: Values, path: string, without: ReadonlySet<string>): Block[] {
  let field: Field = TERMS;
  let value: TermValue = terms;
  for (const name of path.split('.')) {
    field = (field as GroupField).fields[name] as Field;
    value = (value as Values)[name] ?? null;
  }
  return blocksOf(field, value, path, without);
}

function blocksOf(field: Field, value: TermValue, path: string, without: ReadonlySet<string>): Block[] {
  if (value === null || value === undefined || without.has(path)) return [];
  if (field.kind === 'group') {
    const { fields } = field as GroupField;
    return Object.entries(fields as Fields).flatMap(([name, part]) =>
      blocksOf(part, (value as Values)[name] ?? null, `${path}.${name}`, without),
    );
  }
  if (field.kind !== 'list') return [{ kind: 'sentence', path, said: [said(field as LeafField, value, path)] }];
  return listBlocks((field as ListField).item as Field, value as readonly TermValue[], path, without);
}

function listBlocks(item: Field, values: readonly TermValue[], path: string, without: ReadonlySet<string>): Block[] {
  if (values.length === 0) return [];
  if (item.kind !== 'group') {
    return [{ kind: 'sentence', path, said: values.map((value) => said(item as LeafField, value, path)) }];
  }
  if (!WRITTEN_OUT.includes(path)) return [tableOf((item as GroupField).fields as Fields, values, path)];
  return values.flatMap((value, index): Block[] => [
    { kind: 'item', path, number: index + 1 },
    ...blocksOf(item, value, path, without),
  ]);
}

function tableOf(fields: Fields, values: readonly TermValue[], path: string): TableBlock {
  const names = Object.keys(fields).filter((name) => values.some((row) => ((row as Values)[name] ?? null) !== null));
  const rows = values.map((row) =>
    names.map((name) => {
      const value = (row as Values)[name] ?? null;
      return value === null ? null : said(fields[name] as LeafField, value, `${path}.${name}`);
    }),
  );
  return { kind: 'table', path, columns: names.map((name) => `${path}.${name}`), rows };
}

const said = (field: LeafField, value: TermValue, path: string): Said => ({
  path,
  field,
  value: value as string | number | boolean,
});
