import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import type { OfferId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { StoredCommitmentLedger } from '../data/commitment-ledger.store';

/** Frees what holds take whose time ran out. A new hold that needs the room frees it by itself before. */
@Injectable()
export class ExpireHolds extends ScheduledJob {
  readonly name = 'expire-holds';
  readonly cron = '* * * * *';

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: StoredCommitmentLedger,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const due = await this.database.query<{ offerId: OfferId }>(
      `SELECT DISTINCT offer_id AS "offerId" FROM offer_holds WHERE state = 'HELD' AND expires_at <= $1 ORDER BY 1`,
      [new Date(this.clock.now())],
    );
    for (const { offerId } of due) {
      await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
        tx.asSystem();
        await this.ledger.sweep(tx, offerId);
        return done(null);
      });
    }
  }
}
