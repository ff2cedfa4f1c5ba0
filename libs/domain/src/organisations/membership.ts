import { rolesOf, type OrganisationKind, type Role } from '../access/actor';
import type { AccountId } from '../kernel/id';
import { invalidInput, issue, type InvalidInput } from '../kernel/refusals';

/** Membership (thành viên của tổ chức trên sàn) of an account in an organisation, and how one is invited to it. */
export interface Member {
  readonly accountId: AccountId;
  readonly roles: readonly Role[];
}

/** Days for which an invitation (lời mời) can be accepted. */
export const INVITATION_DAYS = 14;
export const INVITATION_LIFETIME_MS = INVITATION_DAYS * 86_400_000;

/** An organisation keeps at least one who may manage it. */
export interface LastManager {
  readonly code: 'last-manager';
  readonly role: Role;
}
/** They belong to the organisation already. */
export interface AlreadyMember {
  readonly code: 'already-member';
}
/** The invitation was accepted, taken back, or is older than 14 days. */
export interface InvitationOver {
  readonly code: 'invitation-over';
}

/** The role without which an organisation of this kind could not be run. */
export function managingRole(kind: OrganisationKind): Role {
  if (kind === 'ALLIANCE') return 'ADMINISTRATOR';
  return kind === 'AGENCY' ? 'OBSERVER' : 'MANAGER';
}

/** What the founder of an organisation becomes. A signatory is named separately: it is a duty in law. */
export const founderRoles = (kind: OrganisationKind): readonly Role[] => [managingRole(kind)];

/** Roles in their fixed order without repeats; refused when there is none or one does not belong to the kind. */
export function readRoles(kind: OrganisationKind, roles: readonly Role[]): readonly Role[] | InvalidInput {
  if (roles.length === 0) return invalidInput(issue('roles', 'required'));
  const possible = rolesOf(kind);
  const strange = roles.findIndex((role) => !possible.includes(role));
  if (strange >= 0)
    return invalidInput(issue(`roles.${strange}`, 'role-of-other-kind', { possible: possible.join(', ') }));
  return possible.filter((role) => roles.includes(role));
}

/** Null when somebody who manages remains after this member has other roles, or none. */
export function lastManagerLost(
  kind: OrganisationKind,
  members: readonly Member[],
  change: { accountId: AccountId; roles: readonly Role[] },
): LastManager | null {
  const role = managingRole(kind);
  const after = members.map((member) => (member.accountId === change.accountId ? change : member));
  return after.some((member) => member.roles.includes(role)) ? null : { code: 'last-manager', role };
}
