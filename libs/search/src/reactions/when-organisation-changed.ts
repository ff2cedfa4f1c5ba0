import { Injectable } from '@nestjs/common';
import type { CertificateEvent, OrganisationEvent } from '@domain/organisations/events';
import { Reaction, type Recorded } from '@platform/events/reaction';
import type { Transaction } from '@platform/database/transaction';
import { Indexer } from '../data/indexer';
import { SearchEngine } from '../engine/search-engine';

/** The organisation itself, and its offers and demands, which carry its name and its certificates. */
@Injectable()
export class WhenOrganisationChanged extends Reaction<OrganisationEvent | CertificateEvent> {
  override readonly name = 'search-organisation';
  override readonly on = [
    'organisations.verified',
    'organisations.revised',
    'organisations.submitted',
    'organisations.rejected',
    'organisations.suspended',
    'organisations.reinstated',
    'certificates.checked',
    'certificates.revoked',
    'certificates.expired',
  ] as const;

  constructor(
    private readonly indexer: Indexer,
    private readonly engine: SearchEngine,
  ) {
    super();
  }

  override async react(event: Recorded<OrganisationEvent | CertificateEvent>, tx: Transaction): Promise<void> {
    const { organisationId } = event.payload;
    await this.indexer.refresh(tx, 'ORGANISATION', [organisationId]);
    for (const kind of ['OFFER', 'DEMAND'] as const) {
      await this.indexer.refresh(tx, kind, await this.engine.idsOf(kind, organisationId));
    }
  }
}
