import { Injectable } from '@nestjs/common';
import type { Appraisal } from '@domain/appraisal/appraisal';
import { OPEN_STATES } from '@domain/appraisal/appraisal.transitions';
import type { AppraisalEvent } from '@domain/appraisal/events';
import type { Finding } from '@domain/appraisal/finding';
import { opinionNumber, type Opinion } from '@domain/appraisal/opinion';
import { dueTime } from '@domain/appraisal/sla-clock';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AppraisalId, ContractId, Id } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import type { QueryDeepPartialEntity as QueryRow } from 'typeorm/query-builder/QueryPartialEntity';
import { FindingRow, OpinionRow, QuestionRow } from './appraisal-parts.row';
import { AppraisalRow } from './appraisal.row';

/** A case with the version of its row. */
export type StoredAppraisal = Appraisal & { readonly version: number };

/** Loads and saves cases, their findings, questions and opinions. */
@Injectable()
export class AppraisalStore {
  async lock(tx: Transaction, id: AppraisalId): Promise<StoredAppraisal | null> {
    return tx.lock(AppraisalRow, { id });
  }

  /** The case of a contract that is not closed. */
  async lockOpen(tx: Transaction, contractId: ContractId): Promise<StoredAppraisal | null> {
    const open = await tx.readOne<{ id: AppraisalId }>(
      'SELECT id FROM appraisals WHERE contract_id = $1 AND closed_at IS NULL',
      [contractId],
    );
    return open && this.lock(tx, open.id);
  }

  async overdue(tx: Transaction, limit: number): Promise<AppraisalId[]> {
    const rows = await tx.read<{ id: AppraisalId }>(
      'SELECT id FROM appraisals WHERE closed_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2',
      [tx.nowAt, limit],
    );
    return rows.map((row) => row.id);
  }

  async add(
    tx: Transaction,
    one: Appraisal,
    findings: readonly Finding[],
    events: readonly AppraisalEvent[],
  ): Promise<void> {
    await tx.insert(AppraisalRow, { ...columnsOf(one, tx.nowAt), version: 1, openedAt: tx.nowAt });
    if (findings.length > 0)
      await tx.insert(
        FindingRow,
        findings.map((finding) => rowOf(one.id, finding)),
      );
    await this.tell(tx, { ...one, version: 1 }, events);
  }

  async save(tx: Transaction, one: StoredAppraisal, events: readonly AppraisalEvent[]): Promise<void> {
    const changed = await tx.update(
      AppraisalRow,
      { id: one.id, version: one.version },
      { ...columnsOf(one, tx.nowAt), version: one.version + 1 },
    );
    if (changed !== 1) throw new Error(`appraisal ${one.id} was changed although it was locked`);
    await this.tell(tx, { ...one, version: one.version + 1 }, events);
  }

  async findings(tx: Transaction, appraisalId: AppraisalId): Promise<Finding[]> {
    const rows = await tx.read<Finding>(
      `SELECT ${FINDING_COLUMNS} FROM appraisal_findings WHERE appraisal_id = $1 ORDER BY id`,
      [appraisalId],
    );
    return rows;
  }

  async addFinding(tx: Transaction, appraisalId: AppraisalId, finding: Finding): Promise<void> {
    await tx.insert(FindingRow, rowOf(appraisalId, finding));
  }

  async answerFinding(
    tx: Transaction,
    id: Id<'finding'>,
    status: Finding['status'],
    statusReason: string | null,
  ): Promise<void> {
    await tx.update(FindingRow, { id }, { status, statusReason });
  }

  async addQuestion(
    tx: Transaction,
    question: Pick<QuestionRow, 'id' | 'appraisalId' | 'askedBy' | 'question'>,
  ): Promise<void> {
    await tx.insert(QuestionRow, { ...question, askedAt: tx.nowAt });
  }

  async question(tx: Transaction, id: Id<'appraisalQuestion'>): Promise<QuestionRow | null> {
    return tx.find(QuestionRow, { id });
  }

  /** Keeps the answer; gives how many questions of the case are still open. */
  async answerQuestion(
    tx: Transaction,
    question: QuestionRow,
    answer: Pick<QuestionRow, 'answeredFor' | 'answeredBy' | 'answer'>,
  ): Promise<number> {
    await tx.update(QuestionRow, { id: question.id }, { ...answer, answeredAt: tx.nowAt });
    const open = await tx.readOne<{ n: number }>(
      'SELECT count(*)::int AS n FROM appraisal_questions WHERE appraisal_id = $1 AND answered_at IS NULL',
      [question.appraisalId],
    );
    return open?.n ?? 0;
  }

  /** Numbers an opinion and keeps it. The row of the year is locked until the commit, so no number is lost or doubled. */
  async addOpinion(tx: Transaction, opinion: Omit<Opinion, 'number'>): Promise<Opinion> {
    const year = Number(opinion.givenOn.slice(0, 4));
    const [row] = await tx.write<{ last: number }>(
      `INSERT INTO opinion_numbers (year, last) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET last = opinion_numbers.last + 1 RETURNING last`,
      [year],
    );
    const numbered: Opinion = { ...opinion, number: opinionNumber(row?.last ?? 1, year) };
    await tx.insert(OpinionRow, numbered);
    return numbered;
  }

  /** The newest opinion on a contract. */
  async lastOpinion(tx: Transaction, contractId: ContractId): Promise<OpinionRow | null> {
    const row = await tx.readOne<{ id: Id<'opinion'> }>(
      'SELECT id FROM opinions WHERE contract_id = $1 ORDER BY id DESC LIMIT 1',
      [contractId],
    );
    return row && tx.find(OpinionRow, { id: row.id });
  }

  async tell(tx: Transaction, one: StoredAppraisal, events: readonly AppraisalEvent[]): Promise<void> {
    const { id, version, sellerId, buyerId } = one;
    await tx.append({ type: 'appraisal', id, version, organisationIds: [sellerId, buyerId] }, events);
  }
}

export const FINDING_COLUMNS = `id, rule_id AS "ruleId", checklist_version AS "checklistVersion", origin, severity, path, code,
  evidence, legal_basis AS "legalBasis", suggestion, note, status, status_reason AS "statusReason", found_on AS "foundOn"`;

function rowOf(appraisalId: AppraisalId, finding: Finding): QueryRow<FindingRow> {
  return { ...finding, appraisalId, legalBasis: [...finding.legalBasis] } as QueryRow<FindingRow>;
}

function columnsOf(one: Appraisal, now: Date): Omit<AppraisalRow, 'version' | 'openedAt'> {
  const open = OPEN_STATES.includes(one.state);
  const due = open ? dueTime(one.clock) : null;
  return {
    id: one.id,
    contractId: one.contractId,
    termsHash: one.termsHash,
    sellerId: one.sellerId,
    buyerId: one.buyerId,
    value: one.value,
    state: one.state,
    clock: one.clock,
    dueAt: due && new Date(due.dueAt),
    dueOn: (due?.dueOn ?? null) as CalendarDate | null,
    advisorId: one.advisorId,
    secondAdvisorId: one.secondAdvisorId,
    proposed: one.proposed,
    closedAt: open ? null : now,
  };
}
