import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type OfferId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import type { CertificateNotUsable } from '@domain/offers/decide-offer';
import type { Offer } from '@domain/offers/offer';
import type { ReadingRefusal } from '@domain/offers/reading';
import type { OfferTermsForm } from '@domain/offers/read-offer-terms';
import { FileAttachments } from '@files/public';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { OfferStore } from '../data/offer.store';
import { OfferFacts } from './offer-facts';

export type DraftOfferRefusal = NotPermitted | NotFound | ReadingRefusal | CertificateNotUsable;

export interface DraftOfferRequest {
  readonly organisationId: string;
  readonly terms: OfferTermsForm;
}

@Injectable()
export class DraftOffer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly offers: OfferStore,
    private readonly facts: OfferFacts,
    private readonly files: FileAttachments,
  ) {}

  run(
    command: Command,
    request: DraftOfferRequest,
  ): Promise<Outcome<OfferId, DraftOfferRefusal | IdempotencyKeyReused>> {
    return this.unitOfWork.run<OfferId, DraftOfferRefusal>(command, async (tx) => {
      const organisationId = parseId('organisation', request.organisationId);
      if (!organisationId) return refused(notFound('Organisation'));
      const no = tx.require(
        'offers.draft',
        { organisationIds: [organisationId] },
        { what: 'Organisation', visible: false },
      );
      if (no) return refused(no);
      const read = await this.facts.terms(tx, request.terms, organisationId);
      if (!read.ok) return read;
      const { terms, certificates } = read.value;
      const offer: Offer = { id: tx.newId('offer'), organisationId, version: 1, state: 'DRAFT', terms };
      const photos = { purpose: 'OFFER_PHOTO', attachedTo: offer.id, organisationId } as const;
      const attached = await this.files.attach(tx, terms.photoIds, photos);
      if (!attached.ok) return attached;
      await this.offers.add(tx, offer, certificates, [{ type: 'offers.drafted', offerId: offer.id, organisationId }]);
      return done(offer.id);
    });
  }
}
