import { Injectable } from '@nestjs/common';
import type { ContractId, LinkId } from '@domain/kernel/id';
import type { ChainLink } from '@domain/value-chain/chain-link';
import type { LinkKey } from '@domain/value-chain/decide-link';
import type { ValueChainEvent } from '@domain/value-chain/events';
import type { ContractFact, LinkFact } from '@domain/value-chain/link-facts';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Transaction } from '@platform/database/transaction';
import { ChainLinkFactRow, ChainLinkRow } from './chain-link.row';

/** A contract's promise under a link, with the day on which the contract ends by itself. */
export type StoredContractFact = ContractFact & { readonly endsOn: CalendarDate | null };
export type StoredFact = Exclude<LinkFact, ContractFact> | StoredContractFact;

export interface LoadedLink {
  readonly link: ChainLink;
  readonly version: number;
}

/** Loads links, and saves what became known of them: facts are added, the row follows. */
@Injectable()
export class ChainLinkStore {
  async lock(tx: Transaction, id: LinkId): Promise<LoadedLink | null> {
    const row = await tx.lock(ChainLinkRow, { id });
    return row && loaded(row);
  }

  /** Ids of lasting links that the contract carries, in id order. */
  async carriedBy(tx: Transaction, contractId: ContractId): Promise<LinkId[]> {
    const rows = await tx.read<{ id: LinkId }>(
      'SELECT id FROM chain_links WHERE contract_ids @> ARRAY[$1] ORDER BY id',
      [contractId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * The lasting link of this key, locked; null when there is none. Until the end of the transaction nobody else finds
   * or makes one, so two contracts that come into force together make one link.
   */
  async lockLasting(
    tx: Transaction,
    key: Omit<LinkKey, 'id'>,
    origin: ChainLink['origin'],
  ): Promise<LoadedLink | null> {
    const { supplierId, receiverId, kind, commodity } = key;
    await tx.read('SELECT pg_advisory_xact_lock(hashtextextended($1, 10))', [
      [supplierId, receiverId, kind, commodity ?? ''].join('|'),
    ]);
    const found = await tx.readOne<{ id: LinkId }>(
      `SELECT id FROM chain_links WHERE supplier_id = $1 AND receiver_id = $2 AND kind = $3
         AND coalesce(commodity, '') = $4 AND origin = $5 AND state NOT IN ('REJECTED', 'ENDED')`,
      [supplierId, receiverId, kind, commodity ?? '', origin],
    );
    return found && this.lock(tx, found.id);
  }

  async add(tx: Transaction, link: ChainLink, note: string | null): Promise<LoadedLink> {
    const { contractIds, shownBy, ...rest } = link;
    const lists = { contractIds: [...contractIds], shownBy: [...shownBy] };
    await tx.insert(ChainLinkRow, { ...rest, ...lists, note, version: 0, createdAt: tx.nowAt });
    return { link, version: 0 };
  }

  /** Adds the facts and brings the row to what they come to. */
  async save(
    tx: Transaction,
    before: LoadedLink,
    link: ChainLink,
    facts: readonly StoredFact[],
    events: readonly ValueChainEvent[],
  ): Promise<LoadedLink> {
    const version = before.version + 1;
    await tx.update(
      ChainLinkRow,
      { id: link.id },
      {
        state: link.state,
        validTo: link.validTo,
        contractIds: [...link.contractIds],
        shownBy: [...link.shownBy],
        version,
      },
    );
    const last = await tx.readOne<{ seq: number }>(
      'SELECT coalesce(max(seq), 0)::int AS seq FROM chain_link_facts WHERE link_id = $1',
      [link.id],
    );
    const rows = facts.map((fact, i) => ({
      ...rowOf(fact),
      linkId: link.id,
      seq: (last?.seq ?? 0) + i + 1,
      recordedAt: tx.nowAt,
    }));
    await tx.insert(ChainLinkFactRow, rows);
    await tx.append(
      { type: 'chainLink', id: link.id, version, organisationIds: [link.supplierId, link.receiverId] },
      events,
    );
    return { link, version };
  }
}

const loaded = (row: ChainLinkRow): LoadedLink => {
  const { note: _note, version, createdAt: _createdAt, ...link } = row;
  return { link, version };
};

function rowOf(fact: StoredFact): Partial<ChainLinkFactRow> {
  const { kind, effectiveOn } = fact;
  switch (fact.kind) {
    case 'STATE':
      return { kind, effectiveOn, state: fact.state };
    case 'SHOWN':
    case 'HIDDEN':
      return { kind, effectiveOn, organisationId: fact.by };
    case 'CONTRACT_ENDED':
      return { kind, effectiveOn, contractId: fact.contractId };
    case 'CONTRACT':
      return {
        kind,
        effectiveOn,
        contractId: fact.contractId,
        contractEndsOn: fact.endsOn,
        season: fact.season,
        linkageForm: fact.linkageForm,
        unit: fact.quantity?.unit ?? null,
        contractedMilli: fact.quantity?.milli ?? null,
        contractedValue: fact.value,
      };
  }
}
