import type { OrganisationId } from '@domain/kernel/id';

/** Organisations with which the given ones have, or had, a negotiation or a contract. Implemented by organisations. */
export abstract class CounterpartySource {
  abstract counterpartiesOf(organisationIds: readonly OrganisationId[]): Promise<ReadonlySet<OrganisationId>>;
}
