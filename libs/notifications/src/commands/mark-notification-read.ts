import { Injectable } from '@nestjs/common';
import type { Outcome } from '@domain/kernel/decision';
import { done, refused } from '@domain/kernel/decision';
import { parseId, type NotificationId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';

type Refused = NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused;

@Injectable()
export class MarkNotificationRead {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(command: Command, input: { notificationId: string }): Promise<Outcome<NotificationId, Refused>> {
    return this.unitOfWork.run<NotificationId, NotFound | NotPermitted | InvalidInput>(command, async (tx) => {
      const id = parseId('notification', input.notificationId);
      if (!id) return refused(invalidInput(issue('notificationId', 'bad-id')));
      const no = tx.require(
        'notifications.manage-own',
        { organisationIds: [] },
        { what: 'Notification', visible: false },
      );
      if (no) return refused(no);
      const accountId = tx.actor.kind === 'account' ? tx.actor.accountId : null;
      const rows = await tx.write(
        'UPDATE notifications SET read_at = coalesce(read_at, $3) WHERE id = $1 AND account_id = $2 RETURNING 1',
        [id, accountId, tx.nowAt],
      );
      return rows.length > 0 ? done(id) : refused(notFound('Notification'));
    });
  }
}
