import { Injectable } from '@nestjs/common';
import type { PartyFacts, RuleFacts } from '@domain/appraisal/rules/rule';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { OrganisationId } from '@domain/kernel/id';
import { CatalogueReader } from '@catalogue/public';
import { OrganisationsReader, type OrganisationView } from '@organisations/public';

/** Gathers what rules may know besides the terms. */
@Injectable()
export class RuleFactsSource {
  constructor(
    private readonly catalogue: CatalogueReader,
    private readonly organisations: OrganisationsReader,
  ) {}

  /** Facts for many contracts by one statement. */
  async factsFor(
    contracts: readonly { sellerId: OrganisationId; buyerId: OrganisationId }[],
    today: CalendarDate,
  ): Promise<RuleFacts[]> {
    const ids = [...new Set(contracts.flatMap(({ sellerId, buyerId }) => [sellerId, buyerId]))];
    const known = ids.length > 0 ? await this.organisations.byIds(ids) : new Map<OrganisationId, OrganisationView>();
    const catalogue = await this.catalogue.catalogue();
    return contracts.map(({ sellerId, buyerId }) => ({
      today,
      catalogue,
      seller: partyFacts(known.get(sellerId)),
      buyer: partyFacts(known.get(buyerId)),
    }));
  }

  /** Facts for terms that belong to no contract yet. */
  async factsForDraft(today: CalendarDate): Promise<RuleFacts> {
    return { today, catalogue: await this.catalogue.catalogue(), seller: null, buyer: null };
  }
}

function partyFacts(organisation: OrganisationView | undefined): PartyFacts | null {
  return organisation ? { verified: organisation.state === 'VERIFIED', taxCode: organisation.taxCode } : null;
}
