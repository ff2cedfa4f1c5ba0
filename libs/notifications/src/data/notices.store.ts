import { Injectable } from '@nestjs/common';
import type { AccountId, Id, NotificationId } from '@domain/kernel/id';
import type { Note } from '@domain/notifications/notification';
import type { PlannedDelivery } from '@domain/notifications/sending';
import type { Transaction } from '@platform/database/transaction';

export interface NewNotice {
  /** Event or reminder that it follows from. */
  readonly source: string;
  readonly accountId: AccountId;
  readonly note: Note;
  /** All facts of the texts, names of organisations among them. */
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly about: { readonly type: string; readonly id: string };
  readonly deliveries: readonly PlannedDelivery[];
}

/** Writes notifications with their deliveries, and the reminders that are still to come. */
@Injectable()
export class NoticesStore {
  /** Once for a source, a template and an account: gives null when it was written before. */
  async write(tx: Transaction, notice: NewNotice): Promise<NotificationId | null> {
    const { source, accountId, note, facts, about } = notice;
    const [line] = await tx.write<{ id: NotificationId }>(
      `INSERT INTO notifications (id, source, template, account_id, kind, urgent, facts, about_type, about_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (source, template, account_id) DO NOTHING RETURNING id`,
      [
        tx.newId('notification'),
        source,
        note.template,
        accountId,
        note.kind,
        note.urgent,
        JSON.stringify(facts),
        about.type,
        about.id,
        tx.nowAt,
      ],
    );
    if (!line) return null;
    await this.queue(tx, line.id, notice);
    // The reader's own live news; PostgreSQL sends it when the transaction is committed, and never else.
    const news = {
      eventId: line.id,
      type: 'notifications.received',
      aboutType: 'inbox',
      aboutId: accountId,
      version: 1,
      organisationIds: [],
    };
    await tx.write(`SELECT pg_notify('lienket_live', $1)`, [JSON.stringify(news)]);
    return line.id;
  }

  private async queue(tx: Transaction, id: NotificationId, { accountId, note, deliveries }: NewNotice): Promise<void> {
    for (const { channel, dueAt, digest } of deliveries) {
      await tx.write(
        `INSERT INTO notification_deliveries (id, notification_id, account_id, channel, state, digest, urgent, due_at, attempts, created_at)
         VALUES ($1, $2, $3, $4, 'QUEUED', $5, $6, $7, 0, $8)`,
        [tx.newId('delivery'), id, accountId, channel, digest, note.urgent, new Date(dueAt), tx.nowAt],
      );
    }
    // The job also runs every minute by itself; this only makes it sooner.
    if (deliveries.some(({ dueAt }) => dueAt <= tx.now)) {
      await tx.write(
        `SELECT graphile_worker.add_job('send-notifications', '{}'::json, job_key => 'send-notifications')`,
      );
    }
  }

  async watch(tx: Transaction, about: { type: string; id: string }, accountIds: readonly AccountId[]): Promise<void> {
    await tx.write(
      `INSERT INTO notification_watchers (about_type, about_id, account_id) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      [about.type, about.id, accountIds],
    );
  }

  async watchersOf(tx: Transaction, about: { type: string; id: string }): Promise<AccountId[]> {
    const lines = await tx.read<{ account_id: AccountId }>(
      'SELECT account_id FROM notification_watchers WHERE about_type = $1 AND about_id = $2 ORDER BY account_id',
      [about.type, about.id],
    );
    return lines.map(({ account_id: id }) => id);
  }

  async voidReminders(tx: Transaction, about: { type: string; id: string }): Promise<void> {
    await tx.write(
      `UPDATE notification_reminders SET state = 'VOID' WHERE about_type = $1 AND about_id = $2 AND state = 'WAITING'`,
      [about.type, about.id],
    );
  }

  async remind(
    tx: Transaction,
    about: { type: string; id: string },
    note: Note,
    when: { remindAt: number; dueAt: number },
  ): Promise<void> {
    await tx.write(
      `INSERT INTO notification_reminders (id, about_type, about_id, note, remind_at, due_at, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'WAITING', $7)`,
      [
        tx.newId('reminder'),
        about.type,
        about.id,
        JSON.stringify(note),
        new Date(when.remindAt),
        new Date(when.dueAt),
        tx.nowAt,
      ],
    );
  }

  /** Takes the next reminder whose time has come, for this transaction alone. Null when there is none. */
  async takeReminder(
    tx: Transaction,
  ): Promise<{ id: Id<'reminder'>; about: { type: string; id: string }; note: Note; isLate: boolean } | null> {
    const [line] = await tx.write<{
      id: Id<'reminder'>;
      about_type: string;
      about_id: string;
      note: Note;
      due_at: Date;
    }>(
      `UPDATE notification_reminders SET state = 'TOLD' WHERE id = (
         SELECT id FROM notification_reminders WHERE state = 'WAITING' AND remind_at <= $1
         ORDER BY remind_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, about_type, about_id, note, due_at`,
      [tx.nowAt],
    );
    if (!line) return null;
    const about = { type: line.about_type, id: line.about_id };
    return { id: line.id, about, note: line.note, isLate: line.due_at.getTime() <= tx.now };
  }
}
