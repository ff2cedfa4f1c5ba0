import { endContract, formByContract } from '@domain/value-chain/decide-link';
import type { ChainLink } from '@domain/value-chain/chain-link';
import type { ValueChainEvent } from '@domain/value-chain/events';
import { committedQuantity, estimatedValue } from '@domain/contracts/contracted-quantity';
import { linkageForm } from '@domain/contracts/linkage-form';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { ContractStory, StoryDesk } from './contract-story';
import { at } from './rows';

interface Moment {
  readonly when: number;
  readonly story: ContractStory;
  readonly what: 'IN_FORCE' | 'ENDED';
}

/** The links of the value chain that contracts make and end, told once all contracts of a seller are known. */
export class Links {
  private readonly moments: Moment[] = [];
  private readonly lasting = new Map<string, LinkStory>();
  private readonly met = new Map<string, number>();

  contractInForce(story: ContractStory, when: number): void {
    this.moments.push({ when, story, what: 'IN_FORCE' });
  }

  contractEnded(story: ContractStory, when: number): void {
    this.moments.push({ when, story, what: 'ENDED' });
  }

  /** Two who negotiate know each other from then on. */
  know(story: ContractStory, when: number): void {
    const key = `${story.seller.id} ${story.buyer.id}`;
    this.met.set(key, Math.min(this.met.get(key) ?? Infinity, when));
  }

  write(desk: StoryDesk): void {
    for (const [key, since] of this.met) {
      const [seller, buyer] = key.split(' ');
      const pair = (a: string | undefined, b: string | undefined) => ({ organisation_id: a, counterparty_id: b, since: at(since) });
      desk.rows.put('organisation_counterparties', pair(seller, buyer));
      desk.rows.put('organisation_counterparties', pair(buyer, seller));
    }
    const all: LinkStory[] = [];
    for (const { when, story, what } of this.moments.sort((a, b) => a.when - b.when)) {
      const commodity = story.now.terms.lines[0]?.commodity ?? null;
      const key = `${story.seller.id}/${story.buyer.id}/${commodity}`;
      let link = this.lasting.get(key);
      if (what === 'IN_FORCE' && !link) {
        link = new LinkStory(desk, story, commodity, when);
        this.lasting.set(key, link);
        all.push(link);
      } else if (what === 'IN_FORCE') link?.join(story, when);
      else if (link?.leave(story, when)) this.lasting.delete(key);
    }
    for (const link of all) link.write();
  }
}

class LinkStory {
  private link: ChainLink;
  private version = 1;
  private changedAt: number;

  constructor(
    private readonly desk: StoryDesk,
    story: ContractStory,
    commodity: string | null,
    private readonly createdAt: number,
  ) {
    const id = desk.random.id('link', createdAt);
    const key = { id, supplierId: story.seller.id, receiverId: story.buyer.id, kind: 'PURCHASE', commodity } as const;
    const { link, event } = formByContract(key, story.id, dayInVietnam(createdAt));
    this.link = link;
    this.changedAt = createdAt;
    this.tell(event, createdAt);
    this.fact({ kind: 'STATE', state: 'ACTIVE' }, createdAt);
    this.promise(story, createdAt);
  }

  join(story: ContractStory, when: number): void {
    this.link = { ...this.link, contractIds: [...this.link.contractIds, story.id] };
    this.version += 1;
    this.changedAt = when;
    this.promise(story, when);
  }

  /** True when the link ended with this contract. */
  leave(story: ContractStory, when: number): boolean {
    const { link, event } = endContract(this.link, story.id, dayInVietnam(when));
    this.link = link;
    this.version += 1;
    this.changedAt = when;
    this.fact({ kind: 'CONTRACT_ENDED', contract_id: story.id }, when);
    if (!event) return false;
    this.fact({ kind: 'STATE', state: 'ENDED' }, when);
    this.tell(event, when);
    return true;
  }

  private promise({ id, now: { terms } }: ContractStory, when: number): void {
    const line = terms.lines[0];
    const quantity = line ? committedQuantity(line) : null;
    this.fact(
      {
        ...{ kind: 'CONTRACT', contract_id: id, season: line?.season ?? '', linkage_form: linkageForm(terms) },
        ...{ quantity_milli: quantity?.milli ?? null, unit: quantity?.unit ?? null, value: estimatedValue(terms) },
      },
      when,
    );
  }

  private fact(_fact: object, _when: number): void {
    this.changedAt = _when;
  }

  private tell(event: ValueChainEvent, when: number): void {
    const { id, supplierId, receiverId } = this.link;
    const about = { type: 'link', id, version: this.version, organisationIds: [supplierId, receiverId] };
    this.desk.history.tell(about, [event], when, null);
  }

  write(): void {
    const { link, version, createdAt, changedAt } = this;
    this.desk.rows.put('chain_links', { id: link.id, version, created_at: at(createdAt), changed_at: at(changedAt) });
  }
}
