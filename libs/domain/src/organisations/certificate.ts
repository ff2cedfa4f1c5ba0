import { daysBetween, type CalendarDate } from '../kernel/calendar-date';
import type { CertificateId, FileId, OrganisationId } from '../kernel/id';
import type { Transitions } from '../kernel/transitions';
import type { CertificateRefusalReason, CertificateRevocationReason } from './reasons';

/** Certificates and official codes (giấy chứng nhận, mã số): what was declared, and what the Alliance found. */
export const CERTIFICATE_SCHEMES = [
  'VIETGAP_TT',
  'VIETGAP_TS',
  'VIETGAHP',
  'GLOBALGAP',
  'ORGANIC_VN',
  'ORGANIC_EU',
  'ORGANIC_USDA',
  'ORGANIC_JAS',
  'ASC',
  'BAP',
  'SRP',
  'HACCP',
  'ISO22000',
  'BRC',
  'HALAL',
  'ATTP',
  'OCOP',
  'PUC',
  'PHC',
  'AQ_REG',
  'LS_DECL',
  'ADSF',
  'NHTT',
  'CDDL',
] as const;
export type CertificateScheme = (typeof CERTIFICATE_SCHEMES)[number];

export const CERTIFICATE_STATES = ['DECLARED', 'CHECKED', 'REFUSED', 'EXPIRED', 'REVOKED'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export const CERTIFICATE_TRANSITIONS: Transitions<CertificateState> = {
  DECLARED: ['CHECKED', 'REFUSED', 'EXPIRED'],
  CHECKED: ['EXPIRED', 'REVOKED'],
  REFUSED: [],
  EXPIRED: [],
  REVOKED: [],
};

/** What it covers. */
export interface CertificateScope {
  /** In words: crop, product, plant, pond group. */
  readonly description: string;
  /** Codes of the catalogue's commodities; empty when it covers all that the organisation sells. */
  readonly commodities: readonly string[];
  /** Hectares as exact decimal text; null when the scheme has no area. */
  readonly areaHa: string | null;
}

export interface Certificate {
  readonly id: CertificateId;
  readonly organisationId: OrganisationId;
  readonly scheme: CertificateScheme;
  /** As printed on the paper. */
  readonly number: string;
  readonly issuer: string;
  readonly scope: CertificateScope;
  /** First and last day on which it is valid, in Vietnam; no last day for codes that stand until withdrawn. */
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly fileId: FileId | null;
  readonly state: CertificateState;
  readonly reason: CertificateRefusalReason | CertificateRevocationReason | null;
  readonly note: string | null;
  /** The least number of days left that was warned of; null before the first warning. */
  readonly warnedDays: number | null;
}

/**
 * Whether buyers may rely on it on a day: checked by the Alliance, first and last day included. Says no on the first
 * moment after the last day in Asia/Ho_Chi_Minh even when the job that marks it EXPIRED has not run.
 */
export function isValidOn(
  certificate: Pick<Certificate, 'state' | 'validFrom' | 'validTo'>,
  day: CalendarDate,
): boolean {
  const { state, validFrom, validTo } = certificate;
  return state === 'CHECKED' && validFrom <= day && (validTo === null || day <= validTo);
}

export const isPastEnd = (certificate: Pick<Certificate, 'validTo'>, day: CalendarDate): boolean =>
  certificate.validTo !== null && certificate.validTo < day;

/** Days before the end at which the organisation is warned. */
export const EXPIRY_WARNINGS = [60, 30, 7] as const;

/**
 * The warning that is due on a day, or null. Only the nearest one is told, so a certificate checked 20 days before its
 * end warns of 30 at once and of 7 later; a missed night is made up for.
 */
export function warningDue(
  certificate: Pick<Certificate, 'state' | 'validTo' | 'warnedDays'>,
  day: CalendarDate,
): { threshold: number; daysLeft: number } | null {
  if (certificate.state !== 'CHECKED' || certificate.validTo === null) return null;
  const daysLeft = daysBetween(day, certificate.validTo);
  if (daysLeft < 0) return null;
  const threshold = EXPIRY_WARNINGS.findLast((days) => daysLeft <= days);
  if (threshold === undefined) return null;
  return certificate.warnedDays !== null && certificate.warnedDays <= threshold ? null : { threshold, daysLeft };
}
