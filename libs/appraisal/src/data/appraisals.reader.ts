import { Injectable } from '@nestjs/common';
import { allowed, POLICY } from '@domain/access/policy';
import type { Actor } from '@domain/access/actor';
import type { AppraisalState } from '@domain/appraisal/appraisal.transitions';
import type { Finding } from '@domain/appraisal/finding';
import type { Opinion } from '@domain/appraisal/opinion';
import type { AccountId, AppraisalId, ContractId, Id, OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';
import { AppraisalsReader, type AppraisalView } from '../public';
import { FINDING_COLUMNS } from './appraisal.store';

export interface DeskFilter {
  readonly states?: readonly AppraisalState[] | null;
  /** Cases of this advisor, as first or second. */
  readonly advisorId?: AccountId | null;
  /** Cases without an advisor. */
  readonly unassigned?: boolean | null;
}
/** A question to the parties, with the answer if one came. */
export interface QuestionView {
  readonly id: Id<'appraisalQuestion'>;
  readonly appraisalId: AppraisalId;
  readonly askedBy: AccountId;
  readonly question: string;
  readonly askedAt: Date;
  readonly answeredFor: OrganisationId | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}
export const DESK_ORDERS = ['DUE', 'VALUE', 'NEWEST'] as const;
export type DeskOrder = (typeof DESK_ORDERS)[number];

const COLUMNS = `a.id, a.version, a.contract_id AS "contractId", a.terms_hash AS "termsHash", a.seller_id AS "sellerId",
  a.buyer_id AS "buyerId", a.value, a.state, a.clock, a.due_at AS "dueAt", a.due_on AS "dueOn", a.advisor_id AS "advisorId",
  a.second_advisor_id AS "secondAdvisorId", a.opened_at AS "openedAt", a.closed_at AS "closedAt"`;

const OPINION_COLUMNS = `id, number, appraisal_id AS "appraisalId", contract_id AS "contractId", terms_hash AS "termsHash",
  checklist_version AS "checklistVersion", score, advice, computed_advice AS "computedAdvice",
  override_reason AS "overrideReason", summary, advisor_id AS "advisorId", second_advisor_id AS "secondAdvisorId",
  given_on AS "givenOn"`;

/** Sort key as text of fixed width, the id after it: cases without a due day or a value come last. */
const ORDERS: Readonly<Record<DeskOrder, string>> = {
  DUE: `coalesce(to_char(a.due_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS'), '99999999999999999')`,
  VALUE: `lpad((999999999999999999 - coalesce(a.value, 0))::text, 18, '0')`,
  NEWEST: `lpad((9999999999999 - (extract(epoch FROM a.opened_at) * 1000)::bigint)::text, 14, '0')`,
};

const VISIBLE = `($1::boolean OR a.seller_id = ANY($2) OR a.buyer_id = ANY($2))
  AND ($3::text[] IS NULL OR a.state = ANY($3))
  AND ($4::text IS NULL OR a.advisor_id = $4 OR a.second_advisor_id = $4)
  AND (NOT $5::boolean OR a.advisor_id IS NULL)`;

@Injectable()
export class AppraisalsSqlReader extends AppraisalsReader {
  constructor(private readonly database: Database) {
    super();
  }

  async byIds(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, AppraisalView>> {
    const rows = await this.database.query<AppraisalView>(`SELECT ${COLUMNS} FROM appraisals a WHERE a.id = ANY($1)`, [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Cases of each contract, newest first. */
  async ofContracts(ids: readonly ContractId[]): Promise<Map<ContractId, AppraisalView[]>> {
    const rows = await this.database.query<AppraisalView>(
      `SELECT ${COLUMNS} FROM appraisals a WHERE a.contract_id = ANY($1) ORDER BY a.id DESC`,
      [ids],
    );
    const map = new Map<ContractId, AppraisalView[]>(ids.map((id) => [id, []]));
    for (const row of rows) map.get(row.contractId)?.push(row);
    return map;
  }

  async list(
    actor: Actor,
    filter: DeskFilter,
    order: DeskOrder,
    request: PageRequest,
  ): Promise<Connection<AppraisalView>> {
    const page = openPage(request, 2);
    const conditions = [
      allowed(actor, 'appraisal.see', { organisationIds: [] }),
      organisationsThatSee(actor),
      filter.states ?? null,
      filter.advisorId ?? null,
      filter.unassigned ?? false,
    ];
    const key = ORDERS[order];
    const rows = await this.database.query<AppraisalView & { key: string }>(
      `SELECT ${COLUMNS}, ${key} AS key FROM appraisals a WHERE ${VISIBLE}
       AND ($6::text IS NULL OR (${key} COLLATE "C", a.id) > ($6 COLLATE "C", $7)) ORDER BY ${key} COLLATE "C", a.id LIMIT $8`,
      [...conditions, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return page.close(
      rows,
      (row) => [row.key, row.id],
      async () => {
        const count = await this.database.queryOne<{ n: number }>(
          `SELECT count(*)::int AS n FROM appraisals a WHERE ${VISIBLE}`,
          conditions,
        );
        return count?.n ?? 0;
      },
    );
  }

  async findings(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, Finding[]>> {
    const rows = await this.database.query<Finding & { of: AppraisalId }>(
      `SELECT appraisal_id AS of, ${FINDING_COLUMNS} FROM appraisal_findings WHERE appraisal_id = ANY($1)
       ORDER BY array_position(ARRAY['BLOCKER', 'MAJOR', 'MINOR'], severity), id`,
      [ids],
    );
    return grouped(ids, rows, (row) => row.of);
  }

  async questions(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, QuestionView[]>> {
    const rows = await this.database.query<QuestionView>(
      `SELECT id, appraisal_id AS "appraisalId", asked_by AS "askedBy", question, asked_at AS "askedAt",
              answered_for AS "answeredFor", answered_by AS "answeredBy", answer, answered_at AS "answeredAt"
       FROM appraisal_questions WHERE appraisal_id = ANY($1) ORDER BY id`,
      [ids],
    );
    return grouped(ids, rows, (row) => row.appraisalId);
  }

  async opinions(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, Opinion>> {
    const rows = await this.database.query<Opinion>(
      `SELECT ${OPINION_COLUMNS} FROM opinions WHERE appraisal_id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.appraisalId, row]));
  }

  /** The newest opinion on each contract. */
  async lastOpinions(ids: readonly ContractId[]): Promise<Map<ContractId, Opinion>> {
    const rows = await this.database.query<Opinion>(
      `SELECT DISTINCT ON (contract_id) ${OPINION_COLUMNS} FROM opinions WHERE contract_id = ANY($1) ORDER BY contract_id, id DESC`,
      [ids],
    );
    return new Map(rows.map((row) => [row.contractId, row]));
  }
}

function grouped<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): Map<K, V[]> {
  const map = new Map<K, V[]>(keys.map((key) => [key, []]));
  for (const row of rows) map.get(keyOf(row))?.push(row);
  return map;
}

function organisationsThatSee(actor: Actor): OrganisationId[] {
  if (actor.kind !== 'account') return [];
  const roles = POLICY['appraisal.see'].owner ?? [];
  return actor.memberships.filter((m) => m.roles.some((role) => roles.includes(role))).map((m) => m.organisationId);
}
