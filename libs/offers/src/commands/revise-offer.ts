import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OfferId } from '@domain/kernel/id';
import { notFound, type CommonRefusal } from '@domain/kernel/refusals';
import type { VolumeBelowCommitted } from '@domain/offers/commitment';
import {
  reviseOffer,
  type CertificateNotUsable,
  type HarvestWindowNotPossible,
  type ImplausibleYield,
  type OfferedGoodsFixed,
  type WrongOfferState,
} from '@domain/offers/decide-offer';
import type { ReadingRefusal } from '@domain/offers/reading';
import type { OfferTermsForm } from '@domain/offers/read-offer-terms';
import { FileAttachments } from '@files/public';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OfferStore } from '../data/offer.store';
import { OfferFacts, requireForOffer } from './offer-facts';

export interface ReviseOfferRequest {
  readonly offerId: string;
  readonly version: number;
  readonly terms: OfferTermsForm;
}

export type ReviseOfferRefusal =
  | CommonRefusal
  | ReadingRefusal
  | CertificateNotUsable
  | WrongOfferState
  | OfferedGoodsFixed
  | HarvestWindowNotPossible
  | ImplausibleYield
  | VolumeBelowCommitted;

@Injectable()
export class ReviseOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
    private readonly facts: OfferFacts,
    private readonly files: FileAttachments,
  ) {}

  run(command: Command, request: ReviseOfferRequest): Promise<Outcome<OfferId, ReviseOfferRefusal>> {
    return this.unitOfWork.run<OfferId, ReviseOfferRefusal>(command, async (tx) => {
      const id = parseId('offer', request.offerId);
      const offer = id && (await this.offers.lock(tx, id));
      if (!offer) return refused(notFound('Offer'));
      const no = requireForOffer(tx, 'offers.revise', offer);
      if (no) return refused(no);
      if (offer.version !== request.version) {
        return refused({ code: 'stale-version', currentVersion: offer.version });
      }
      const read = await this.facts.terms(tx, request.terms, offer.organisationId);
      if (!read.ok) return read;
      const { terms, certificates } = read.value;
      const usualYield = await this.facts.usualYield(terms);
      const decision = reviseOffer(offer, terms, { today: tx.today(), usualYield });
      if (!decision.ok) return decision;
      const { organisationId } = offer;
      const photos = { purpose: 'OFFER_PHOTO', attachedTo: offer.id, organisationId } as const;
      const attached = await this.files.attach(tx, terms.photoIds, photos);
      if (!attached.ok) return attached;
      const saved = await this.offers.saveTerms(tx, decision.state, certificates, decision.events);
      return saved.ok ? done(offer.id) : saved;
    });
  }
}
