import type { Catalogue } from '@domain/catalogue/catalogue';
import type { CertificateScheme, Commodity, Variety } from '@domain/catalogue/commodity';
import type { Season } from '@domain/catalogue/season';
import type { Locale } from '@i18n/message';
import type { CatalogueKind } from './data/catalogue-data';

/** An entry as it was worded in an earlier version. */
export interface PastEntry {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly retired: boolean;
  /** When this wording was taken up. */
  readonly since: Date;
}

/** Reads the catalogue (danh mục hàng hóa) from memory: cheap, no statement after the first. */
export abstract class CatalogueReader {
  /**
   * Everything at once, for what is asked synchronously: `commodity(code)` (base unit, pick-up delay, forms, units,
   * quality), `commodities(sector)`, `varietiesOf`, `seasons`, `yieldBound(commodity, season)`, `certificateScheme`,
   * `synonyms`. Looking up by code also finds retired entries (`retired`); new offers should not name those.
   */
  abstract catalogue(): Promise<Catalogue>;
  /** Null for a code that never was one. */
  abstract commodity(code: string): Promise<Commodity | null>;
  abstract variety(code: string): Promise<Variety | null>;
  abstract season(code: string): Promise<Season | null>;
  abstract certificateScheme(code: string): Promise<CertificateScheme | null>;
  /** The wording of an entry in an earlier version, for what was signed under it. */
  abstract entryAt(kind: CatalogueKind, code: string, version: number): Promise<PastEntry | null>;
}

/** A name in both languages, in the reader's. */
export const nameIn = (names: { readonly vi: string; readonly en: string }, locale: Locale): string => names[locale];

export { catalogueData } from './data/load-catalogue';
