import { belongsTo, isOfAlliance, type Actor } from '../access/actor';
import type { OrganisationId } from '../kernel/id';
import { PUBLIC_STATES, type OrganisationState } from './organisation.transitions';

/** Whether the actor may know that the organisation is there: once it was verified everybody may. */
export function mayKnow(actor: Actor, organisation: { id: OrganisationId; state: OrganisationState }): boolean {
  return (
    PUBLIC_STATES.includes(organisation.state) ||
    actor.kind === 'system' ||
    isOfAlliance(actor) ||
    belongsTo(actor, organisation.id)
  );
}
