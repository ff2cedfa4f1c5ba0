import { Injectable } from '@nestjs/common';
import type { Outcome } from '@domain/kernel/decision';
import { done, refused } from '@domain/kernel/decision';
import type { IdempotencyKeyReused, NotFound, NotPermitted } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';

@Injectable()
export class MarkAllNotificationsRead {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Gives how many were unread. */
  run(command: Command): Promise<Outcome<number, NotFound | NotPermitted | IdempotencyKeyReused>> {
    return this.unitOfWork.run<number, NotFound | NotPermitted>(command, async (tx) => {
      const no = tx.require(
        'notifications.manage-own',
        { organisationIds: [] },
        { what: 'Notification', visible: true },
      );
      if (no) return refused(no);
      const accountId = tx.actor.kind === 'account' ? tx.actor.accountId : null;
      const rows = await tx.write(
        'UPDATE notifications SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL RETURNING 1',
        [accountId, tx.nowAt],
      );
      return done(rows.length);
    });
  }
}
