import { Injectable } from '@nestjs/common';
import type { DemandEvent } from '@domain/demands/events';
import type { OfferEvent } from '@domain/offers/events';
import { Reaction, type Recorded } from '@platform/events/reaction';
import type { Transaction } from '@platform/database/transaction';
import { Indexer } from '../data/indexer';

/** Takes the id alone from the event: repeated or late news does no harm. */
@Injectable()
export class WhenOfferChanged extends Reaction<OfferEvent> {
  override readonly name = 'search-offer';
  override readonly on = [
    'offers.published',
    'offers.revised',
    'offers.paused',
    'offers.resumed',
    'offers.closed',
    'offers.expired',
    'offers.withdrawn',
    'offers.availability-changed',
  ] as const;

  constructor(private readonly indexer: Indexer) {
    super();
  }

  override async react(event: Recorded<OfferEvent>, tx: Transaction): Promise<void> {
    await this.indexer.refresh(tx, 'OFFER', [event.payload.offerId]);
  }
}

@Injectable()
export class WhenDemandChanged extends Reaction<DemandEvent> {
  override readonly name = 'search-demand';
  override readonly on = [
    'demands.published',
    'demands.revised',
    'demands.closed',
    'demands.cancelled',
    'demands.expired',
    'demands.awarded',
  ] as const;

  constructor(private readonly indexer: Indexer) {
    super();
  }

  override async react(event: Recorded<DemandEvent>, tx: Transaction): Promise<void> {
    await this.indexer.refresh(tx, 'DEMAND', [event.payload.demandId]);
  }
}
