import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { DomainEvent } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import type { ChainLink } from '@domain/value-chain/chain-link';
import type { StoryDesk } from './contract-story';
import { at, type Row } from './rows';

/** A link with its facts, written as the feature value-chain saves them: facts are added, the row follows. */
export class LinkStory {
  private version = 0;
  private seq = 0;
  private facts: Row[] = [];

  constructor(
    private readonly desk: StoryDesk,
    private link: ChainLink,
    private readonly createdAt: number,
  ) {}

  get now(): ChainLink {
    return this.link;
  }

  /** Saves the next state of the link with what became known and what is told of it. */
  save(
    link: ChainLink,
    facts: readonly Row[],
    events: readonly DomainEvent[],
    { when, by }: { when: number; by: AccountId | null },
  ): void {
    this.link = link;
    this.version += 1;
    for (const fact of facts) {
      this.seq += 1;
      this.facts.push({
        link_id: link.id,
        seq: this.seq,
        effective_on: dayInVietnam(when),
        recorded_at: at(when),
        ...fact,
      });
    }
    const about = {
      type: 'chainLink',
      id: link.id,
      version: this.version,
      organisationIds: [link.supplierId, link.receiverId],
    };
    this.desk.history.tell(about, events, when, by);
  }

  write(): void {
    const { link } = this;
    this.desk.rows.put('chain_links', {
      ...{ id: link.id, supplier_id: link.supplierId, receiver_id: link.receiverId, kind: link.kind },
      ...{
        commodity: link.commodity,
        origin: link.origin,
        state: link.state,
        declared_by: link.declaredBy,
        note: null,
      },
      ...{ valid_from: link.validFrom, valid_to: link.validTo, contract_ids: link.contractIds, shown_by: link.shownBy },
      ...{ version: this.version, created_at: at(this.createdAt) },
    });
    for (const fact of this.facts) this.desk.rows.put('chain_link_facts', fact);
  }
}
