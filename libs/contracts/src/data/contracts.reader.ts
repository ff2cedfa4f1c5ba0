import { Injectable } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import { allowed, POLICY } from '@domain/access/policy';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, OfferId, OrganisationId } from '@domain/kernel/id';
import { Conditions } from '@platform/database/conditions';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';
import type { Transaction } from '@platform/database/transaction';
import { ContractsReader, type ContractSubject, type ContractView } from '../public';
import { storedTerms } from './terms-hash';

export interface ContractFilter {
  readonly states?: readonly ContractState[] | null;
  readonly organisationId?: OrganisationId | null;
  readonly offerId?: OfferId | null;
  readonly commodity?: string | null;
  /** Only those that wait for an organisation of the reader. */
  readonly awaitingMe?: boolean | null;
}

const COLUMNS = `c.id, c.version, c.state, c.seller_id AS "sellerId", c.buyer_id AS "buyerId", c.offer_id AS "offerId",
  c.demand_id AS "demandId", c.proposed_by AS "proposedBy", c.terms_version AS "termsVersion", c.terms_hash AS "termsHash",
  c.turn_of AS "turnOf", c.deadline_at AS "deadlineAt", c.appraised, c.signed_on AS "signedOn",
  c.coop_regime AS "coopRegime", c.linkage_regime AS "linkageRegime", c.termination_request AS "terminationRequest",
  c.ended_on AS "endedOn", c.commodity, c.estimated_value AS "estimatedValue", c.created_at AS "createdAt",
  c.changed_at AS "changedAt", t.canonical`;

type Line = Omit<ContractView, 'terms'> & { canonical: string };

const FROM = `contracts c JOIN contract_terms t ON t.contract_id = c.id AND t.terms_version = c.terms_version`;

/** Reads contracts as rows; only for those who may see them when a reader is named. */
@Injectable()
export class ContractsSqlReader extends ContractsReader {
  constructor(private readonly database: Database) {
    super();
  }

  async byIds(ids: readonly ContractId[]): Promise<Map<ContractId, ContractView>> {
    const lines = await this.database.query<Line>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = ANY($1)`, [ids]);
    return new Map(lines.map((line) => [line.id, viewOf(line)]));
  }

  async inTransaction(tx: Transaction, id: ContractId): Promise<ContractView | null> {
    const line = await tx.readOne<Line>(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, [id]);
    return line && viewOf(line);
  }

  async subjectInTransaction(tx: Transaction, id: ContractId): Promise<ContractSubject | null> {
    return tx.readOne<ContractSubject>(
      'SELECT id, seller_id AS "sellerId", buyer_id AS "buyerId", state, terms_hash AS "termsHash" FROM contracts WHERE id = $1',
      [id],
    );
  }

  /** Newest first. Contracts that the reader may not see are not in it, nor counted. */
  async list(actor: Actor, filter: ContractFilter, request: PageRequest): Promise<Connection<ContractView>> {
    const page = openPage(request, 1);
    const where = conditionsOf(actor, filter);
    const { sql: counted, params: countParams } = { sql: where.sql, params: [...where.params] };
    if (page.after) where.add('c.id < ?', page.after[0]);
    const lines = await this.database.query<Line>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.sql} ORDER BY c.id DESC LIMIT ${where.param(page.limit)}`,
      where.params,
    );
    return page.close(
      lines.map(viewOf),
      (view) => [view.id],
      async () => {
        const count = await this.database.queryOne<{ n: number }>(
          `SELECT count(*)::int AS n FROM contracts c WHERE ${counted}`,
          countParams,
        );
        return count?.n ?? 0;
      },
    );
  }

  /** The same page for each of many organisations, in one statement; the counts in one more, when asked for. */
  async listOfEach(
    actor: Actor,
    organisationIds: readonly OrganisationId[],
    filter: ContractFilter,
    request: PageRequest,
  ): Promise<Map<OrganisationId, Connection<ContractView>>> {
    const page = openPage(request, 1);
    const where = conditionsOf(actor, filter).add('(c.seller_id = o.id OR c.buyer_id = o.id)');
    if (page.after) where.add('c.id < ?', page.after[0]);
    const lines = await this.database.query<Line & { of: OrganisationId }>(
      `SELECT o.id AS of, page.* FROM unnest(${where.param(organisationIds)}::text[]) o(id) CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.sql} ORDER BY c.id DESC LIMIT ${where.param(page.limit)}) page`,
      where.params,
    );
    let counts: Promise<Map<OrganisationId, number>> | null = null;
    const countOf = async (id: OrganisationId): Promise<number> => {
      counts ??= this.countEach(conditionsOf(actor, filter), organisationIds);
      return (await counts).get(id) ?? 0;
    };
    const pageOf = (id: OrganisationId): Connection<ContractView> => {
      const own = lines.filter((line) => line.of === id).map(({ of: _of, ...line }) => viewOf(line));
      return page.close(
        own,
        (view) => [view.id],
        () => countOf(id),
      );
    };
    return new Map(organisationIds.map((id) => [id, pageOf(id)]));
  }

  private async countEach(where: Conditions, ids: readonly OrganisationId[]): Promise<Map<OrganisationId, number>> {
    const rows = await this.database.query<{ of: OrganisationId; n: number }>(
      `SELECT o.id AS of, count(*)::int AS n FROM unnest(${where.param(ids)}::text[]) o(id)
       JOIN contracts c ON c.seller_id = o.id OR c.buyer_id = o.id WHERE ${where.sql} GROUP BY o.id`,
      where.params,
    );
    return new Map(rows.map((row) => [row.of, row.n]));
  }
}

/** Only the conditions that apply stand in the statement, so that each list is found by an index. */
function conditionsOf(actor: Actor, filter: ContractFilter): Conditions {
  const where = new Conditions();
  const mine = organisationsThatSee(actor);
  const { organisationId } = filter;
  if (!seesAll(actor)) where.add('(c.seller_id = ANY(?) OR c.buyer_id = ANY(?))', mine, mine);
  if (filter.states) where.add('c.state = ANY(?)', filter.states);
  if (organisationId) where.add('(c.seller_id = ? OR c.buyer_id = ?)', organisationId, organisationId);
  if (filter.offerId) where.add('c.offer_id = ?', filter.offerId);
  if (filter.commodity) where.add('c.commodity = ?', filter.commodity);
  if (filter.awaitingMe) where.add(AWAITING, mine);
  return where;
}

/** An answer, a submission, a signature or the confirmation of an end is up to one of these organisations. */
const AWAITING = `EXISTS (
  SELECT 1 FROM unnest(?::text[]) me(id) WHERE me.id IN (c.seller_id, c.buyer_id) AND (
    c.turn_of = me.id OR c.state IN ('AGREED', 'ADVISED')
    OR (c.state IN ('IN_FORCE', 'SUSPENDED') AND c.termination_request->>'requestedBy' <> me.id)
    OR (c.state = 'SIGNING' AND NOT EXISTS (
      SELECT 1 FROM contract_signatures s
      WHERE s.contract_id = c.id AND s.terms_version = c.terms_version AND s.organisation_id = me.id))))`;

/** The Alliance's advisors, and the system. */
function seesAll(actor: Actor): boolean {
  return allowed(actor, 'contracts.see', { organisationIds: [] });
}

function organisationsThatSee(actor: Actor): OrganisationId[] {
  if (actor.kind !== 'account') return [];
  const roles = POLICY['contracts.see'].owner ?? [];
  return actor.memberships
    .filter((membership) => membership.roles.some((role) => roles.includes(role)))
    .map((membership) => membership.organisationId);
}

function viewOf({ canonical, ...line }: Line): ContractView {
  return { ...line, signedOn: line.signedOn as CalendarDate | null, terms: storedTerms(canonical) };
}
