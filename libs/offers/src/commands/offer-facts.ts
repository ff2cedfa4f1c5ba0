import { Injectable } from '@nestjs/common';
import { belongsTo } from '@domain/access/actor';
import type { Action } from '@domain/access/action';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { OrganisationId } from '@domain/kernel/id';
import type { NotFound, NotPermitted } from '@domain/kernel/refusals';
import type { CertificateNotUsable, SellerFacts, YieldBounds } from '@domain/offers/decide-offer';
import type { Offer, OfferTerms } from '@domain/offers/offer';
import type { ReadingRefusal } from '@domain/offers/reading';
import { readOfferTerms, type OfferTermsForm } from '@domain/offers/read-offer-terms';
import { CertificatesReader, OrganisationsReader } from '@organisations/public';
import type { Transaction } from '@platform/database/transaction';
import type { AttachedCertificate } from '../data/offer.store';
import { GoodsReference } from '../public';

/** May the actor do this with the offer? Drafts of others are not there. */
export function requireForOffer(tx: Transaction, action: Action, offer: Offer): NotPermitted | NotFound | null {
  const visible = offer.state !== 'DRAFT' || belongsTo(tx.actor, offer.organisationId);
  return tx.require(action, { organisationIds: [offer.organisationId] }, { what: 'Offer', visible });
}

/** Fetches what decisions about offers need to know. */
@Injectable()
export class OfferFacts {
  constructor(
    private readonly goods: GoodsReference,
    private readonly organisations: OrganisationsReader,
    private readonly certificates: CertificatesReader,
  ) {}

  async seller(tx: Transaction, id: OrganisationId): Promise<SellerFacts> {
    const seller = (await this.organisations.inTransaction(tx, [id])).get(id);
    if (!seller) throw new Error(`offer of an organisation that is not there: ${id}`);
    return { kind: seller.kind, verified: seller.state === 'VERIFIED' };
  }

  usualYield(terms: OfferTerms): Promise<YieldBounds | null> {
    return this.goods.usualYield(terms.commodity, terms.season);
  }

  /** The terms of a form, with what the offer keeps of its certificates. */
  async terms(
    tx: Transaction,
    form: OfferTermsForm,
    sellerId: OrganisationId,
  ): Promise<
    Outcome<{ terms: OfferTerms; certificates: readonly AttachedCertificate[] }, ReadingRefusal | CertificateNotUsable>
  > {
    const read = readOfferTerms(form, await this.goods.factsOf(form.commodity, form.placeId));
    if (!read.ok) return read;
    const terms = read.value;
    const valid = await this.certificates.validAmong(terms.certificateIds, tx.today());
    const certificates: AttachedCertificate[] = [];
    for (const certificateId of terms.certificateIds) {
      const certificate = valid.get(certificateId);
      if (certificate?.organisationId !== sellerId) return refused({ code: 'certificate-not-usable', certificateId });
      certificates.push({ id: certificateId, scheme: certificate.scheme, validTo: certificate.validTo });
    }
    return done({ terms, certificates });
  }
}
