import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { done } from '@domain/kernel/decision';
import type { OfferId, OrganisationId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { Logger } from '@platform/observe/logger';

export interface OfferViewer {
  readonly organisationId: OrganisationId;
  readonly on: CalendarDate;
  readonly views: number;
}

interface Look {
  readonly offerId: OfferId;
  readonly viewerId: OrganisationId;
  readonly on: CalendarDate;
}

/** Looks that wait at most; beyond that they are not counted rather than kept. */
const MOST_WAITING = 10_000;

/**
 * Who looked at which offer on which day (ai đã xem chào bán). Counted after the answer has gone out: a look that can
 * not be written is lost, and never slows or fails a read.
 */
@Injectable()
export class OfferViewsStore implements OnApplicationShutdown {
  private readonly waiting: Look[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: SystemClock,
    private readonly logger: Logger,
  ) {}

  note(offerId: OfferId, viewerIds: readonly OrganisationId[]): void {
    if (viewerIds.length === 0 || this.waiting.length >= MOST_WAITING) return;
    const on = dayInVietnam(this.clock.now());
    this.waiting.push(...viewerIds.map((viewerId) => ({ offerId, viewerId, on })));
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
  }

  /** When all looks so far are written. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settled();
  }

  /** Newest day first. */
  async of(offerId: OfferId, request: PageRequest): Promise<Connection<OfferViewer>> {
    const page = openPage(request, 2, 'date');
    const rows = await this.database.query<OfferViewer>(
      `SELECT viewer_id AS "organisationId", viewed_on AS "on", views FROM offer_views
       WHERE offer_id = $1 AND ($2::date IS NULL OR (viewed_on, viewer_id) < ($2, $3))
       ORDER BY viewed_on DESC, viewer_id DESC LIMIT $4`,
      [offerId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return page.close(
      rows,
      (viewer) => [viewer.on, viewer.organisationId],
      async () => {
        const count = await this.database.queryOne<{ n: number }>(
          'SELECT count(*)::int AS n FROM offer_views WHERE offer_id = $1',
          [offerId],
        );
        return count?.n ?? 0;
      },
    );
  }

  private async write(): Promise<void> {
    // Lets the answer go out first.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const looks = this.waiting.splice(0, 500);
      await this.keep(looks).catch((error: unknown) =>
        this.logger.warn({ error: String(error), looks: looks.length }, 'looks at offers were not counted'),
      );
    }
  }

  private async keep(looks: readonly Look[]): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: 'offer-views' }, name: 'offer-views' }, async (tx) => {
      tx.asSystem();
      await tx.write(
        `INSERT INTO offer_views (offer_id, viewer_id, viewed_on, views)
         SELECT offer_id, viewer_id, viewed_on, count(*)
         FROM unnest($1::text[], $2::text[], $3::date[]) AS look (offer_id, viewer_id, viewed_on)
         GROUP BY offer_id, viewer_id, viewed_on ORDER BY offer_id, viewer_id, viewed_on
         ON CONFLICT (offer_id, viewer_id, viewed_on) DO UPDATE SET views = offer_views.views + excluded.views`,
        [looks.map((look) => look.offerId), looks.map((look) => look.viewerId), looks.map((look) => look.on)],
      );
      return done(null);
    });
  }
}
