import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OfferId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { pauseOffer, type WrongOfferState } from '@domain/offers/decide-offer';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OfferStore } from '../data/offer.store';
import { requireForOffer } from './offer-facts';

export type PauseOfferRefusal = NotPermitted | NotFound | WrongOfferState;

@Injectable()
export class PauseOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
  ) {}

  run(
    command: Command,
    request: { readonly offerId: string },
  ): Promise<Outcome<OfferId, PauseOfferRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<OfferId, PauseOfferRefusal>(command, async (tx) => {
      const id = parseId('offer', request.offerId);
      const offer = id && (await this.offers.lock(tx, id));
      if (!offer) return refused(notFound('Offer'));
      const no = requireForOffer(tx, 'offers.publish', offer);
      if (no) return refused(no);
      const decision = pauseOffer(offer);
      if (!decision.ok) return decision;
      await this.offers.saveState(tx, decision.state, decision.events);
      return done(offer.id);
    });
  }
}
