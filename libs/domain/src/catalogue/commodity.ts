import type { BaseUnit } from '../kernel/quantity';
import type { InputUnit } from './unit';
import type { PhysicalForm, Sector } from './sector';

/** A name in both languages. */
export interface Names {
  readonly vi: string;
  readonly en: string;
}

/** A good that is traded (mặt hàng), e.g. LUA, TOM_SU, KHOM. */
export interface Commodity {
  readonly code: string;
  readonly names: Names;
  /** Latin name; null for a group of species. */
  readonly scientificName: string | null;
  /** The sector it is listed under. */
  readonly sector: Sector;
  /** Sectors its production cycle may belong to; black tiger shrimp is grown alone and in turn with rice. */
  readonly sectors: readonly Sector[];
  /** The unit in which amounts are kept. */
  readonly baseUnit: BaseUnit;
  /** Units in which people may type an amount, the most usual first. */
  readonly units: readonly InputUnit[];
  /** The units prices are said in: đồng per kg, per trái, per con … */
  readonly priceUnits: readonly InputUnit[];
  readonly forms: readonly PhysicalForm[];
  /** Codes of quality attributes that make sense for it. */
  readonly quality: readonly string[];
  /** Hours from harvest to pick-up after which the goods spoil or lose their grade. */
  readonly pickupDelayHours: number;
  /** Other words for it, dialect and trade; also without the region's accent. */
  readonly synonyms: readonly string[];
}

/** A variety or breed (giống). */
export interface Variety {
  readonly code: string;
  readonly commodity: string;
  readonly names: Names;
  /** What kind it is, e.g. long grain; null where nothing is known. */
  readonly kind: Names | null;
  /** Days from sowing to harvest; null where nothing is known. */
  readonly days: { readonly from: number; readonly to: number } | null;
  /** Grown only with an offtake contract (chỉ gieo sạ khi có hợp đồng bao tiêu), as the province recommends. */
  readonly contractOnly: boolean;
  readonly synonyms: readonly string[];
}

export const QUALITY_KINDS = ['MEASURED', 'NAMED', 'YES_NO'] as const;
/** MEASURED has a number in a unit; NAMED one of the choices; YES_NO is fulfilled or not. */
export type QualityKind = (typeof QUALITY_KINDS)[number];

export const QUALITY_UNITS = ['PERCENT', 'PER_KG', 'GRAM', 'KG', 'BRIX', 'MONTH', 'CM'] as const;
/** PER_KG counts pieces in a kilogram (con/kg). */
export type QualityUnit = (typeof QUALITY_UNITS)[number];

/** Something about quality (chỉ tiêu chất lượng) that contracts promise and acceptance measures. */
export interface QualityAttribute {
  readonly code: string;
  readonly names: Names;
  readonly kind: QualityKind;
  /** For MEASURED. */
  readonly unit: QualityUnit | null;
  /** Plausible values, both included, as decimal text; what lies outside is a slip of the pen. */
  readonly range: { readonly least: string; readonly most: string } | null;
  /** For NAMED, best first. */
  readonly choices: readonly { readonly code: string; readonly names: Names }[];
  /** How it is found. */
  readonly method: Names | null;
  /** Standard that defines it, e.g. TCVN 8370:2010. */
  readonly standard: string | null;
  readonly better: 'LESS' | 'MORE' | 'NEITHER';
}

/** A certificate scheme or code (chứng nhận, mã số). */
export interface CertificateScheme {
  readonly code: string;
  readonly names: Names;
  readonly subject: CertifiedSubject;
  readonly sectors: readonly Sector[];
  /** The longest a certificate runs; null where the scheme sets no term. */
  readonly longestMonths: number | null;
  /** What a number must look like, as a regular expression; null where it is free. */
  readonly numberPattern: string | null;
  /** False where the term or the pattern should be checked at the source. */
  readonly verified: boolean;
}
export const CERTIFIED_SUBJECTS = ['AREA', 'POND', 'HERD', 'PRODUCER', 'GROUP', 'PLANT', 'PRODUCT'] as const;
export type CertifiedSubject = (typeof CERTIFIED_SUBJECTS)[number];

/** May the commodity be traded as a good of that sector? */
export const allowsSector = (commodity: Pick<Commodity, 'sectors'>, sector: Sector): boolean =>
  commodity.sectors.includes(sector);
