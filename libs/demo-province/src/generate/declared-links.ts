import { confirm, declare, reject, verify } from '@domain/value-chain/decide-link';
import type { LinkKind } from '@domain/value-chain/link-kind';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { StoryDesk } from './contract-story';
import { LinkStory } from './link-story';
import type { Party } from './profiles';
import { DAY_MS } from './rounds';
import { must } from './rows';

const KINDS: readonly LinkKind[] = ['SERVICE', 'DISTRIBUTION', 'PRE_PROCESSING', 'PROCESSING', 'PRODUCTION'];

/** A link without a contract that a cooperative told of, as far as it came: confirmed, verified by the Alliance, rejected. */
export function putDeclaredLink(
  desk: StoryDesk,
  seller: Party,
  buyer: Party,
  clerk: { administrator: Party['manager']; now: number },
): void {
  const { random } = desk;
  if (buyer.verifiedAt === null || seller.verifiedAt === null) return;
  const since = Math.max(seller.verifiedAt, buyer.verifiedAt) + DAY_MS * random.int(3, 90);
  if (since > clerk.now - 8 * DAY_MS) return;
  const kind = random.pick(KINDS);
  const key = { id: random.id('link', since), supplierId: buyer.id, receiverId: seller.id, kind, commodity: null };
  const declared = must(declare(key, seller.id, dayInVietnam(since), null));
  const story = new LinkStory(desk, declared.state, since);
  story.save(declared.state, [{ kind: 'STATE', state: 'DECLARED' }], declared.events, {
    when: since,
    by: seller.manager,
  });
  const reach = random.weighted([
    ['DECLARED', 15],
    ['CONFIRMED', 20],
    ['ACTIVE', 55],
    ['REJECTED', 10],
  ] as const);
  const answered = { when: since + DAY_MS * random.int(1, 3), by: buyer.manager };
  if (reach === 'REJECTED') {
    const { state, events } = must(reject(story.now));
    story.save(state, [{ kind: 'STATE', state: 'REJECTED' }], events, answered);
  }
  if (reach === 'CONFIRMED' || reach === 'ACTIVE') {
    const { state, events } = must(confirm(story.now, buyer.id));
    story.save(state, [{ kind: 'STATE', state: 'CONFIRMED' }], events, answered);
  }
  if (reach === 'ACTIVE') {
    const { state, events } = must(verify(story.now));
    const when = since + DAY_MS * random.int(4, 7);
    story.save(state, [{ kind: 'STATE', state: 'ACTIVE' }], events, { when, by: clerk.administrator });
  }
  story.write();
}
