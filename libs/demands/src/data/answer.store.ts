import { Injectable } from '@nestjs/common';
import type { AnswerBody, Demand } from '@domain/demands/demand';
import type { AnswerState } from '@domain/demands/demand.transitions';
import type { AnswerId, DemandId, OrganisationId } from '@domain/kernel/id';
import type { Quantity } from '@domain/kernel/quantity';
import type { Transaction } from '@platform/database/transaction';
import type { AnswerView } from '../public';
import { answerColumns, answerOfLine, textOfBody, whose, type AnswerLine } from './answer.projection';
import { newSealKey, receiptOf, seal } from './sealing';

/** Loads and saves answers inside a transaction. */
@Injectable()
export class AnswerStore {
  /** Which demand an answer is to. */
  async find(tx: Transaction, id: AnswerId): Promise<{ id: AnswerId; demandId: DemandId } | null> {
    return tx.readOne('SELECT id, demand_id AS "demandId" FROM demand_answers WHERE id = $1', [id]);
  }

  async lock(tx: Transaction, id: AnswerId): Promise<AnswerView | null> {
    const lines = await tx.read<AnswerLine>(`SELECT ${answerColumns('$2')} WHERE a.id = $1 FOR UPDATE OF a`, [
      id,
      tx.nowAt,
    ]);
    return lines[0] ? answerOfLine(lines[0]) : null;
  }

  /** Every answer to the demand, locked, in id order. */
  async lockAll(tx: Transaction, demandId: DemandId): Promise<AnswerView[]> {
    const lines = await tx.read<AnswerLine>(
      `SELECT ${answerColumns('$2')} WHERE a.demand_id = $1 ORDER BY a.id FOR UPDATE OF a`,
      [demandId, tx.nowAt],
    );
    return lines.map(answerOfLine);
  }

  /** Keeps the answer, in the place of an earlier one of the same seller. Sealed answers are kept as ciphertext only. */
  async put(tx: Transaction, demand: Demand, sellerId: OrganisationId, body: AnswerBody): Promise<AnswerId> {
    const text = textOfBody(body);
    const sealed =
      demand.terms.answers === 'SEALED'
        ? seal(text, await this.keyOf(tx, demand.id), whose(demand.id, sellerId))
        : null;
    const [kept] = await tx.write<{ id: AnswerId }>(
      `INSERT INTO demand_answers (id, demand_id, organisation_id, version, state, body, sealed_body, receipt,
                                   created_at, submitted_at)
       VALUES ($1, $2, $3, 1, 'SUBMITTED', $4, $5, $6, $7, $7)
       ON CONFLICT (demand_id, organisation_id) DO UPDATE SET version = demand_answers.version + 1,
         state = 'SUBMITTED', body = $4, sealed_body = $5, receipt = $6, submitted_at = $7
       RETURNING id`,
      [tx.newId('answer'), demand.id, sellerId, sealed ? null : text, sealed, receiptOf(text), tx.nowAt],
    );
    if (!kept) throw new Error('an answer was not kept');
    return kept.id;
  }

  async setState(tx: Transaction, id: AnswerId, state: AnswerState, awarded: Quantity | null = null): Promise<void> {
    await tx.write('UPDATE demand_answers SET state = $2, awarded_milli = $3, version = version + 1 WHERE id = $1', [
      id,
      state,
      awarded?.milli ?? null,
    ]);
  }

  /** The demand's key, made with its first sealed answer. */
  private async keyOf(tx: Transaction, demandId: DemandId): Promise<Buffer> {
    await tx.write(
      `INSERT INTO demand_seal_keys (demand_id, key, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (demand_id) DO NOTHING`,
      [demandId, newSealKey(), tx.nowAt],
    );
    const stored = await tx.readOne<{ key: Buffer }>('SELECT key FROM demand_seal_keys WHERE demand_id = $1', [
      demandId,
    ]);
    if (!stored) throw new Error(`demand ${demandId} has no key`);
    return stored.key;
  }
}
