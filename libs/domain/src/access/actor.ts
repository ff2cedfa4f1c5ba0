import type { AccountId, OrganisationId, SessionId } from '../kernel/id';

/**
 * What an organisation is: hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác, doanh nghiệp, hộ kinh doanh, liên minh hợp
 * tác xã, cơ quan nhà nước.
 */
export const ORGANISATION_KINDS = [
  'COOPERATIVE',
  'COOPERATIVE_UNION',
  'COOPERATIVE_GROUP',
  'ENTERPRISE',
  'HOUSEHOLD_BUSINESS',
  'ALLIANCE',
  'AGENCY',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Kinds that sell what their members grow, and kinds that buy it. A cooperative union may do both. */
export const SELLER_KINDS: readonly OrganisationKind[] = ['COOPERATIVE', 'COOPERATIVE_UNION', 'COOPERATIVE_GROUP'];
export const BUYER_KINDS: readonly OrganisationKind[] = ['ENTERPRISE', 'HOUSEHOLD_BUSINESS', 'COOPERATIVE_UNION'];

/**
 * What somebody may do in an organisation. Trading organisations: manager, staff, signatory (người ký). The Alliance:
 * advisor (cán bộ tư vấn), lead advisor, administrator. Agencies: observer.
 */
export const ROLES = ['MANAGER', 'STAFF', 'SIGNATORY', 'ADVISOR', 'LEAD_ADVISOR', 'ADMINISTRATOR', 'OBSERVER'] as const;
export type Role = (typeof ROLES)[number];

/** The roles that make sense in each kind of organisation. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  if (kind === 'ALLIANCE') return ['ADVISOR', 'LEAD_ADVISOR', 'ADMINISTRATOR'];
  if (kind === 'AGENCY') return ['OBSERVER'];
  return ['MANAGER', 'STAFF', 'SIGNATORY'];
}

export interface Membership {
  readonly organisationId: OrganisationId;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
}

/** Somebody signed in, with every organisation they belong to. */
export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly memberships: readonly Membership[];
}
/** Nobody in particular: the public. */
export interface Anonymous {
  readonly kind: 'anonymous';
}
/** The system itself, in reactions and scheduled work. */
export interface SystemActor {
  readonly kind: 'system';
  /** Which reaction or job, for the history. */
  readonly name: string;
}
export type Actor = AccountActor | Anonymous | SystemActor;

export const ANONYMOUS: Anonymous = { kind: 'anonymous' };

export function organisationsOf(actor: Actor): OrganisationId[] {
  return actor.kind === 'account' ? actor.memberships.map((membership) => membership.organisationId) : [];
}

export function isOfAlliance(actor: Actor): boolean {
  return actor.kind === 'account' && actor.memberships.some((membership) => membership.kind === 'ALLIANCE');
}

export function belongsTo(actor: Actor, organisationId: OrganisationId): boolean {
  return actor.kind === 'account' && actor.memberships.some((m) => m.organisationId === organisationId);
}
