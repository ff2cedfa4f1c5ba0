import { Injectable } from '@nestjs/common';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import type { OfferId, OrganisationId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { openPage, countsTogether, type Connection, type PageRequest } from '@platform/database/paging';
import { OffersReader, type OfferView } from '../public';
import { BY_CREATION, conditionsOf, ORDERS, type OfferFilter, type OfferOrder } from './offer-list';
import { OFFER_COLUMNS, OFFER_TABLES, offerOfLine, type OfferLine } from './offer.projection';

export interface OfferListRequest extends PageRequest {
  readonly filter: OfferFilter;
  readonly orderBy: OfferOrder;
  /** The asker's own organisations, whose drafts they see. */
  readonly mine: readonly OrganisationId[];
}

@Injectable()
export class StoredOffersReader extends OffersReader {
  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async byIds(ids: readonly OfferId[]): Promise<Map<OfferId, OfferView>> {
    const lines = await this.database.query<OfferLine>(
      `SELECT ${OFFER_COLUMNS} FROM ${OFFER_TABLES} WHERE o.id = ANY($1)`,
      [ids],
    );
    return new Map(lines.map((line) => [line.id, offerOfLine(line, this.today())]));
  }

  async idsAfter(after: OfferId | null, limit: number): Promise<OfferId[]> {
    const rows = await this.database.query<{ id: OfferId }>(
      'SELECT id FROM offers WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** A page of the offers that the asker may see, found by an index and read in one statement. */
  async list(request: OfferListRequest): Promise<Connection<OfferView>> {
    const { filter, mine } = request;
    const order =
      request.orderBy === 'NEWEST' && filter.states?.includes('DRAFT') ? BY_CREATION : ORDERS[request.orderBy];
    const page = openPage(request, 2, order.type);
    const asker = { organisationIds: mine, today: this.today() };
    const where = conditionsOf(filter, asker);
    const { sql: counted, params: countParams } = { sql: where.sql, params: [...where.params] };
    if (page.after) {
      const beyond = order.direction === 'ASC' ? '>' : '<';
      where.add(`(${order.by}, o.id) ${beyond} (?::${order.type}, ?)`, ...page.after);
    }
    const tables = filter.free ? OFFER_TABLES : 'offers o';
    const sorted = `ORDER BY ${order.by} ${order.direction}, o.id ${order.direction}`;
    const lines = await this.database.query<OfferLine>(
      `SELECT ${OFFER_COLUMNS}
       FROM (SELECT o.* FROM ${tables} WHERE ${where.sql} ${sorted} LIMIT ${where.param(page.limit)}) o
       JOIN offer_balances b ON b.offer_id = o.id ${sorted}`,
      where.params,
    );
    const offers = lines.map((line) => offerOfLine(line, asker.today));
    return page.close(
      offers,
      (offer) => [order.keyOf(offer), offer.id],
      () => this.count(`SELECT count(*)::int AS n FROM ${tables} WHERE ${counted}`, countParams),
    );
  }

  /** For each organisation its first offers in these states, newest first, in one statement. */
  async ofOrganisations(
    ids: readonly OrganisationId[],
    request: Omit<OfferListRequest, 'orderBy'>,
  ): Promise<Map<OrganisationId, Connection<OfferView>>> {
    const page = openPage(request, 2, 'timestamptz');
    const where = conditionsOf(request.filter, { organisationIds: request.mine, today: this.today() });
    const { sql: counted, params: countParams } = { sql: where.sql, params: [...where.params] };
    where.add('o.organisation_id = asked.id');
    if (page.after) where.add('(o.created_at, o.id) < (?::timestamptz, ?)', ...page.after);
    const lines = await this.database.query<OfferLine>(
      `SELECT ${OFFER_COLUMNS}
       FROM unnest(${where.param(ids)}::text[]) AS asked (id)
       CROSS JOIN LATERAL (SELECT o.* FROM offers o WHERE ${where.sql}
                           ORDER BY o.created_at DESC, o.id DESC LIMIT ${where.param(page.limit)}) o
       JOIN offer_balances b ON b.offer_id = o.id
       ORDER BY o.created_at DESC, o.id DESC`,
      where.params,
    );
    const offers = lines.map((line) => offerOfLine(line, this.today()));
    const countOf = countsTogether<OrganisationId>(
      this.database,
      `SELECT o.organisation_id AS id, count(*)::int AS n FROM offers o
       WHERE ${counted} AND o.organisation_id = ANY($${countParams.length + 1}) GROUP BY o.organisation_id`,
      [...countParams, ids],
    );
    const connectionOf = (id: OrganisationId): Connection<OfferView> =>
      page.close(
        offers.filter((offer) => offer.organisationId === id),
        (offer) => [offer.createdAt.toISOString(), offer.id],
        () => countOf(id),
      );
    return new Map(ids.map((id) => [id, connectionOf(id)]));
  }

  today(): CalendarDate {
    return dayInVietnam(this.clock.now());
  }

  private async count(sql: string, params: readonly unknown[]): Promise<number> {
    return (await this.database.queryOne<{ n: number }>(sql, params))?.n ?? 0;
  }
}
