import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import { SystemClock } from '@platform/clock';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { RebuildEveryIndex } from '../commands/rebuild-search';
import { Indexer } from '../data/indexer';
import { SEARCH_KINDS } from '../engine/search-document';
import { SearchEngine, SETTINGS_VERSION } from '../engine/search-engine';

const BATCH = 500;

/**
 * Runs soon after a start that finds things and no index of theirs, as after the first data or an upgrade, and every
 * five minutes: documents that are different from today on though nothing was changed, and, after an upgrade that makes documents
 * differently, the whole index.
 */
@Injectable()
export class RefreshSearch extends ScheduledJob implements OnApplicationBootstrap {
  override readonly name = 'refresh-search';
  override readonly cron = '*/5 * * * *';

  constructor(
    private readonly engine: SearchEngine,
    private readonly indexer: Indexer,
    private readonly rebuild: RebuildEveryIndex,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!(await this.rebuild.isNeeded())) return;
    await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
      tx.asSystem();
      await tx.write(`SELECT graphile_worker.add_job($1, '{}'::json, job_key => $1)`, [this.name]);
      return done(null);
    });
  }

  override async run(): Promise<void> {
    const today = dayInVietnam(this.clock.now());
    for (const kind of SEARCH_KINDS) {
      if ((await this.engine.settingsVersion(kind)) !== SETTINGS_VERSION) {
        await this.rebuild.rebuild(kind, () => undefined);
        continue;
      }
      const ids = await this.engine.staleIds(kind, today, BATCH);
      if (ids.length === 0) continue;
      await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
        tx.asSystem();
        await this.indexer.refresh(tx, kind, ids);
        return done(null);
      });
    }
  }
}
