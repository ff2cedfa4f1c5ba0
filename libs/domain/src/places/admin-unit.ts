import type { CalendarDate } from '../kernel/calendar-date';

/**
 * An administrative unit (đơn vị hành chính) as it stood from one day to another. Codes of the statistics office (GSO)
 * are used again with another meaning (91 was Kiên Giang until 30 June 2025 and is An Giang since), so a unit is known
 * by its id, which is of one edition: `vn-30904-2025` begins in 2025, `vn-906-until-2025` ended in it.
 */
export interface AdminUnit {
  readonly id: string;
  /** GSO code; with `validFrom` unique. */
  readonly code: string;
  readonly level: AdminLevel;
  readonly type: AdminType;
  /** Without the word for its type, e.g. Giồng Riềng. */
  readonly name: string;
  /** e.g. Xã Giồng Riềng. */
  readonly fullName: string;
  readonly parentId: string | null;
  /** First day; null where the records do not go back that far. */
  readonly validFrom: CalendarDate | null;
  /** Last day; null while it stands. */
  readonly validTo: CalendarDate | null;
  /** A point inside it, in degrees WGS 84; null where only its successor's is known. */
  readonly point: { readonly lat: number; readonly lon: number } | null;
  /** Square kilometres, decimal text. */
  readonly areaKm2: string | null;
  /** On islands (hải đảo): distances over land mean nothing there. */
  readonly island: boolean;
  /** What it was called and was before, the newest first; Phú Quốc was a huyện until February 2021. */
  readonly earlier: readonly EarlierForm[];
}

export interface EarlierForm {
  readonly type: AdminType;
  readonly fullName: string;
  /** Last day of this form. */
  readonly until: CalendarDate;
  /** False where the day should be checked at the source. */
  readonly certain: boolean;
}

export const ADMIN_LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
/** Cấp tỉnh, cấp huyện (until 30 June 2025), cấp xã. */
export type AdminLevel = (typeof ADMIN_LEVELS)[number];

/** Tỉnh, thành phố trực thuộc trung ương, thành phố, thị xã, huyện, xã, phường, thị trấn, đặc khu. */
export const ADMIN_TYPES = [
  'PROVINCE',
  'MUNICIPALITY',
  'CITY',
  'TOWN',
  'DISTRICT',
  'COMMUNE',
  'WARD',
  'TOWNSHIP',
  'SPECIAL_ZONE',
] as const;
export type AdminType = (typeof ADMIN_TYPES)[number];

/**
 * WHOLE: all of the older unit went into the newer one, as far as the resolution on the units tells. PART: a piece of
 * it did; districts became several communes.
 */
export const SUCCESSION_KINDS = ['WHOLE', 'PART'] as const;
export interface Succession {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: (typeof SUCCESSION_KINDS)[number];
}

/** Did the unit stand on that day? */
export function existedOn(unit: Pick<AdminUnit, 'validFrom' | 'validTo'>, day: CalendarDate): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

/** Type and full name on a day: a unit may have been a huyện before it was a city. */
export function formOn(unit: AdminUnit, day: CalendarDate): { readonly type: AdminType; readonly fullName: string } {
  const form = [...unit.earlier].sort((a, b) => (a.until < b.until ? -1 : 1)).find(({ until }) => day <= until);
  return form ?? unit;
}

/** TODAY: it stands. FORMER: people still say its name. */
export const eraOf = (unit: Pick<AdminUnit, 'validTo'>): 'TODAY' | 'FORMER' =>
  unit.validTo === null ? 'TODAY' : 'FORMER';
