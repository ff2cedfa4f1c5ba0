import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Anchor, HistoryExport, PublishedRoot } from '@domain/history/verify-export';
import { CHAIN_FORMAT, type ChainEntry } from '@domain/history/chain';
import { contractMark, headLeaf, merkleProofs, merkleRoot, rootLeaf } from '@domain/history/merkle';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { ContractId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

interface Head {
  readonly contractId: ContractId;
  readonly seq: number;
  readonly hash: string;
}

/** The chains of the contracts, written by the database itself, and their daily roots. */
@Injectable()
export class HistoryStore {
  constructor(private readonly database: Database) {}

  async exportOf(contractId: ContractId): Promise<HistoryExport> {
    const entries = await this.database.query<ChainEntry>(
      'SELECT seq, entry, previous, hash FROM contract_history WHERE contract_id = $1 ORDER BY seq',
      [contractId],
    );
    const anchors = await this.database.query<Anchor>(
      `SELECT l.day, r.root, l.seq, l.hash, l.proof FROM history_leaves l JOIN history_roots r ON r.day = l.day
       WHERE l.contract_id = $1 ORDER BY l.day`,
      [contractId],
    );
    return { format: CHAIN_FORMAT, contractId, entries, anchors };
  }

  /** Oldest first, with the root before the first as its first leaf says. */
  async roots(): Promise<PublishedRoot[]> {
    const roots = await this.database.query<{ day: CalendarDate; root: string }>(
      'SELECT day, root FROM history_roots ORDER BY day',
    );
    const rows = await this.database.query<Head & { day: CalendarDate }>(
      'SELECT day, contract_id AS "contractId", seq, hash FROM history_leaves ORDER BY day, place',
    );
    const byDay = new Map<CalendarDate, Head[]>();
    for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
    return roots.map(({ day, root }, index) => {
      const before = roots[index - 1];
      const own = (byDay.get(day) ?? []).map(({ contractId, seq, hash }) => ({
        contract: contractMark(sha256, contractId),
        hash: headLeaf(sha256, contractId, seq, hash),
      }));
      return {
        day,
        root,
        leaves: [...(before ? [{ contract: null, hash: rootLeaf(sha256, before.day, before.root) }] : []), ...own],
      };
    });
  }

  /** Makes the root of a day that is over: of the chains that grew since the root before. Does nothing twice. */
  async closeDay(tx: Transaction, day: CalendarDate, end: Date): Promise<string | null> {
    await tx.read(`SELECT pg_advisory_xact_lock(hashtextextended('history_roots', 16))`);
    const last = await tx.readOne<{ day: CalendarDate; root: string }>(
      'SELECT day, root FROM history_roots ORDER BY day DESC LIMIT 1',
    );
    if (last && last.day >= day) return null;
    const heads = await tx.read<Head>(
      `SELECT h.contract_id AS "contractId", h.seq, h.hash FROM (
         SELECT contract_id, max(seq) AS seq FROM contract_history c JOIN events e ON e.id = c.event_id
         WHERE e.occurred_at < $1 GROUP BY contract_id) newest
       JOIN contract_history h ON h.contract_id = newest.contract_id AND h.seq = newest.seq
       WHERE h.seq > coalesce((SELECT max(l.seq) FROM history_leaves l WHERE l.contract_id = h.contract_id), 0)
       ORDER BY h.contract_id`,
      [end],
    );
    const before = last ? [rootLeaf(sha256, last.day, last.root)] : [];
    const leaves = [...before, ...heads.map((head) => headLeaf(sha256, head.contractId, head.seq, head.hash))];
    const root = merkleRoot(sha256, leaves);
    if (root === null) return null;
    await tx.write('INSERT INTO history_roots (day, root, leaves, created_at) VALUES ($1, $2, $3, $4)', [
      ...[day, root, leaves.length, tx.nowAt],
    ]);
    const proofs = merkleProofs(sha256, leaves).slice(before.length);
    const rows = heads.map((head, index) => ({ ...head, place: index + before.length, proof: proofs[index] ?? [] }));
    await tx.write(
      `INSERT INTO history_leaves (day, place, contract_id, seq, hash, proof)
       SELECT $1, l.place, l."contractId", l.seq, l.hash, l.proof
       FROM jsonb_to_recordset($2::jsonb) AS l(place integer, "contractId" text, seq integer, hash text, proof jsonb)`,
      [day, JSON.stringify(rows)],
    );
    return root;
  }
}
