import type { OrganisationId } from '../kernel/id';
import type { Action } from './action';
import type { Actor, Membership, Role } from './actor';

/**
 * Who may do what. Deny by default: an action is allowed only by a line of the table below. The table is pure data,
 * so the authorisation matrix of the tests is generated from it and from the schema.
 */

/** The thing acted on, reduced to what permission depends on. */
export interface Resource {
  /** The organisations the thing belongs to: one for an offer, both parties for a contract, none for a new thing. */
  readonly organisationIds: readonly OrganisationId[];
}

interface Rule {
  /** Roles that suffice in an organisation of the resource. */
  readonly owner?: readonly Role[];
  /** Roles that suffice in the Alliance, whatever the resource. */
  readonly alliance?: readonly Role[];
  /** Anyone signed in. */
  readonly signedIn?: true;
}

const MANAGERS: readonly Role[] = ['MANAGER'];
const TRADERS: readonly Role[] = ['MANAGER', 'STAFF'];
const ANY_MEMBER: readonly Role[] = ['MANAGER', 'STAFF', 'SIGNATORY'];
const ADVISORS: readonly Role[] = ['ADVISOR', 'LEAD_ADVISOR', 'ADMINISTRATOR'];
const LEADS: readonly Role[] = ['LEAD_ADVISOR', 'ADMINISTRATOR'];

export const POLICY: Readonly<Record<Action, Rule>> = {
  'identity.manage-own-account': { signedIn: true },
  'organisations.register': { signedIn: true },
  'organisations.revise': { owner: [...MANAGERS, 'ADMINISTRATOR', 'OBSERVER'] },
  'organisations.submit': { owner: [...MANAGERS, 'OBSERVER'] },
  'organisations.verify': { alliance: ADVISORS },
  'organisations.suspend': { alliance: LEADS },
  'organisations.invite-member': { owner: ['MANAGER', 'ADMINISTRATOR', 'OBSERVER'] },
  'organisations.manage-members': { owner: ['MANAGER', 'ADMINISTRATOR', 'OBSERVER'] },
  'organisations.see-private': { owner: [...ANY_MEMBER, ...ADVISORS, 'OBSERVER'], alliance: ADVISORS },
  'certificates.declare': { owner: TRADERS },
  'certificates.check': { alliance: ADVISORS },
  'files.attach': { signedIn: true },
  'catalogue.revise': { alliance: ['ADMINISTRATOR'] },
  'offers.draft': { owner: TRADERS },
  'offers.publish': { owner: TRADERS },
  'offers.revise': { owner: TRADERS },
  'offers.withdraw': { owner: TRADERS },
  'demands.draft': { owner: TRADERS },
  'demands.publish': { owner: TRADERS },
  'demands.revise': { owner: TRADERS },
  'demands.close': { owner: TRADERS },
  'demands.answer': { owner: TRADERS },
  'demands.award': { owner: TRADERS },
  'contracts.see': { owner: ANY_MEMBER, alliance: ADVISORS },
  'contracts.propose': { owner: TRADERS },
  'contracts.negotiate': { owner: TRADERS },
  'contracts.agree': { owner: MANAGERS },
  'contracts.comment': { owner: ANY_MEMBER, alliance: ADVISORS },
  'contracts.attach': { owner: ANY_MEMBER },
  'contracts.withdraw': { owner: TRADERS },
  'contracts.sign': { owner: ['SIGNATORY'] },
  'contracts.acknowledge-findings': { owner: ['SIGNATORY'] },
  'contracts.terminate': { owner: ['MANAGER', 'SIGNATORY'] },
  'appraisal.see': { owner: ANY_MEMBER, alliance: ADVISORS },
  'appraisal.request': { owner: TRADERS },
  'appraisal.take': { alliance: ADVISORS },
  'appraisal.assign': { alliance: LEADS },
  'appraisal.examine': { alliance: ADVISORS },
  'appraisal.conclude': { alliance: ADVISORS },
  'appraisal.answer-question': { owner: TRADERS },
  'appraisal.answer-finding': { owner: TRADERS },
  'appraisal.declare-conflict': { alliance: ADVISORS },
  'value-chain.see-link': { owner: ANY_MEMBER, alliance: ADVISORS },
  'value-chain.see-figures': { owner: ANY_MEMBER, alliance: ADVISORS },
  'value-chain.declare-link': { owner: MANAGERS },
  'value-chain.confirm-link': { owner: MANAGERS },
  'value-chain.verify-link': { alliance: ADVISORS },
  'value-chain.end-link': { owner: MANAGERS },
  'value-chain.show-link': { owner: MANAGERS },
  'notifications.manage-own': { signedIn: true },
  'operations.see': { alliance: ['ADMINISTRATOR'] },
};

const holds = (membership: Membership, roles: readonly Role[] | undefined): boolean =>
  roles !== undefined && membership.roles.some((role) => roles.includes(role));

/** May the actor do this with that thing? The system may; the public may nothing that needs an action. */
export function allowed(actor: Actor, action: Action, resource: Resource): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'anonymous') return false;
  const rule = POLICY[action];
  if (rule.signedIn) return true;
  return actor.memberships.some(
    (membership) =>
      (membership.kind === 'ALLIANCE' && holds(membership, rule.alliance)) ||
      (resource.organisationIds.includes(membership.organisationId) && holds(membership, rule.owner)),
  );
}
