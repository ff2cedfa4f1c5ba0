import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import type { OfferId } from '@domain/kernel/id';
import { expireOffer } from '@domain/offers/decide-offer';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { OfferStore } from '../data/offer.store';

const BATCH = 500;

/** Records that offers are over whose harvest window has passed. Everybody has read them so since midnight. */
@Injectable()
export class ExpireOffers extends ScheduledJob {
  readonly name = 'expire-offers';
  /** Just after midnight in Vietnam, and every hour in case that was missed. */
  readonly cron = '2 * * * *';

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (let ids = await this.due(); ids.length > 0; ids = await this.due()) {
      for (const id of ids) await this.expire(id);
    }
  }

  private async due(): Promise<OfferId[]> {
    const rows = await this.database.query<{ id: OfferId }>(
      `SELECT id FROM offers WHERE state IN ('PUBLISHED', 'PAUSED', 'CLOSED') AND harvest_to < $1
       ORDER BY harvest_to, id LIMIT ${BATCH}`,
      [dayInVietnam(this.clock.now())],
    );
    return rows.map(({ id }) => id);
  }

  private async expire(id: OfferId): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
      tx.asSystem();
      const offer = await this.offers.lock(tx, id);
      const expired = offer && expireOffer(offer, tx.today());
      if (expired) await this.offers.saveState(tx, expired.state, expired.events);
      return done(null);
    });
  }
}
