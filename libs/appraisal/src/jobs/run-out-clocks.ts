import { Injectable } from '@nestjs/common';
import { lapse } from '@domain/appraisal/decide-appraisal';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { AppraisalStore } from '../data/appraisal.store';

const BATCH = 200;

/** Ends the cases whose clock ran out, so that the parties are free to sign. */
@Injectable()
export class RunOutClocks extends ScheduledJob {
  readonly name = 'run-out-appraisal-clocks';
  readonly cron = '* * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appraisals: AppraisalStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const command = { actor: { kind: 'system' as const, name: this.name }, name: this.name };
    const overdue = await this.unitOfWork.run(command, async (tx) => done(await this.appraisals.overdue(tx, BATCH)));
    for (const id of overdue.ok ? overdue.value : []) {
      await this.unitOfWork.run(command, async (tx) => {
        tx.asSystem();
        const one = await this.appraisals.lock(tx, id);
        const decision = one && lapse(one, tx.now);
        if (one && decision?.ok)
          await this.appraisals.save(tx, { ...decision.state, version: one.version }, decision.events);
        return done(id);
      });
    }
  }
}
