import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OfferId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import {
  publishOffer,
  type HarvestWindowNotPossible,
  type ImplausibleYield,
  type SellerNotEligible,
  type WrongOfferState,
} from '@domain/offers/decide-offer';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OfferStore } from '../data/offer.store';
import { OfferFacts, requireForOffer } from './offer-facts';

export type PublishOfferRefusal =
  NotPermitted | NotFound | WrongOfferState | SellerNotEligible | HarvestWindowNotPossible | ImplausibleYield;

@Injectable()
export class PublishOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
    private readonly facts: OfferFacts,
  ) {}

  run(
    command: Command,
    request: { readonly offerId: string },
  ): Promise<Outcome<OfferId, PublishOfferRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<OfferId, PublishOfferRefusal>(command, async (tx) => {
      const id = parseId('offer', request.offerId);
      const offer = id && (await this.offers.lock(tx, id));
      if (!offer) return refused(notFound('Offer'));
      const no = requireForOffer(tx, 'offers.publish', offer);
      if (no) return refused(no);
      const decision = publishOffer(offer, {
        seller: await this.facts.seller(tx, offer.organisationId),
        usualYield: await this.facts.usualYield(offer.terms),
        today: tx.today(),
      });
      if (!decision.ok) return decision;
      await this.offers.saveState(tx, decision.state, decision.events);
      return done(offer.id);
    });
  }
}
