import type { OrganisationId } from '../kernel/id';
import { belongsTo, isOfAlliance, type Actor } from './actor';

/**
 * How much of a thing its reader may see, from the least to the most. Every field of the API is classified by one of
 * these words (`@tier` in the SDL); a reader sees a field when their own word is at least as high. A counterparty is
 * an organisation that has a negotiation or a contract with the owner.
 */
export const AUDIENCES = ['PUBLIC', 'SIGNED_IN', 'COUNTERPARTY', 'ALLIANCE', 'OWNER'] as const;
export type Audience = (typeof AUDIENCES)[number];

export function mayRead(reader: Audience, field: Audience): boolean {
  return AUDIENCES.indexOf(reader) >= AUDIENCES.indexOf(field);
}

/** The actor's standing towards things of one organisation. `counterparties` are those of the actor's organisations. */
export function audienceOf(
  actor: Actor,
  owner: OrganisationId,
  counterparties: ReadonlySet<OrganisationId> = new Set(),
): Audience {
  if (actor.kind === 'system' || belongsTo(actor, owner)) return 'OWNER';
  if (actor.kind === 'anonymous') return 'PUBLIC';
  if (isOfAlliance(actor)) return 'ALLIANCE';
  return counterparties.has(owner) ? 'COUNTERPARTY' : 'SIGNED_IN';
}
