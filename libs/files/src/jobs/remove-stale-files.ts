import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { ContentStore } from '../content/content-store';
import { FilesStore } from '../data/files.store';

const STAGED_FOR_MS = 24 * 3_600_000;
const BATCH = 200;

/** Removes files that were uploaded a day ago and attached to nothing. */
@Injectable()
export class RemoveStaleFiles extends ScheduledJob {
  readonly name = 'files.remove-stale-files';
  readonly cron = '23 * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesStore,
    private readonly content: ContentStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    const command = { actor: { kind: 'system', name: this.name }, name: this.name } as const;
    const stale = await this.unitOfWork.run(command, async (tx) =>
      done(await this.files.staleBefore(tx, new Date(tx.now - STAGED_FOR_MS), BATCH)),
    );
    for (const file of stale.ok ? stale.value : []) {
      await this.unitOfWork.run(command, async (tx) => {
        tx.asSystem();
        // Under the lock of the content; if the commit fails after it, the row is removed by the next run.
        if (await this.files.forget(tx, file)) await this.content.remove(file.sha256);
        return done(null);
      });
    }
  }
}
