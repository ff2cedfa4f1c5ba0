import type { AccountId, ContractId, HoldId, OfferId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import {
  applyMove,
  decideRelease,
  NOTHING,
  standingOf,
  supplyOf,
  type Balances,
  type HoldState,
  type LedgerMove,
} from '@domain/offers/commitment';
import type { OfferAvailabilityChanged, OfferEvent } from '@domain/offers/events';
import type { Offer } from '@domain/offers/offer';
import { closeSoldOut, expireOffer, pauseOffer, publishOffer, withdrawOffer } from '@domain/offers/decide-offer';
import { addDays, dayInVietnam, startOfDayInVietnam } from '@domain/kernel/calendar-date';
import { sellableVolume, unitOfVolume } from '@domain/offers/volume';
import { offerColumns } from './offer-columns';
import { at, atOrNull, must, type History, type Rows } from './rows';
import type { Random } from './random';

interface HoldLine {
  readonly id: HoldId;
  readonly holder: ContractId;
  readonly quantity: Quantity;
  readonly createdAt: number;
  readonly expiresAt: number;
  state: HoldState;
  delivered: bigint;
  endedAt: number | null;
}

/** Something that happens to an offer at a moment. Told in any order, done in the order of time. */
interface Step {
  readonly when: number;
  readonly by: AccountId | null;
  readonly does: (when: number, by: AccountId | null) => void;
}

/**
 * An offer with its commitment ledger, kept by the same decisions as the real one: the same moves, the same checks, the
 * same entries and news.
 */
export class OfferBook {
  private balances: Balances = NOTHING;
  private position = 0;
  private publishedAt: number | null = null;
  private readonly holds = new Map<HoldId, HoldLine>();
  private readonly steps: Step[] = [];

  constructor(
    private offer: Offer,
    private readonly desk: { rows: Rows; history: History; random: Random },
  ) {}

  get id(): OfferId {
    return this.offer.id;
  }

  private then(when: number, by: AccountId | null, does: Step['does']): void {
    this.steps.push({ when, by, does });
  }

  publish(when: number, by: AccountId): void {
    this.then(when, by, () => {
      const seller = { kind: 'COOPERATIVE', verified: true } as const;
      const today = dayInVietnam(when);
      const decision = must(publishOffer(this.offer, { seller, today, usualYield: null }));
      this.publishedAt = when;
      this.become(decision, when, by);
      this.enter(
        { from: 'SUPPLY', to: 'FREE', milli: sellableVolume(this.offer.terms.volume).milli },
        null,
        'published',
        { when, by },
      );
    });
  }

  pause(when: number, by: AccountId): void {
    this.then(when, by, () => this.become(must(pauseOffer(this.offer)), when, by));
  }

  withdraw(when: number, by: AccountId): void {
    this.then(when, by, () => {
      this.become(must(withdrawOffer(this.offer)), when, by);
      this.lapse('withdrawn', when, by);
    });
  }

  /** The job that runs after the last day of harvest. */
  expire(when: number): void {
    this.then(when, null, () => {
      const expired = expireOffer(this.offer, dayInVietnam(when));
      if (!expired) return;
      this.become(expired, when, null);
      this.lapse('expired', when, null);
    });
  }

  hold(
    holdId: HoldId,
    quantity: Quantity,
    terms: { holder: ContractId; when: number; by: AccountId; expiresAt: number },
  ): void {
    const { holder, when, by, expiresAt } = terms;
    this.then(when, by, () => {
      if (standingOf(this.offer.state) !== 'OPEN') throw new Error(`offer ${this.id} takes no holds`);
      this.holds.set(holdId, {
        ...{ id: holdId, holder, quantity, createdAt: when, expiresAt },
        ...{ state: 'HELD', delivered: 0n, endedAt: null },
      });
      this.enter({ from: 'FREE', to: 'HELD', milli: quantity.milli }, holdId, 'held', { when, by });
    });
  }

  commit(holdId: HoldId, when: number, by: AccountId): void {
    this.then(when, by, () => {
      const hold = this.line(holdId);
      hold.state = 'COMMITTED';
      this.enter({ from: 'HELD', to: 'COMMITTED', milli: hold.quantity.milli }, holdId, 'committed', { when, by });
      if (this.balances.free > 0n || this.balances.held > 0n) return;
      const closed = closeSoldOut(this.offer);
      if (closed) this.become(closed, when, null);
    });
  }

  deliver(holdId: HoldId, milli: bigint, when: number, by: AccountId): void {
    this.then(when, by, () => {
      this.line(holdId).delivered += milli;
      this.enter({ from: 'COMMITTED', to: 'DELIVERED', milli }, holdId, 'delivered', { when, by });
    });
  }

  release(holdId: HoldId, cause: string, when: number, by: AccountId | null): void {
    this.then(when, by, () => {
      const hold = this.line(holdId);
      const { state, quantity, expiresAt } = hold;
      const delivered = Quantity.ofMilli(hold.delivered, quantity.unit);
      const move = decideRelease({ state, quantity, delivered, expiresAt }, standingOf(this.offer.state));
      hold.state = 'RELEASED';
      hold.endedAt = when;
      if (move) this.enter(move, holdId, cause, { when, by });
    });
  }

  /** Does everything in the order of time and writes the rows. */
  write(draftedAt: number, by: AccountId): void {
    this.tell([{ type: 'offers.drafted', offerId: this.id, organisationId: this.offer.organisationId }], draftedAt, by);
    for (const step of this.steps.sort((a, b) => a.when - b.when)) step.does(step.when, step.by);
    this.desk.rows.put('offers', this.row(draftedAt));
    this.desk.rows.put('offer_balances', {
      offer_id: this.id,
      unit: unitOfVolume(this.offer.terms.volume),
      supply: supplyOf(this.balances),
      ...this.balances,
      standing: standingOf(this.offer.state),
      open_until: this.offer.terms.harvest.to,
      version: this.position,
    });
    for (const hold of this.holds.values()) {
      this.desk.rows.put('offer_holds', {
        ...{ id: hold.id, offer_id: this.id, holder_id: hold.holder, state: hold.state },
        ...{ quantity_milli: hold.quantity.milli, delivered_milli: hold.delivered },
        ...{ expires_at: at(hold.expiresAt), created_at: at(hold.createdAt), ended_at: atOrNull(hold.endedAt) },
      });
    }
  }

  private line(holdId: HoldId): HoldLine {
    const hold = this.holds.get(holdId);
    if (!hold) throw new Error(`offer ${this.id} has no hold ${holdId}`);
    return hold;
  }

  private become(decision: { state: Offer; events: readonly OfferEvent[] }, when: number, by: AccountId | null): void {
    this.offer = decision.state;
    this.tell(decision.events, when, by);
  }

  private lapse(cause: string, when: number, by: AccountId | null): void {
    const { free } = this.balances;
    if (free > 0n) this.enter({ from: 'FREE', to: 'LAPSED', milli: free }, null, cause, { when, by });
  }

  private enter(
    move: LedgerMove,
    holdId: HoldId | null,
    cause: string,
    { when, by }: { when: number; by: AccountId | null },
  ): void {
    this.balances = applyMove(this.balances, move);
    this.position += 1;
    this.desk.rows.put('offer_ledger_entries', {
      ...{
        offer_id: this.id,
        position: this.position,
        from_account: move.from,
        to_account: move.to,
        milli: move.milli,
      },
      ...{ hold_id: holdId, cause, actor_account_id: by, entered_at: at(when) },
    });
    const { organisationId } = this.offer;
    const news: OfferAvailabilityChanged = {
      ...{ type: 'offers.availability-changed', offerId: this.id, organisationId, holdId, cause },
      ...move,
    };
    const about = { type: 'offer-ledger', id: this.id, version: this.position, organisationIds: [organisationId] };
    this.desk.history.tell(about, [news], when, by);
  }

  private tell(events: readonly OfferEvent[], when: number, by: AccountId | null): void {
    const { id, version, organisationId } = this.offer;
    this.desk.history.tell({ type: 'offer', id, version, organisationIds: [organisationId] }, events, when, by);
  }

  private row(draftedAt: number) {
    const { id, organisationId, version, state, terms } = this.offer;
    return {
      ...{ id, organisation_id: organisationId, version, state },
      ...offerColumns(terms),
      created_at: at(draftedAt),
      published_at: atOrNull(this.publishedAt),
    };
  }
}

/** First moment after the last day of harvest at which the nightly job runs. */
export const expiryOf = (offer: Offer): number => {
  return startOfDayInVietnam(addDays(offer.terms.harvest.to, 1)) + 7 * 60_000;
};
