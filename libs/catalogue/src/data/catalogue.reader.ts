import { Injectable } from '@nestjs/common';
import { Catalogue, type CatalogueContents } from '@domain/catalogue/catalogue';
import type { CertificateScheme, Commodity, Variety } from '@domain/catalogue/commodity';
import type { Season } from '@domain/catalogue/season';
import { Database } from '@platform/database/database';
import { CatalogueReader, type PastEntry } from '../public';
import type { CatalogueKind } from './catalogue-data';

const SECTIONS: Readonly<Record<CatalogueKind, keyof CatalogueContents>> = {
  COMMODITY: 'commodities',
  VARIETY: 'varieties',
  QUALITY_ATTRIBUTE: 'qualityAttributes',
  SEASON: 'seasons',
  YIELD_BOUND: 'yieldBounds',
  CERTIFICATE_SCHEME: 'certificateSchemes',
  SYNONYM: 'synonyms',
};

interface NewestRow {
  readonly kind: CatalogueKind;
  readonly version: number;
  readonly facts: Record<string, unknown>;
  readonly retired: boolean;
}

/** Reads the newest wording once and keeps it: some 150 entries, which change only when a release brings others. */
@Injectable()
export class StoredCatalogue extends CatalogueReader {
  private known: Promise<Catalogue> | null = null;

  constructor(private readonly database: Database) {
    super();
  }

  catalogue(): Promise<Catalogue> {
    if (!this.known) {
      const reading = this.read();
      this.known = reading;
      reading.catch(() => (this.known = null));
    }
    return this.known;
  }

  async commodity(code: string): Promise<Commodity | null> {
    return (await this.catalogue()).commodity(code);
  }

  async variety(code: string): Promise<Variety | null> {
    return (await this.catalogue()).variety(code);
  }

  async season(code: string): Promise<Season | null> {
    return (await this.catalogue()).season(code);
  }

  async certificateScheme(code: string): Promise<CertificateScheme | null> {
    return (await this.catalogue()).certificateScheme(code);
  }

  async entryAt(kind: CatalogueKind, code: string, version: number): Promise<PastEntry | null> {
    return this.database.queryOne<PastEntry>(
      `SELECT facts, version, retired, created_at AS "since" FROM catalogue_versions
       WHERE kind = $1 AND code = $2 AND version = $3`,
      [kind, code, version],
    );
  }

  private async read(): Promise<Catalogue> {
    const rows = await this.database.query<NewestRow>(
      `SELECT DISTINCT ON (kind, code) kind, version, facts, retired
       FROM catalogue_versions ORDER BY kind, code, version DESC`,
    );
    const contents: Record<keyof CatalogueContents, unknown[]> = {
      commodities: [],
      varieties: [],
      qualityAttributes: [],
      seasons: [],
      yieldBounds: [],
      certificateSchemes: [],
      synonyms: [],
    };
    for (const { kind, version, facts, retired } of rows) contents[SECTIONS[kind]].push({ ...facts, version, retired });
    return new Catalogue(contents as unknown as CatalogueContents);
  }
}
