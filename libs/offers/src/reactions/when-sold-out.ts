import { Injectable } from '@nestjs/common';
import type { OfferAvailabilityChanged } from '@domain/offers/events';
import { closeSoldOut } from '@domain/offers/decide-offer';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { lockBalances } from '../data/ledger-book';
import { OfferStore } from '../data/offer.store';

/**
 * Closes an offer of which nothing is free or held any more. Not done where the quantity is committed, because that
 * locks the balances only, and commands lock the offer first.
 */
@Injectable()
export class WhenSoldOut extends Reaction<OfferAvailabilityChanged> {
  readonly name = 'offers.when-sold-out';
  readonly on = ['offers.availability-changed'] as const;

  constructor(private readonly offers: OfferStore) {
    super();
  }

  async react({ payload }: Recorded<OfferAvailabilityChanged>, tx: Transaction): Promise<void> {
    if (payload.to !== 'COMMITTED') return;
    const offer = await this.offers.lock(tx, payload.offerId);
    const balances = offer && (await lockBalances(tx, offer.id));
    if (!balances || balances.free > 0n || balances.held > 0n) return;
    const closed = closeSoldOut(offer);
    if (closed) await this.offers.saveState(tx, closed.state, closed.events);
  }
}
