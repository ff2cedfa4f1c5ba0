import { Injectable } from '@nestjs/common';
import type { Demand } from '@domain/demands/demand';
import type { DemandEvent } from '@domain/demands/events';
import type { DemandId, OrganisationId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import { DEMAND_COLUMNS, demandOfLine, rowOfTerms, type DemandLine } from './demand.projection';
import { DemandRow, DemandTrancheRow } from './demand.row';

/** Loads and saves demands inside a transaction. */
@Injectable()
export class DemandStore {
  /** The demand as it is stored, its row locked against other changes. */
  async lock(tx: Transaction, id: DemandId): Promise<Demand | null> {
    return this.load(tx, id, 'FOR UPDATE OF d');
  }

  /** Locked only against changes: answers to one demand do not wait for each other, but for its deadline to move. */
  async lockForAnswer(tx: Transaction, id: DemandId): Promise<Demand | null> {
    return this.load(tx, id, 'FOR SHARE OF d');
  }

  async add(tx: Transaction, demand: Demand, events: readonly DemandEvent[]): Promise<void> {
    await tx.insert(DemandRow, {
      id: demand.id,
      organisationId: demand.organisationId,
      version: demand.version,
      state: demand.state,
      createdAt: tx.nowAt,
      publishedAt: null,
      ...rowOfTerms(demand.terms),
    });
    await this.addTranches(tx, demand);
    await this.tell(tx, demand, events);
  }

  /** `also` are organisations besides the owner whom the news concerns. */
  async saveState(
    tx: Transaction,
    demand: Demand,
    events: readonly DemandEvent[],
    also: readonly OrganisationId[] = [],
  ): Promise<void> {
    const published = events.some((event) => event.type === 'demands.published');
    await tx.update(
      DemandRow,
      { id: demand.id },
      { version: demand.version, state: demand.state, ...(published && { publishedAt: tx.nowAt }) },
    );
    await this.tell(tx, demand, events, also);
  }

  async saveTerms(tx: Transaction, demand: Demand, events: readonly DemandEvent[]): Promise<void> {
    await tx.update(DemandRow, { id: demand.id }, { version: demand.version, ...rowOfTerms(demand.terms) });
    await tx.write('DELETE FROM demand_tranches WHERE demand_id = $1', [demand.id]);
    await this.addTranches(tx, demand);
    await this.tell(tx, demand, events);
  }

  /** News about a demand, also for others than its owner. */
  async tell(
    tx: Transaction,
    demand: Demand,
    events: readonly DemandEvent[],
    also: readonly OrganisationId[] = [],
  ): Promise<void> {
    const organisationIds = [demand.organisationId, ...also];
    await tx.append({ type: 'demand', id: demand.id, version: demand.version, organisationIds }, events);
  }

  private async load(tx: Transaction, id: DemandId, locking: string): Promise<Demand | null> {
    const line = await tx.readOne<DemandLine>(`SELECT ${DEMAND_COLUMNS} FROM demands d WHERE d.id = $1 ${locking}`, [
      id,
    ]);
    if (!line) return null;
    const { organisationId, version, terms } = demandOfLine(line, tx.now);
    return { id, organisationId, version, state: line.state, terms };
  }

  private async addTranches(tx: Transaction, demand: Demand): Promise<void> {
    await tx.insert(
      DemandTrancheRow,
      demand.terms.tranches.map(({ quantity, window }, position) => ({
        demandId: demand.id,
        position,
        quantityMilli: quantity.milli,
        windowFrom: window.from,
        windowTo: window.to,
      })),
    );
  }
}
