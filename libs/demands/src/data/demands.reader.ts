import { Injectable } from '@nestjs/common';
import type { AnswerId, DemandId, OrganisationId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { openPage, countsTogether, type Connection, type PageRequest } from '@platform/database/paging';
import { DemandsReader, type AnswerView, type DemandView } from '../public';
import { answerColumns, answerOfLine, type AnswerLine } from './answer.projection';
import { BY_CREATION, conditionsOf, ORDERS, type DemandFilter, type DemandOrder } from './demand-list';
import { DEMAND_COLUMNS, demandOfLine, type DemandLine } from './demand.projection';

export interface DemandListRequest extends PageRequest {
  readonly filter: DemandFilter;
  readonly orderBy: DemandOrder;
  /** The asker's own organisations, whose drafts they see. */
  readonly mine: readonly OrganisationId[];
}

@Injectable()
export class StoredDemandsReader extends DemandsReader {
  constructor(
    private readonly database: Database,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async byIds(ids: readonly DemandId[]): Promise<Map<DemandId, DemandView>> {
    const lines = await this.database.query<DemandLine>(
      `SELECT ${DEMAND_COLUMNS} FROM demands d WHERE d.id = ANY($1)`,
      [ids],
    );
    return new Map(lines.map((line) => [line.id, demandOfLine(line, this.clock.now())]));
  }

  async idsAfter(after: DemandId | null, limit: number): Promise<DemandId[]> {
    const rows = await this.database.query<{ id: DemandId }>(
      'SELECT id FROM demands WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  async answersByIds(ids: readonly AnswerId[]): Promise<Map<AnswerId, AnswerView>> {
    const lines = await this.database.query<AnswerLine>(`SELECT ${answerColumns('$2')} WHERE a.id = ANY($1)`, [
      ids,
      this.now,
    ]);
    return new Map(lines.map((line) => [line.id, answerOfLine(line)]));
  }

  /** Answers that stand, the earliest first, for the buyer. Ask only once they may be read. */
  async answersTo(demandId: DemandId, request: PageRequest): Promise<Connection<AnswerView>> {
    const page = openPage(request, 2, 'timestamptz');
    const lines = await this.database.query<AnswerLine>(
      `SELECT ${answerColumns('$2')}
       WHERE a.demand_id = $1 AND a.state <> 'WITHDRAWN'
         AND ($3::timestamptz IS NULL OR (a.submitted_at, a.id) > ($3, $4))
       ORDER BY a.submitted_at, a.id LIMIT $5`,
      [demandId, this.now, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    const counted = async (): Promise<number> => (await this.countAnswers([demandId])).get(demandId) ?? 0;
    return page.close(lines.map(answerOfLine), (a) => [a.submittedAt.toISOString(), a.id], counted);
  }

  async countAnswers(demandIds: readonly DemandId[]): Promise<Map<DemandId, number>> {
    const rows = await this.database.query<{ id: DemandId; n: number }>(
      `SELECT demand_id AS id, count(*)::int AS n FROM demand_answers
       WHERE demand_id = ANY($1) AND state <> 'WITHDRAWN' GROUP BY demand_id`,
      [demandIds],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** The answers of these sellers, by demand. */
  async answersOf(
    demandIds: readonly DemandId[],
    sellerIds: readonly OrganisationId[],
  ): Promise<Map<DemandId, AnswerView[]>> {
    const lines = await this.database.query<AnswerLine>(
      `SELECT ${answerColumns('$3')} WHERE a.demand_id = ANY($1) AND a.organisation_id = ANY($2) ORDER BY a.id`,
      [demandIds, sellerIds, this.now],
    );
    const answers = lines.map(answerOfLine);
    return new Map(demandIds.map((id) => [id, answers.filter((answer) => answer.demandId === id)]));
  }

  /** A page of the demands that the asker may see, found by an index and read in one statement. */
  async list(request: DemandListRequest): Promise<Connection<DemandView>> {
    const { filter } = request;
    const order =
      request.orderBy === 'NEWEST' && filter.states?.includes('DRAFT') ? BY_CREATION : ORDERS[request.orderBy];
    const page = openPage(request, 2, order.type);
    const where = conditionsOf(filter, { organisationIds: request.mine, now: this.now });
    const { sql: counted, params: countParams } = { sql: where.sql, params: [...where.params] };
    if (page.after) {
      const beyond = order.direction === 'ASC' ? '>' : '<';
      where.add(`(${order.by}, d.id) ${beyond} (?::${order.type}, ?)`, ...page.after);
    }
    const sorted = `ORDER BY ${order.by} ${order.direction}, d.id ${order.direction}`;
    const lines = await this.database.query<DemandLine>(
      `SELECT ${DEMAND_COLUMNS}
       FROM (SELECT d.* FROM demands d WHERE ${where.sql} ${sorted} LIMIT ${where.param(page.limit)}) d ${sorted}`,
      where.params,
    );
    const demands = lines.map((line) => demandOfLine(line, this.clock.now()));
    return page.close(
      demands,
      (demand) => [order.keyOf(demand), demand.id],
      () => this.count(`SELECT count(*)::int AS n FROM demands d WHERE ${counted}`, countParams),
    );
  }

  /** For each organisation its first demands in these states, newest first, in one statement. */
  async ofOrganisations(
    ids: readonly OrganisationId[],
    request: Omit<DemandListRequest, 'orderBy'>,
  ): Promise<Map<OrganisationId, Connection<DemandView>>> {
    const page = openPage(request, 2, 'timestamptz');
    const where = conditionsOf(request.filter, { organisationIds: request.mine, now: this.now });
    const { sql: counted, params: countParams } = { sql: where.sql, params: [...where.params] };
    where.add('d.organisation_id = asked.id');
    if (page.after) where.add('(d.created_at, d.id) < (?::timestamptz, ?)', ...page.after);
    const lines = await this.database.query<DemandLine>(
      `SELECT ${DEMAND_COLUMNS}
       FROM unnest(${where.param(ids)}::text[]) AS asked (id)
       CROSS JOIN LATERAL (SELECT d.* FROM demands d WHERE ${where.sql}
                           ORDER BY d.created_at DESC, d.id DESC LIMIT ${where.param(page.limit)}) d
       ORDER BY d.created_at DESC, d.id DESC`,
      where.params,
    );
    const demands = lines.map((line) => demandOfLine(line, this.clock.now()));
    const countOf = countsTogether<OrganisationId>(
      this.database,
      `SELECT d.organisation_id AS id, count(*)::int AS n FROM demands d
       WHERE ${counted} AND d.organisation_id = ANY($${countParams.length + 1}) GROUP BY d.organisation_id`,
      [...countParams, ids],
    );
    const connectionOf = (id: OrganisationId): Connection<DemandView> =>
      page.close(
        demands.filter((demand) => demand.organisationId === id),
        (demand) => [demand.createdAt.toISOString(), demand.id],
        () => countOf(id),
      );
    return new Map(ids.map((id) => [id, connectionOf(id)]));
  }

  private get now(): Date {
    return new Date(this.clock.now());
  }

  private async count(sql: string, params: readonly unknown[]): Promise<number> {
    return (await this.database.queryOne<{ n: number }>(sql, params))?.n ?? 0;
  }
}
