import { Injectable } from '@nestjs/common';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { invalidInput, issue, notFound, type InvalidInput, type NotFound } from '@domain/kernel/refusals';
import { DemandsReader, type DemandView } from '@demands/public';
import { OffersReader, type OfferView } from '@offers/public';
import { OrganisationsReader, type OrganisationView } from '@organisations/public';

/** What a proposal names. */
export interface NamedSubject {
  readonly offerId?: string | null;
  readonly demandId?: string | null;
  readonly counterpartyId?: string | null;
}
export interface Subject {
  readonly offer: OfferView | null;
  readonly demand: DemandView | null;
  readonly sellerId: OrganisationId;
  readonly buyerId: OrganisationId;
}

/** What a proposal is about. */
@Injectable()
export class ProposalSubject {
  constructor(
    private readonly organisations: OrganisationsReader,
    private readonly offers: OffersReader,
    private readonly demands: DemandsReader,
  ) {}

  /** Who sells to whom, and of what. Offers and demands that are not published are not found. */
  async of(by: OrganisationId, input: NamedSubject): Promise<Subject | NotFound | InvalidInput> {
    const offerId = input.offerId ? parseId('offer', input.offerId) : null;
    const demandId = input.demandId ? parseId('demand', input.demandId) : null;
    const offer = offerId ? ((await this.offers.byIds([offerId])).get(offerId) ?? null) : null;
    const demand = demandId ? ((await this.demands.byIds([demandId])).get(demandId) ?? null) : null;
    if (input.offerId && offer?.state !== 'PUBLISHED') return notFound('Offer');
    if (input.demandId && !['PUBLISHED', 'CLOSED', 'AWARDED'].includes(demand?.state ?? '')) return notFound('Demand');
    const other = input.counterpartyId ? parseId('organisation', input.counterpartyId) : null;
    if (!offer && !demand && !other) return invalidInput(issue('offerId', 'required'));
    if (offer && demand) return { offer, demand, sellerId: offer.organisationId, buyerId: demand.organisationId };
    if (offer)
      return {
        offer,
        demand,
        sellerId: offer.organisationId,
        buyerId: by === offer.organisationId && other ? other : by,
      };
    if (demand)
      return {
        offer,
        demand,
        sellerId: by === demand.organisationId && other ? other : by,
        buyerId: demand.organisationId,
      };
    return this.direct(by, other);
  }

  private async direct(by: OrganisationId, other: OrganisationId | null): Promise<Subject | NotFound> {
    const both = other ? await this.organisations.byIds([by, other]) : new Map<OrganisationId, OrganisationView>();
    const counterparty = other && both.get(other);
    if (!other || counterparty?.state !== 'VERIFIED') return notFound('Organisation');
    const iSell = counterparty.kind === 'ENTERPRISE' || counterparty.kind === 'HOUSEHOLD_BUSINESS';
    return { offer: null, demand: null, sellerId: iSell ? by : other, buyerId: iSell ? other : by };
  }
}
