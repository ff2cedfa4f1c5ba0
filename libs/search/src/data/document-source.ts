import { Injectable } from '@nestjs/common';
import { DemandsReader } from '@demands/public';
import type { DemandId, OfferId, OrganisationId } from '@domain/kernel/id';
import { OffersReader } from '@offers/public';
import { CertificatesReader, OrganisationsReader } from '@organisations/public';
import { demandDocument } from '../documents/demand.document';
import { offerDocument } from '../documents/offer.document';
import { organisationDocument } from '../documents/organisation.document';
import type { SearchDocument, SearchKind } from '../engine/search-document';
import { VocabularySource } from '../words/vocabulary-source';

/** Makes documents from what the owners' readers say at this moment. */
@Injectable()
export class DocumentSource {
  constructor(
    private readonly offers: OffersReader,
    private readonly demands: DemandsReader,
    private readonly organisations: OrganisationsReader,
    private readonly certificates: CertificatesReader,
    private readonly vocabularies: VocabularySource,
  ) {}

  /** By id; what must not be found is not there. */
  async of(kind: SearchKind, ids: readonly string[]): Promise<Map<string, SearchDocument>> {
    const documents = ids.length === 0 ? [] : await this.make(kind, ids);
    return new Map(documents.filter((document) => document !== null).map((document) => [document.id, document]));
  }

  /** Ids of all things of a kind in id order, public or not. */
  idsAfter(kind: SearchKind, after: string | null, limit: number): Promise<readonly string[]> {
    switch (kind) {
      case 'OFFER':
        return this.offers.idsAfter(after as OfferId | null, limit);
      case 'DEMAND':
        return this.demands.idsAfter(after as DemandId | null, limit);
      case 'ORGANISATION':
        return this.organisations.idsAfter(after as OrganisationId | null, limit);
    }
  }

  private make(kind: SearchKind, ids: readonly string[]): Promise<(SearchDocument | null)[]> {
    switch (kind) {
      case 'OFFER':
        return this.ofOffers(ids as readonly OfferId[]);
      case 'DEMAND':
        return this.ofDemands(ids as readonly DemandId[]);
      case 'ORGANISATION':
        return this.ofOrganisations(ids as readonly OrganisationId[]);
    }
  }

  private async ofOffers(ids: readonly OfferId[]): Promise<(SearchDocument | null)[]> {
    const offers = [...(await this.offers.byIds(ids)).values()];
    const owners = await this.organisations.byIds(ownersOf(offers));
    const vocabulary = await this.vocabularies.current();
    return offers.map((offer) => offerDocument(offer, owners.get(offer.organisationId), vocabulary));
  }

  private async ofDemands(ids: readonly DemandId[]): Promise<(SearchDocument | null)[]> {
    const demands = [...(await this.demands.byIds(ids)).values()];
    const owners = await this.organisations.byIds(ownersOf(demands));
    const vocabulary = await this.vocabularies.current();
    return demands.map((demand) => demandDocument(demand, owners.get(demand.organisationId), vocabulary));
  }

  private async ofOrganisations(ids: readonly OrganisationId[]): Promise<(SearchDocument | null)[]> {
    const organisations = await this.organisations.byIds(ids);
    const vocabulary = await this.vocabularies.current();
    const certificates = await this.certificates.validOn(ids, vocabulary.today);
    return [...organisations.values()].map((organisation) =>
      organisationDocument(organisation, certificates.get(organisation.id) ?? [], vocabulary),
    );
  }
}

const ownersOf = (things: readonly { readonly organisationId: OrganisationId }[]): OrganisationId[] => [
  ...new Set(things.map(({ organisationId }) => organisationId)),
];
