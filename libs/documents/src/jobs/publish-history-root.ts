import { Injectable } from '@nestjs/common';
import { addDays, startOfDayInVietnam } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { HistoryStore } from '../data/history.store';

/** After each midnight in Vietnam: the Merkle root of the histories of the day that is over. */
@Injectable()
export class PublishHistoryRoot extends ScheduledJob {
  readonly name = 'publish-history-root';
  readonly cron = '10 17 * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
      tx.asSystem();
      const today = tx.today();
      const midnight = new Date(startOfDayInVietnam(today));
      return done(await this.history.closeDay(tx, addDays(today, -1), midnight));
    });
  }
}
