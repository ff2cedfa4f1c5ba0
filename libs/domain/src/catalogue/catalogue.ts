import type { CertificateScheme, Commodity, QualityAttribute, Variety } from './commodity';
import { parseCropSeason, type Season } from './season';
import type { Sector } from './sector';
import type { YieldBound } from './yield';

/** An entry with the version it has: 1 for its first wording, one more for each change. */
export type Versioned<T> = T & { readonly version: number; readonly retired: boolean };

export type VersionedCommodity = Versioned<Commodity>;
export type VersionedVariety = Versioned<Variety>;
export type VersionedQualityAttribute = Versioned<QualityAttribute>;
export type VersionedSeason = Versioned<Season>;
export type VersionedCertificateScheme = Versioned<CertificateScheme>;

export interface SynonymGroup {
  /** True: these words mean the same. False: they must never be taken for one another, as dừa, dứa and dưa. */
  readonly same: boolean;
  readonly words: readonly string[];
}

export interface CatalogueContents {
  readonly commodities: readonly Versioned<Commodity>[];
  readonly varieties: readonly Versioned<Variety>[];
  readonly qualityAttributes: readonly Versioned<QualityAttribute>[];
  readonly seasons: readonly Versioned<Season>[];
  readonly yieldBounds: readonly Versioned<YieldBound>[];
  readonly certificateSchemes: readonly Versioned<CertificateScheme>[];
  readonly synonyms: readonly Versioned<SynonymGroup>[];
}

const byCode = <T extends { readonly code: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.code, item]));

/**
 * The catalogue (danh mục hàng hóa) in its newest wording. Looking up by code also finds retired entries, since old
 * offers and contracts name them; lists leave them out.
 */
export class Catalogue {
  private readonly commodityByCode: ReadonlyMap<string, Versioned<Commodity>>;
  private readonly varietyByCode: ReadonlyMap<string, Versioned<Variety>>;
  private readonly qualityByCode: ReadonlyMap<string, Versioned<QualityAttribute>>;
  private readonly seasonByCode: ReadonlyMap<string, Versioned<Season>>;
  private readonly schemeByCode: ReadonlyMap<string, Versioned<CertificateScheme>>;

  constructor(private readonly contents: CatalogueContents) {
    this.commodityByCode = byCode(contents.commodities);
    this.varietyByCode = byCode(contents.varieties);
    this.qualityByCode = byCode(contents.qualityAttributes);
    this.seasonByCode = byCode(contents.seasons);
    this.schemeByCode = byCode(contents.certificateSchemes);
  }

  commodity(code: string): Versioned<Commodity> | null {
    return this.commodityByCode.get(code) ?? null;
  }

  variety(code: string): Versioned<Variety> | null {
    return this.varietyByCode.get(code) ?? null;
  }

  qualityAttribute(code: string): Versioned<QualityAttribute> | null {
    return this.qualityByCode.get(code) ?? null;
  }

  season(code: string): Versioned<Season> | null {
    return this.seasonByCode.get(code) ?? null;
  }

  certificateScheme(code: string): Versioned<CertificateScheme> | null {
    return this.schemeByCode.get(code) ?? null;
  }

  /** Commodities that may be goods of the sector, or all. */
  commodities(sector?: Sector | null): readonly Versioned<Commodity>[] {
    return inUse(this.contents.commodities).filter(({ sectors }) => !sector || sectors.includes(sector));
  }

  varietiesOf(commodity: string): readonly Versioned<Variety>[] {
    return inUse(this.contents.varieties).filter((variety) => variety.commodity === commodity);
  }

  /** Seasons of a commodity, or all. */
  seasons(commodity?: string | null): readonly Versioned<Season>[] {
    return inUse(this.contents.seasons).filter(({ commodities }) => !commodity || commodities.includes(commodity));
  }

  certificateSchemes(sector?: Sector | null): readonly Versioned<CertificateScheme>[] {
    return inUse(this.contents.certificateSchemes).filter(({ sectors }) => !sector || sectors.includes(sector));
  }

  qualityAttributes(): readonly Versioned<QualityAttribute>[] {
    return inUse(this.contents.qualityAttributes);
  }

  synonyms(): readonly Versioned<SynonymGroup>[] {
    return inUse(this.contents.synonyms);
  }

  /**
   * Believable yields, tonnes per hectare, of a commodity in a season (`DONG_XUAN` or `DONG_XUAN-2026`). Where the
   * season has no bounds, those of the whole year; null where nothing is known.
   */
  yieldBound(commodity: string, season: string | null): Versioned<YieldBound> | null {
    const code = season === null ? null : (parseCropSeason(season)?.season ?? season);
    const own = inUse(this.contents.yieldBounds).filter((bound) => bound.commodity === commodity);
    return own.find((bound) => bound.season === code) ?? own.find((bound) => bound.season === null) ?? null;
  }
}

const inUse = <T extends { readonly retired: boolean }>(items: readonly T[]): readonly T[] =>
  items.filter(({ retired }) => !retired);
