import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { HoldId, OfferId, OrganisationId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { Balances, LedgerAccount, LedgerMove, LedgerStanding } from '@domain/offers/commitment';
import type { OfferAvailabilityChanged } from '@domain/offers/events';
import type { Transaction } from '@platform/database/transaction';

/** The balances of an offer with their row locked. Whoever changes a hold or a balance holds this lock. */
export interface LockedBalances extends Balances {
  readonly unit: BaseUnit;
  readonly standing: LedgerStanding;
  readonly openUntil: CalendarDate;
}

export async function lockBalances(tx: Transaction, offerId: OfferId): Promise<LockedBalances | null> {
  return tx.readOne<LockedBalances>(
    `SELECT unit, standing, open_until AS "openUntil", free, held, committed, delivered, lapsed
     FROM offer_balances WHERE offer_id = $1 FOR UPDATE`,
    [offerId],
  );
}

/** SUPPLY is the contra account: what leaves it makes the stored supply grow. */
const effect = (account: LedgerAccount, sign: '+' | '-'): string => {
  const column = account.toLowerCase();
  const direction = account === 'SUPPLY' ? (sign === '+' ? '-' : '+') : sign;
  return `${column} = ${column} ${direction} $2::bigint`;
};

export interface Entry extends LedgerMove {
  readonly offerId: OfferId;
  readonly holdId: HoldId | null;
  /** A word for the record, e.g. `published`, `held`, `contract-signed`. */
  readonly cause: string;
}

/** Moves between two accounts: balance, entry and news of it. The checks of the table are the last line of defence. */
export async function enter(tx: Transaction, entry: Entry): Promise<void> {
  const [balance] = await tx.write<{ version: number }>(
    `UPDATE offer_balances SET ${effect(entry.from, '-')}, ${effect(entry.to, '+')}, version = version + 1
     WHERE offer_id = $1 RETURNING version`,
    [entry.offerId, entry.milli],
  );
  if (!balance) throw new Error(`offer ${entry.offerId} has no balances`);
  await record(tx, entry, balance.version);
}

/** Writes the entry of a move whose balances have been changed already; `position` is their new version. */
export async function record(tx: Transaction, entry: Entry, position: number): Promise<void> {
  const { actor } = tx;
  const [written] = await tx.write<{ organisationId: OrganisationId }>(
    `INSERT INTO offer_ledger_entries
       (offer_id, position, from_account, to_account, milli, hold_id, cause, actor_account_id, entered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     RETURNING (SELECT organisation_id FROM offers WHERE id = $1) AS "organisationId"`,
    [
      entry.offerId,
      position,
      entry.from,
      entry.to,
      entry.milli,
      entry.holdId,
      entry.cause,
      actor.kind === 'account' ? actor.accountId : null,
      tx.nowAt,
    ],
  );
  if (!written) throw new Error('an entry was not written');
  const news: OfferAvailabilityChanged = {
    type: 'offers.availability-changed',
    organisationId: written.organisationId,
    ...entry,
  };
  // A type of its own: a hold does not change the offer's version, and its history stays that of its terms.
  await tx.append(
    { type: 'offer-ledger', id: entry.offerId, version: position, organisationIds: [written.organisationId] },
    [news],
  );
}
