import { Injectable } from '@nestjs/common';
import { isOfAlliance, organisationsOf, type Actor } from '@domain/access/actor';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { LinkId, OrganisationId } from '@domain/kernel/id';
import { Quantity, type BaseUnit } from '@domain/kernel/quantity';
import type { Dong } from '@domain/kernel/money';
import type { LinkState, SeasonStrength } from '@domain/value-chain/chain-link';
import { strengthBySeason, type ContractFact } from '@domain/value-chain/link-facts';
import type { LinkKind } from '@domain/value-chain/link-kind';
import { Conditions } from '@platform/database/conditions';
import { Database } from '@platform/database/database';
import { countsTogether, openPage, type Connection, type PageRequest } from '@platform/database/paging';
import { ChainLinksReader, type ChainLinkView } from '../public';

export interface LinkFilter {
  readonly kinds?: readonly LinkKind[] | null;
  readonly organisationId?: string | null;
  readonly commodity?: string | null;
  readonly season?: string | null;
  readonly states?: readonly LinkState[] | null;
  readonly asOf?: CalendarDate | null;
}

const COLUMNS = `l.id, l.version, l.supplier_id AS "supplierId", l.receiver_id AS "receiverId", l.kind, l.commodity, l.origin,
  l.state, l.declared_by AS "declaredBy", l.note, l.valid_from AS "validFrom", l.valid_to AS "validTo",
  l.contract_ids AS "contractIds", l.shown_by AS "shownBy"`;

@Injectable()
export class StoredChainLinksReader extends ChainLinksReader {
  constructor(private readonly database: Database) {
    super();
  }

  async byIds(ids: readonly LinkId[]): Promise<Map<LinkId, ChainLinkView>> {
    const rows = await this.database.query<ChainLinkView>(`SELECT ${COLUMNS} FROM chain_links l WHERE l.id = ANY($1)`, [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A page of the links that the actor may know of, oldest first. */
  async list(actor: Actor, filter: LinkFilter, request: PageRequest): Promise<Connection<ChainLinkView>> {
    const page = openPage(request, 1);
    const where = conditionsOf(filter, actor);
    if (filter.organisationId)
      where.add('(l.supplier_id = ? OR l.receiver_id = ?)', filter.organisationId, filter.organisationId);
    const counted = { sql: where.sql, params: [...where.params] };
    if (page.after) where.add('l.id > ?', page.after[0]);
    const rows = await this.database.query<ChainLinkView>(
      `SELECT ${COLUMNS} FROM chain_links l WHERE ${where.sql} ORDER BY l.id LIMIT ${where.param(page.limit)}`,
      where.params,
    );
    return page.close(
      rows,
      (row) => [row.id],
      () => this.count(counted.sql, counted.params),
    );
  }

  /** For each organisation its first links, in one statement. */
  async listOfEach(
    actor: Actor,
    ids: readonly OrganisationId[],
    filter: LinkFilter,
    request: PageRequest,
  ): Promise<Map<OrganisationId, Connection<ChainLinkView>>> {
    const page = openPage(request, 1);
    const where = conditionsOf(filter, actor);
    const counted = { sql: where.sql, params: [...where.params] };
    if (page.after) where.add('l.id > ?', page.after[0]);
    const limit = where.param(page.limit);
    const rows = await this.database.query<ChainLinkView & { askedId: OrganisationId }>(
      `SELECT asked.id AS "askedId", ${COLUMNS}
       FROM unnest(${where.param(ids)}::text[]) AS asked (id)
       CROSS JOIN LATERAL (
         SELECT l.* FROM chain_links l WHERE (l.supplier_id = asked.id OR l.receiver_id = asked.id) AND ${where.sql}
         ORDER BY l.id LIMIT ${limit}) l
       ORDER BY l.id`,
      where.params,
    );
    const countOf = countsTogether<OrganisationId>(
      this.database,
      `SELECT asked.id, count(*)::int AS n FROM unnest($${counted.params.length + 1}::text[]) AS asked (id)
       JOIN chain_links l ON l.supplier_id = asked.id OR l.receiver_id = asked.id WHERE ${counted.sql} GROUP BY asked.id`,
      [...counted.params, ids],
    );
    const connectionOf = (id: OrganisationId): Connection<ChainLinkView> =>
      page.close(
        rows.filter((row) => row.askedId === id),
        (row) => [row.id],
        () => countOf(id),
      );
    return new Map(ids.map((id) => [id, connectionOf(id)]));
  }

  /** Strength by season of many links, in one statement. */
  async seasonsOf(ids: readonly LinkId[]): Promise<Map<LinkId, SeasonStrength[]>> {
    const rows = await this.database.query<FactLine>(
      `SELECT link_id AS "linkId", season, unit, contracted_milli AS milli, contracted_value AS value
       FROM chain_link_facts WHERE link_id = ANY($1) AND kind = 'CONTRACT' ORDER BY link_id, seq`,
      [ids],
    );
    const facts = new Map<LinkId, ContractFact[]>();
    for (const row of rows) facts.set(row.linkId, [...(facts.get(row.linkId) ?? []), factOf(row)]);
    return new Map(ids.map((id) => [id, strengthBySeason(facts.get(id) ?? [])]));
  }

  private async count(sql: string, params: readonly unknown[]): Promise<number> {
    return (
      (await this.database.queryOne<{ n: number }>(`SELECT count(*)::int AS n FROM chain_links l WHERE ${sql}`, params))
        ?.n ?? 0
    );
  }
}

interface FactLine {
  readonly linkId: LinkId;
  readonly season: string | null;
  readonly unit: BaseUnit | null;
  readonly milli: bigint | null;
  readonly value: Dong | null;
}
const factOf = (row: FactLine): ContractFact =>
  ({
    kind: 'CONTRACT',
    season: row.season ?? '',
    quantity: row.milli !== null && row.unit !== null ? Quantity.ofMilli(row.milli, row.unit) : null,
    value: row.value,
  }) as ContractFact;

/** Narrowing and permission in the statement itself, never after paging. */
function conditionsOf(filter: LinkFilter, actor: Actor): Conditions {
  const where = new Conditions();
  addKnown(where, actor);
  if (filter.kinds) where.add('l.kind = ANY(?)', filter.kinds);
  if (filter.commodity) where.add('l.commodity = ?', filter.commodity);
  if (filter.season) {
    where.add(
      `EXISTS (SELECT 1 FROM chain_link_facts f WHERE f.link_id = l.id AND f.kind = 'CONTRACT' AND f.season = ?)`,
      filter.season,
    );
  }
  where.add('l.state = ANY(?)', filter.states ?? ['ACTIVE', 'ENDED']);
  if (filter.asOf) addAsOf(where, filter.asOf);
  return where;
}

/** Counted on that day: verified or born of a contract by now, and the day lies in its time. */
export function addAsOf(where: Conditions, day: CalendarDate): void {
  where.add(
    `l.state IN ('ACTIVE', 'ENDED') AND l.valid_from <= ? AND (l.valid_to IS NULL OR l.valid_to > ?)`,
    day,
    day,
  );
}

/** Links that the actor may know of: the Alliance all, others their own and those that both sides show. */
export function addKnown(where: Conditions, actor: Actor): void {
  if (actor.kind === 'system' || isOfAlliance(actor)) return;
  const shown = `(l.state IN ('ACTIVE', 'ENDED') AND l.shown_by @> ARRAY[l.supplier_id, l.receiver_id])`;
  const own = organisationsOf(actor);
  if (own.length === 0) where.add(shown);
  else where.add(`(l.supplier_id = ANY(?) OR l.receiver_id = ANY(?) OR ${shown})`, own, own);
}
