import { Injectable } from '@nestjs/common';
import { closeDemand, expireDemand } from '@domain/demands/decide-demand';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import type { DemandId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { DemandStore } from '../data/demand.store';

const BATCH = 500;

/**
 * Records that demands are closed whose deadline has passed, and expired when nobody was chosen by the end of the last
 * window. Everybody has read them closed since the deadline.
 */
@Injectable()
export class CloseDemands extends ScheduledJob {
  readonly name = 'close-demands';
  readonly cron = '* * * * *';

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly demands: DemandStore,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (let ids = await this.due(); ids.length > 0; ids = await this.due()) {
      for (const id of ids) await this.move(id);
    }
  }

  private async due(): Promise<DemandId[]> {
    const now = this.clock.now();
    const rows = await this.database.query<{ id: DemandId }>(
      `SELECT id FROM demands WHERE (state = 'PUBLISHED' AND deadline_at <= $1) OR (state = 'CLOSED' AND window_to < $2)
       ORDER BY id LIMIT ${BATCH}`,
      [new Date(now), dayInVietnam(now)],
    );
    return rows.map(({ id }) => id);
  }

  private async move(id: DemandId): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
      tx.asSystem();
      const demand = await this.demands.lock(tx, id);
      if (!demand) return done(null);
      if (demand.state === 'PUBLISHED' && demand.terms.deadlineAt <= tx.now) {
        const closed = closeDemand(demand, 'DEADLINE');
        if (closed.ok) await this.demands.saveState(tx, closed.state, closed.events);
        return done(null);
      }
      const expired = expireDemand(demand, tx.today());
      if (expired) await this.demands.saveState(tx, expired.state, expired.events);
      return done(null);
    });
  }
}
