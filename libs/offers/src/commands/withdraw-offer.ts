import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OfferId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { withdrawOffer, type WrongOfferState } from '@domain/offers/decide-offer';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OfferStore } from '../data/offer.store';
import { requireForOffer } from './offer-facts';

export type WithdrawOfferRefusal = NotPermitted | NotFound | WrongOfferState;

@Injectable()
export class WithdrawOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
  ) {}

  run(
    command: Command,
    request: { readonly offerId: string },
  ): Promise<Outcome<OfferId, WithdrawOfferRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<OfferId, WithdrawOfferRefusal>(command, async (tx) => {
      const id = parseId('offer', request.offerId);
      const offer = id && (await this.offers.lock(tx, id));
      if (!offer) return refused(notFound('Offer'));
      const no = requireForOffer(tx, 'offers.withdraw', offer);
      if (no) return refused(no);
      const decision = withdrawOffer(offer);
      if (!decision.ok) return decision;
      await this.offers.saveState(tx, decision.state, decision.events);
      return done(offer.id);
    });
  }
}
