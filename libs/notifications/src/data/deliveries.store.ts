import { Injectable } from '@nestjs/common';
import type { AccountId, Id } from '@domain/kernel/id';
import type { ChannelName } from '@domain/notifications/notification';
import type { Transaction } from '@platform/database/transaction';

export interface ClaimedDelivery {
  readonly id: Id<'delivery'>;
  readonly accountId: AccountId;
  readonly channel: ChannelName;
  readonly digest: boolean;
  readonly attempts: number;
  /** Deliveries that go out as one message have one batch; its name is the message's reference. */
  readonly batchId: string;
  readonly template: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly createdAt: Date;
}

/** How long a sender has for one claim before somebody else may take over: longer than every channel's patience. */
const LEASE_MS = 15 * 60_000;
const AT_A_TIME = 20;

/** The queue of what goes out. Claimed by one sender at a time; a sender that dies loses its claim by time. */
@Injectable()
export class DeliveriesStore {
  /**
   * Claims what is due. Deliveries of a digest to one person by one channel get one batch, all others one each; a
   * batch stays the same when it is claimed again, so that it has the same reference and the same content.
   */
  async claim(tx: Transaction): Promise<ClaimedDelivery[]> {
    return tx.write<ClaimedDelivery>(
      `WITH due AS (
         SELECT id FROM notification_deliveries
         WHERE (state = 'QUEUED' AND due_at <= $1) OR (state = 'SENDING' AND lease_until <= $1)
         ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED),
       batched AS (
         SELECT d.id, coalesce(d.batch_id, CASE WHEN d.digest
           THEN min(d.id) FILTER (WHERE d.batch_id IS NULL AND d.digest) OVER (PARTITION BY d.account_id, d.channel)
           ELSE d.id END) AS batch_id
         FROM notification_deliveries d JOIN due USING (id))
       UPDATE notification_deliveries d
       SET state = 'SENDING', attempts = d.attempts + 1, lease_until = $2, batch_id = b.batch_id
       FROM batched b, notifications n
       WHERE d.id = b.id AND n.id = d.notification_id
       RETURNING d.id, d.account_id AS "accountId", d.channel, d.digest, d.attempts, d.batch_id AS "batchId",
                 n.template, n.facts, n.created_at AS "createdAt"`,
      [tx.nowAt, new Date(tx.now + LEASE_MS), AT_A_TIME],
    );
  }

  async sent(tx: Transaction, ids: readonly string[], receipt: string): Promise<void> {
    await tx.write(
      `UPDATE notification_deliveries SET state = 'SENT', receipt = $2, sent_at = $3, lease_until = NULL, error = NULL
       WHERE id = ANY($1) AND state = 'SENDING'`,
      [ids, receipt.slice(0, 300), tx.nowAt],
    );
  }

  /** Queued again for later, or given up when there is no later. */
  async notSent(tx: Transaction, ids: readonly string[], error: string, again: number | null): Promise<void> {
    await tx.write(
      `UPDATE notification_deliveries SET state = $2, error = $3, due_at = coalesce($4, due_at), lease_until = NULL
       WHERE id = ANY($1) AND state = 'SENDING'`,
      [ids, again === null ? 'FAILED' : 'QUEUED', error, again === null ? null : new Date(again)],
    );
  }

  /** Put off without counting as a try. */
  async postpone(tx: Transaction, ids: readonly string[], until: number): Promise<void> {
    await tx.write(
      `UPDATE notification_deliveries SET state = 'QUEUED', attempts = attempts - 1, due_at = $2, lease_until = NULL
       WHERE id = ANY($1) AND state = 'SENDING'`,
      [ids, new Date(until)],
    );
  }
}
