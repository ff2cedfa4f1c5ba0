import { Injectable } from '@nestjs/common';
import { addDays, dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { CarryByContract } from '../commands/carry-by-contract';

/**
 * Contracts whose last day is over carry no link any more. The first to end is taken first: after missed runs several are
 * over, and the link ends with the last of them.
 */
@Injectable()
export class EndExpiredLinks extends ScheduledJob {
  readonly name = 'value-chain.end-expired-links';
  readonly cron = '10 17 * * *';

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly carry: CarryByContract,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async run(): Promise<void> {
    const over = await this.database.query<{ contractId: ContractId; endsOn: CalendarDate }>(
      `SELECT f.contract_id AS "contractId", max(f.contract_ends_on) AS "endsOn"
       FROM chain_link_facts f JOIN chain_links l ON l.id = f.link_id AND l.contract_ids @> ARRAY[f.contract_id]
       WHERE f.kind = 'CONTRACT' AND f.contract_ends_on < $1 GROUP BY 1 ORDER BY 2, 1`,
      [dayInVietnam(this.clock.now())],
    );
    for (const { contractId, endsOn } of over) {
      await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
        tx.asSystem();
        await this.carry.end(tx, contractId, addDays(endsOn, 1));
        return done(contractId);
      });
    }
  }
}
