import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AccountId, HoldId, OfferId } from '@domain/kernel/id';
import type { BaseUnit } from '@domain/kernel/quantity';
import type { HoldState, LedgerAccount, LedgerStanding } from '@domain/offers/commitment';

@Entity('offer_balances')
export class OfferBalanceRow {
  @PrimaryColumn({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  @Column({ type: 'text' })
  unit!: BaseUnit;

  @Column({ type: 'bigint' })
  supply!: bigint;

  @Column({ type: 'bigint' })
  free!: bigint;

  @Column({ type: 'bigint' })
  held!: bigint;

  @Column({ type: 'bigint' })
  committed!: bigint;

  @Column({ type: 'bigint' })
  delivered!: bigint;

  @Column({ type: 'bigint' })
  lapsed!: bigint;

  @Column({ type: 'text' })
  standing!: LedgerStanding;

  @Column({ name: 'open_until', type: 'date' })
  openUntil!: CalendarDate;

  @Column({ type: 'integer' })
  version!: number;
}

@Entity('offer_holds')
export class OfferHoldRow {
  @PrimaryColumn({ type: 'text' })
  id!: HoldId;

  @Column({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  @Column({ name: 'holder_id', type: 'text' })
  holderId!: string;

  @Column({ type: 'text' })
  state!: HoldState;

  @Column({ name: 'quantity_milli', type: 'bigint' })
  quantityMilli!: bigint;

  @Column({ name: 'delivered_milli', type: 'bigint' })
  deliveredMilli!: bigint;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}

@Entity('offer_ledger_entries')
export class OfferLedgerEntryRow {
  @PrimaryColumn({ name: 'offer_id', type: 'text' })
  offerId!: OfferId;

  /** Version of the balances after the entry. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ name: 'from_account', type: 'text' })
  fromAccount!: LedgerAccount;

  @Column({ name: 'to_account', type: 'text' })
  toAccount!: LedgerAccount;

  @Column({ type: 'bigint' })
  milli!: bigint;

  @Column({ name: 'hold_id', type: 'text', nullable: true })
  holdId!: HoldId | null;

  @Column({ type: 'text' })
  cause!: string;

  @Column({ name: 'actor_account_id', type: 'text', nullable: true })
  actorAccountId!: AccountId | null;

  @Column({ name: 'entered_at', type: 'timestamptz' })
  enteredAt!: Date;
}
