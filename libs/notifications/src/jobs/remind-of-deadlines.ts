import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { Announce } from '../commands/announce';
import { NoticesStore } from '../data/notices.store';

/** Says once more, a day before, that a deadline passes. One that was missed altogether is not told any more. */
@Injectable()
export class RemindOfDeadlines extends ScheduledJob {
  override readonly name = 'remind-of-deadlines';
  override readonly cron = '*/5 * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticesStore,
    private readonly announce: Announce,
  ) {
    super();
  }

  override async run(): Promise<void> {
    while (await this.next()) {
      // each reminder in a transaction of its own
    }
  }

  private async next(): Promise<boolean> {
    const outcome = await this.unitOfWork.run(
      { actor: { kind: 'system', name: this.name }, name: this.name },
      async (tx) => {
        tx.asSystem();
        const reminder = await this.notices.takeReminder(tx);
        if (reminder && !reminder.isLate) {
          const { id: source, about, note } = reminder;
          await this.announce.run(tx, { source, about, note, except: null });
        }
        return done(reminder !== null);
      },
    );
    return outcome.ok && outcome.value;
  }
}
