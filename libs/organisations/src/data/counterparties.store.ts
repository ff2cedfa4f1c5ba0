import { Injectable } from '@nestjs/common';
import type { OrganisationId } from '@domain/kernel/id';
import { CounterpartySource } from '@platform/access/counterparty-source';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';

/** Who has, or had, a negotiation or a contract with whom. Kept by events; a pair is never taken back. */
@Injectable()
export class CounterpartiesStore extends CounterpartySource {
  constructor(private readonly database: Database) {
    super();
  }

  async counterpartiesOf(organisationIds: readonly OrganisationId[]): Promise<ReadonlySet<OrganisationId>> {
    if (organisationIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: OrganisationId }>(
      'SELECT DISTINCT counterparty_id AS id FROM organisation_counterparties WHERE organisation_id = ANY($1)',
      [organisationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async pair(tx: Transaction, a: OrganisationId, b: OrganisationId): Promise<void> {
    await tx.write(
      `INSERT INTO organisation_counterparties (organisation_id, counterparty_id, since)
       VALUES ($1, $2, $3), ($2, $1, $3) ON CONFLICT DO NOTHING`,
      [a, b, tx.nowAt],
    );
  }
}
