import { Injectable } from '@nestjs/common';
import { REMIND_BEFORE_MS } from '@domain/notifications/notification';
import { tell, TOLD_OF, type NotifiableEvent, type ToldOf } from '@domain/notifications/tell';
import type { DomainEvent } from '@domain/kernel/decision';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { Announce } from '../commands/announce';
import { NoticesStore } from '../data/notices.store';

type Happened = DomainEvent & { readonly type: ToldOf };

/**
 * Notifications, deliveries and reminders that follow from an event, all in one transaction with the note that the
 * event was handled: exactly once, whatever is repeated or killed.
 */
@Injectable()
export class WhenSomethingHappened extends Reaction<Happened> {
  override readonly name = 'notify';
  override readonly on = TOLD_OF;

  constructor(
    private readonly announce: Announce,
    private readonly notices: NoticesStore,
  ) {
    super();
  }

  override async react(event: Recorded<Happened>, tx: Transaction): Promise<void> {
    const happened = { ...event.payload, type: event.type } as NotifiableEvent;
    const told = tell(happened, event.about.organisationIds);
    const about = { type: event.about.type, id: event.about.id };
    if (told.watchers) await this.notices.watch(tx, about, told.watchers);
    if (told.endsReminders) await this.notices.voidReminders(tx, about);
    if (told.reminder) {
      const { note, dueAt } = told.reminder;
      const remindAt = dueAt - REMIND_BEFORE_MS;
      // A deadline that is nearer than the reminder was just announced itself.
      if (remindAt > tx.now) await this.notices.remind(tx, about, note, { remindAt, dueAt });
    }
    for (const note of told.notes) {
      await this.announce.run(tx, { source: event.id, about, note, except: event.actorAccountId });
    }
  }
}
