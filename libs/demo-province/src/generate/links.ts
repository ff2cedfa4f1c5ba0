import { endContract, formByContract } from '@domain/value-chain/decide-link';
import type { LinkKind } from '@domain/value-chain/link-kind';
import { committedQuantity, estimatedValue } from '@domain/contracts/contracted-quantity';
import { linkageForm } from '@domain/contracts/linkage-form';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { ContractStory, StoryDesk } from './contract-story';
import { LinkStory } from './link-story';
import { at, type Row } from './rows';

interface Moment {
  readonly when: number;
  readonly story: ContractStory;
  readonly what: 'IN_FORCE' | 'ENDED';
}

/** Forms of Decree 98/2018 art. 4 in which the buyer also supplies inputs. */
const FORMS_WITH_INPUTS: readonly (number | null)[] = [1, 2, 4, 6];

/** The links of the value chain that contracts make and end, told once all contracts of a seller are known. */
export class Links {
  private readonly moments: Moment[] = [];
  private readonly lasting = new Map<string, LinkStory>();
  private readonly all: LinkStory[] = [];
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
      const pair = (a: string | undefined, b: string | undefined) => ({
        organisation_id: a,
        counterparty_id: b,
        since: at(since),
      });
      desk.rows.put('organisation_counterparties', pair(seller, buyer));
      desk.rows.put('organisation_counterparties', pair(buyer, seller));
    }
    for (const moment of this.moments.sort((a, b) => a.when - b.when)) {
      const inputs = FORMS_WITH_INPUTS.includes(linkageForm(moment.story.now.terms));
      for (const kind of inputs ? (['PURCHASE', 'SUPPLY_INPUTS'] as const) : (['PURCHASE'] as const)) {
        if (moment.what === 'IN_FORCE') this.start(desk, kind, moment);
        else this.end(kind, moment);
      }
    }
    for (const link of this.all) link.write();
  }

  private start(desk: StoryDesk, kind: LinkKind, { story, when }: Moment): void {
    const done = { when, by: null };
    const fact = promise(story, kind);
    const lasting = this.lasting.get(keyOf(kind, story));
    if (lasting) {
      const { now } = lasting;
      return lasting.save({ ...now, contractIds: [...now.contractIds, story.id] }, [fact], [], done);
    }
    const { seller, buyer } = story;
    const [supplierId, receiverId] = kind === 'PURCHASE' ? [seller.id, buyer.id] : [buyer.id, seller.id];
    const id = desk.random.id('link', when);
    const key = { id, supplierId, receiverId, kind, commodity: commodityOf(story) };
    const { link, event } = formByContract(key, story.id, dayInVietnam(when));
    const told = new LinkStory(desk, link, when);
    told.save(link, [{ kind: 'STATE', state: 'ACTIVE' }, fact], [event], done);
    this.lasting.set(keyOf(kind, story), told);
    this.all.push(told);
  }

  private end(kind: LinkKind, { story, when }: Moment): void {
    const lasting = this.lasting.get(keyOf(kind, story));
    if (!lasting?.now.contractIds.includes(story.id)) return;
    const { link, event } = endContract(lasting.now, story.id, dayInVietnam(when));
    const over = { kind: 'CONTRACT_ENDED', contract_id: story.id };
    const ended = { kind: 'STATE', state: 'ENDED', effective_on: link.validTo };
    lasting.save(link, event ? [over, ended] : [over], event ? [event] : [], { when, by: null });
    if (event) this.lasting.delete(keyOf(kind, story));
  }
}

const commodityOf = ({ now }: ContractStory): string | null => now.terms.lines[0]?.commodity ?? null;
const keyOf = (kind: LinkKind, story: ContractStory): string =>
  `${kind}/${story.seller.id}/${story.buyer.id}/${commodityOf(story)}`;

function promise({ id, now: { terms } }: ContractStory, kind: LinkKind): Row {
  const line = terms.lines[0];
  const quantity = kind === 'PURCHASE' && line ? committedQuantity(line) : null;
  return {
    ...{ kind: 'CONTRACT', contract_id: id, contract_ends_on: terms.end, season: line?.season ?? '' },
    ...{ linkage_form: linkageForm(terms), unit: quantity?.unit ?? null, contracted_milli: quantity?.milli ?? null },
    contracted_value: kind === 'PURCHASE' ? estimatedValue(terms) : null,
  };
}
