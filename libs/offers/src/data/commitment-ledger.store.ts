import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { HoldId, OfferId } from '@domain/kernel/id';
import { Quantity, type BaseUnit } from '@domain/kernel/quantity';
import { notFound, type NotFound } from '@domain/kernel/refusals';
import {
  decideCommit,
  decideDeliver,
  decideRelease,
  type Hold,
  type HoldNotActive,
  type HoldRefusal,
  type HoldState,
  type LedgerMove,
  type QuantityOverCommitted,
} from '@domain/offers/commitment';
import type { Transaction } from '@platform/database/transaction';
import { CommitmentLedger, type HoldRequest } from '../public';
import { enter, lockBalances, record, type LockedBalances } from './ledger-book';

interface StoredHold extends Hold {
  readonly id: HoldId;
  readonly offerId: OfferId;
}

interface HoldLine {
  id: HoldId;
  offer_id: OfferId;
  state: HoldState;
  quantity_milli: bigint;
  delivered_milli: bigint;
  expires_at: Date;
}

/**
 * The ledger in PostgreSQL. One rule of order makes it free of deadlocks within an offer: whatever is done to a hold
 * is done with the row of balances locked, and nothing of `offers` is locked here.
 */
@Injectable()
export class StoredCommitmentLedger extends CommitmentLedger {
  async hold(tx: Transaction, request: HoldRequest): Promise<Outcome<HoldId, HoldRefusal>> {
    if (request.quantity.isZero()) throw new RangeError('a hold is more than zero');
    let position = await takeFree(tx, request);
    if (position === null && (await this.sweep(tx, request.offerId)) > 0) position = await takeFree(tx, request);
    if (position === null) return refused(await whyNot(tx, request));
    const id = tx.newId('hold');
    await tx.write(
      `INSERT INTO offer_holds
         (id, offer_id, holder_id, state, quantity_milli, delivered_milli, expires_at, created_at)
       VALUES ($1, $2, $3, 'HELD', $4, 0, $5, $6)`,
      [id, request.offerId, request.holderId, request.quantity.milli, new Date(request.expiresAt), tx.nowAt],
    );
    const move: LedgerMove = { from: 'FREE', to: 'HELD', milli: request.quantity.milli };
    await record(tx, { ...move, offerId: request.offerId, holdId: id, cause: 'held' }, position);
    return done(id);
  }

  async holdAll(tx: Transaction, requests: readonly HoldRequest[]): Promise<Outcome<HoldId[], HoldRefusal>> {
    const ids: HoldId[] = [];
    const inOrder = [...requests.entries()].sort(([, a], [, b]) => (a.offerId < b.offerId ? -1 : 1));
    for (const [index, request] of inOrder) {
      const held = await this.hold(tx, request);
      if (!held.ok) {
        for (const id of ids.filter(Boolean)) await this.release(tx, id, 'not-all-held');
        return held;
      }
      ids[index] = held.value;
    }
    return done(ids);
  }

  async extend(tx: Transaction, holdId: HoldId, expiresAt: number): Promise<Outcome<HoldId, HoldNotActive | NotFound>> {
    const found = await this.find(tx, holdId);
    if (!found) return refused(notFound('Hold'));
    if (found.hold.state === 'COMMITTED') return done(holdId);
    const decision = decideCommit(found.hold, tx.now);
    if (!decision.ok) return decision;
    await tx.write('UPDATE offer_holds SET expires_at = $2 WHERE id = $1', [holdId, new Date(expiresAt)]);
    return done(holdId);
  }

  async commit(tx: Transaction, holdId: HoldId): Promise<Outcome<HoldId, HoldNotActive | NotFound>> {
    const found = await this.find(tx, holdId);
    if (!found) return refused(notFound('Hold'));
    const decision = decideCommit(found.hold, tx.now);
    if (!decision.ok) return decision;
    if (decision.value) {
      await tx.write(`UPDATE offer_holds SET state = 'COMMITTED' WHERE id = $1`, [holdId]);
      await enter(tx, { ...decision.value, offerId: found.hold.offerId, holdId, cause: 'committed' });
    }
    return done(holdId);
  }

  async release(tx: Transaction, holdId: HoldId, cause: string): Promise<Outcome<HoldId, NotFound>> {
    const found = await this.find(tx, holdId);
    if (!found) return refused(notFound('Hold'));
    await this.end(tx, found, 'RELEASED', cause);
    return done(holdId);
  }

  async deliver(
    tx: Transaction,
    holdId: HoldId,
    quantity: Quantity,
  ): Promise<Outcome<HoldId, QuantityOverCommitted | HoldNotActive | NotFound>> {
    const found = await this.find(tx, holdId);
    if (!found) return refused(notFound('Hold'));
    const decision = decideDeliver(found.hold, quantity);
    if (!decision.ok) return decision;
    await tx.write('UPDATE offer_holds SET delivered_milli = delivered_milli + $2 WHERE id = $1', [
      holdId,
      quantity.milli,
    ]);
    await enter(tx, { ...decision.value, offerId: found.hold.offerId, holdId, cause: 'delivered' });
    return done(holdId);
  }

  /** Frees what expired holds of this offer still take; gives how many there were. */
  async sweep(tx: Transaction, offerId: OfferId): Promise<number> {
    const balances = await lockBalances(tx, offerId);
    if (!balances) return 0;
    const lines = await tx.read<HoldLine>(
      `SELECT * FROM offer_holds WHERE offer_id = $1 AND state = 'HELD' AND expires_at <= $2 ORDER BY id`,
      [offerId, tx.nowAt],
    );
    for (const line of lines) {
      await this.end(tx, { hold: holdOf(line, balances.unit), balances }, 'EXPIRED', 'hold-expired');
    }
    return lines.length;
  }

  private async end(
    tx: Transaction,
    { hold, balances }: { hold: StoredHold; balances: LockedBalances },
    state: 'RELEASED' | 'EXPIRED',
    cause: string,
  ): Promise<void> {
    if (hold.state !== 'HELD' && hold.state !== 'COMMITTED') return;
    const move = decideRelease(hold, balances.standing);
    await tx.write('UPDATE offer_holds SET state = $2, ended_at = $3 WHERE id = $1', [hold.id, state, tx.nowAt]);
    if (move) await enter(tx, { ...move, offerId: hold.offerId, holdId: hold.id, cause });
  }

  /** The hold, read after the balances of its offer were locked. */
  private async find(tx: Transaction, id: HoldId): Promise<{ hold: StoredHold; balances: LockedBalances } | null> {
    const place = await tx.readOne<{ offer_id: OfferId }>('SELECT offer_id FROM offer_holds WHERE id = $1', [id]);
    const balances = place && (await lockBalances(tx, place.offer_id));
    const line = balances && (await tx.readOne<HoldLine>('SELECT * FROM offer_holds WHERE id = $1', [id]));
    return line && { hold: holdOf(line, balances.unit), balances };
  }
}

const holdOf = (line: HoldLine, unit: BaseUnit): StoredHold => ({
  id: line.id,
  offerId: line.offer_id,
  state: line.state,
  quantity: Quantity.ofMilli(line.quantity_milli, unit),
  delivered: Quantity.ofMilli(line.delivered_milli, unit),
  expiresAt: line.expires_at.getTime(),
});

/** Takes from what is free in one conditional update; the new version of the balances, or null when it can not. */
async function takeFree(tx: Transaction, { offerId, quantity }: HoldRequest): Promise<number | null> {
  const [balance] = await tx.write<{ version: number }>(
    `UPDATE offer_balances SET free = free - $2, held = held + $2, version = version + 1
     WHERE offer_id = $1 AND unit = $3 AND standing = 'OPEN' AND open_until >= $4 AND free >= $2
     RETURNING version`,
    [offerId, quantity.milli, quantity.unit, tx.today()],
  );
  return balance?.version ?? null;
}

async function whyNot(tx: Transaction, { offerId, quantity }: HoldRequest): Promise<HoldRefusal> {
  const balances = await lockBalances(tx, offerId);
  if (!balances) return notFound('Offer');
  if (balances.standing !== 'OPEN' || balances.openUntil < tx.today()) return { code: 'offer-not-open' };
  if (balances.unit !== quantity.unit) return { code: 'quantity-unit-mismatch', unit: balances.unit };
  return { code: 'quantity-over-committed', available: Quantity.ofMilli(balances.free, balances.unit) };
}
