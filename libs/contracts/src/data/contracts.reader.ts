import { Injectable } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import { allowed, POLICY } from '@domain/access/policy';
import type { ContractState } from '@domain/contracts/contract.transitions';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId, OfferId, OrganisationId } from '@domain/kernel/id';
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
    const conditions = conditionsOf(actor, filter);
    const lines = await this.database.query<Line>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${VISIBLE} AND ($8::text IS NULL OR c.id < $8) ORDER BY c.id DESC LIMIT $9`,
      [...conditions, page.after?.[0] ?? null, page.limit],
    );
    return page.close(lines.map(viewOf), (view) => [view.id], async () => {
      const count = await this.database.queryOne<{ n: number }>(
        `SELECT count(*)::int AS n FROM contracts c WHERE ${VISIBLE}`,
        conditions,
      );
      return count?.n ?? 0;
    });
  }

  /** The same page for each of many organisations, in one statement; the counts in one more, when asked for. */
  async listOfEach(
    actor: Actor,
    organisationIds: readonly OrganisationId[],
    filter: ContractFilter,
    request: PageRequest,
  ): Promise<Map<OrganisationId, Connection<ContractView>>> {
    const page = openPage(request, 1);
    const conditions = conditionsOf(actor, { ...filter, organisationId: null });
    const lines = await this.database.query<Line & { of: OrganisationId }>(
      `SELECT o.id AS of, page.* FROM unnest($10::text[]) o(id) CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM ${FROM} WHERE ${VISIBLE} AND (c.seller_id = o.id OR c.buyer_id = o.id)
           AND ($8::text IS NULL OR c.id < $8) ORDER BY c.id DESC LIMIT $9) page`,
      [...conditions, page.after?.[0] ?? null, page.limit, organisationIds],
    );
    let counts: Promise<Map<OrganisationId, number>> | null = null;
    const countOf = async (id: OrganisationId): Promise<number> => {
      counts ??= this.countEach(conditions, organisationIds);
      return (await counts).get(id) ?? 0;
    };
    const pageOf = (id: OrganisationId): Connection<ContractView> => {
      const own = lines.filter((line) => line.of === id).map(({ of: _of, ...line }) => viewOf(line));
      return page.close(own, (view) => [view.id], () => countOf(id));
    };
    return new Map(organisationIds.map((id) => [id, pageOf(id)]));
  }

  private async countEach(conditions: readonly unknown[], ids: readonly OrganisationId[]): Promise<Map<OrganisationId, number>> {
    const rows = await this.database.query<{ of: OrganisationId; n: number }>(
      `SELECT o.id AS of, count(*)::int AS n FROM unnest($8::text[]) o(id)
       JOIN contracts c ON c.seller_id = o.id OR c.buyer_id = o.id WHERE ${VISIBLE} GROUP BY o.id`,
      [...conditions, ids],
    );
    return new Map(rows.map((row) => [row.of, row.n]));
  }
}

/** The first seven parameters of every list. */
function conditionsOf(actor: Actor, filter: ContractFilter): unknown[] {
  return [
    seesAll(actor),
    organisationsThatSee(actor),
    filter.states ?? null,
    filter.organisationId ?? null,
    filter.offerId ?? null,
    filter.commodity ?? null,
    filter.awaitingMe ?? false,
  ];
}

const VISIBLE = `($1::boolean OR c.seller_id = ANY($2) OR c.buyer_id = ANY($2))
  AND ($3::text[] IS NULL OR c.state = ANY($3))
  AND ($4::text IS NULL OR c.seller_id = $4 OR c.buyer_id = $4)
  AND ($5::text IS NULL OR c.offer_id = $5)
  AND ($6::text IS NULL OR c.commodity = $6)
  AND (NOT $7::boolean OR c.turn_of = ANY($2)
    OR (c.state IN ('AGREED', 'ADVISED') AND (c.seller_id = ANY($2) OR c.buyer_id = ANY($2)))
    OR (c.state = 'SIGNING' AND EXISTS (
      SELECT 1 FROM unnest(ARRAY[c.seller_id, c.buyer_id]) party WHERE party = ANY($2) AND NOT EXISTS (
        SELECT 1 FROM contract_signatures s
        WHERE s.contract_id = c.id AND s.terms_version = c.terms_version AND s.organisation_id = party))))`;

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
