import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Compiled code lies in dist/libs/catalogue/src/data, the data stays in libs/catalogue/data.
const FOLDERS = [join(__dirname, '../../data'), join(__dirname, '../../../../../libs/catalogue/data')];

function file(name: string): string {
  const folder = FOLDERS.find((path) => existsSync(join(path, 'commodities.json')));
  if (!folder) throw new Error('the data of libs/catalogue is not beside the code');
  return readFileSync(join(folder, name), 'utf8');
}

export const CATALOGUE_KINDS = [
  'COMMODITY',
  'VARIETY',
  'QUALITY_ATTRIBUTE',
  'SEASON',
  'YIELD_BOUND',
  'CERTIFICATE_SCHEME',
  'SYNONYM',
] as const;
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** One entry of the catalogue as its file has it, with its code. */
export interface CatalogueEntry {
  readonly kind: CatalogueKind;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface Coded {
  readonly code: string;
}
interface Bound extends Record<string, unknown> {
  readonly commodity: string;
  readonly season: string | null;
}
const FILES: readonly (readonly [CatalogueKind, string])[] = [
  ['COMMODITY', 'commodities.json'],
  ['VARIETY', 'varieties.json'],
  ['QUALITY_ATTRIBUTE', 'quality-attributes.json'],
  ['SEASON', 'seasons.json'],
  ['CERTIFICATE_SCHEME', 'certificate-schemes.json'],
];

/** All entries of the data files, in an order in which each finds what it refers to. */
export function readCatalogueData(): CatalogueEntry[] {
  const coded = FILES.flatMap(([kind, name]) =>
    (JSON.parse(file(name)) as (Coded & Record<string, unknown>)[]).map((facts) => ({ kind, code: facts.code, facts })),
  );
  const bounds = (JSON.parse(file('yield-bounds.json')) as Bound[]).map((facts) => ({
    kind: 'YIELD_BOUND' as const,
    code: `${facts.commodity}/${facts.season ?? 'YEAR'}`,
    facts,
  }));
  const words = JSON.parse(file('synonyms.json')) as { same: string[][]; different: string[][] };
  const synonyms = [
    ...words.same.map((group) => synonym(true, group)),
    ...words.different.map((group) => synonym(false, group)),
  ];
  return [...coded, ...bounds, ...synonyms];
}

function synonym(same: boolean, words: readonly string[]): CatalogueEntry {
  return { kind: 'SYNONYM', code: `${same ? 'SAME' : 'DIFFERENT'}/${words.join('/')}`, facts: { same, words } };
}
