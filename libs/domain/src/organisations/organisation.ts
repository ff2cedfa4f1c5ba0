import type { OrganisationKind } from '../access/actor';
import type { CalendarDate } from '../kernel/calendar-date';
import type { FileId, OrganisationId } from '../kernel/id';
import type { OrganisationState } from './organisation.transitions';
import type { StandingReason } from './reasons';
import type { OrganisationSector } from './sector';
import type { SizeFacts } from './size-class';

/** Who speaks for the organisation in law (người đại diện theo pháp luật). */
export interface LegalRepresentative {
  readonly name: string;
  readonly position: string;
}
/** Where it is paid. Shown to counterparties only. */
export interface BankAccount {
  readonly bank: string;
  /** Digits and capital letters, without spaces. */
  readonly number: string;
  readonly holder: string;
}
/** Registration certificate: its own number, which for old cooperatives is not the tax code. */
export interface Registration {
  readonly no: string;
  readonly on: CalendarDate | null;
  readonly authority: string | null;
}

/** What an organisation says of itself. Everything but the name may be missing in a draft. */
export interface OrganisationFacts {
  readonly nameVi: string;
  readonly nameEn: string | null;
  /** Ten digits, or ten and three with a hyphen for a branch. */
  readonly taxCode: string | null;
  readonly registration: Registration | null;
  readonly legalRepresentative: LegalRepresentative | null;
  /** As typed: house, hamlet, old commune. */
  readonly addressText: string | null;
  /** The commune or ward today (id of an administrative unit). */
  readonly adminUnitId: string | null;
  /** Degrees, WGS 84. */
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly sectors: readonly OrganisationSector[];
  readonly size: SizeFacts;
  readonly bankAccount: BankAccount | null;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  /** Uploaded papers: registration, charter, identity of the representative. */
  readonly documentIds: readonly FileId[];
}

/** An organisation (tổ chức) with what the Alliance last decided about it. */
export interface Organisation {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly facts: OrganisationFacts;
  readonly standing: Standing;
}
/** Why it is in its state, where the Alliance gave reasons. */
export interface Standing {
  readonly reasons: readonly StandingReason[];
  readonly note: string | null;
}
export const NO_REMARKS: Standing = { reasons: [], note: null };

/** Kinds that anybody may register. An Alliance is set up by the operator. */
export const OPEN_KINDS: readonly OrganisationKind[] = [
  'COOPERATIVE',
  'COOPERATIVE_UNION',
  'COOPERATIVE_GROUP',
  'ENTERPRISE',
  'HOUSEHOLD_BUSINESS',
  'AGENCY',
];

/** Facts that the Alliance vouches for when it verifies; they stand still while the organisation is verified. */
export const VOUCHED_FACTS = ['nameVi', 'taxCode', 'registration', 'legalRepresentative'] as const;
export type VouchedFact = (typeof VOUCHED_FACTS)[number];

/** What the Alliance needs to know before it can verify. */
export const NEEDED_FACTS = [
  'TAX_CODE',
  'REGISTRATION',
  'LEGAL_REPRESENTATIVE',
  'ADMIN_UNIT',
  'SECTORS',
  'CONTACT',
  'DOCUMENTS',
] as const;
export type NeededFact = (typeof NEEDED_FACTS)[number];

/**
 * What must be told before the Alliance can verify. Cooperatives, unions and enterprises have a tax code that is their
 * registration (Circular 105/2020/TT-BTC, article 5); a cooperative group (tổ hợp tác) has no legal personality and
 * needs neither (Law on Cooperatives 17/2023, article 107).
 */
export function missingFacts(kind: OrganisationKind, facts: OrganisationFacts): NeededFact[] {
  const missing: NeededFact[] = [];
  const registered = kind !== 'COOPERATIVE_GROUP' && kind !== 'AGENCY';
  if (registered && kind !== 'HOUSEHOLD_BUSINESS' && !facts.taxCode) missing.push('TAX_CODE');
  if (registered && !facts.registration) missing.push('REGISTRATION');
  if (!facts.legalRepresentative) missing.push('LEGAL_REPRESENTATIVE');
  if (!facts.adminUnitId) missing.push('ADMIN_UNIT');
  if (kind !== 'AGENCY' && facts.sectors.length === 0) missing.push('SECTORS');
  if (!facts.phone && !facts.email) missing.push('CONTACT');
  if (registered && facts.documentIds.length === 0) missing.push('DOCUMENTS');
  return missing;
}
