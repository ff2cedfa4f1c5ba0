import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { FilesModule } from '@files/files.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { PlacesModule } from '@places/places.module';
import { DraftOffer } from './commands/draft-offer';
import { OfferFacts } from './commands/offer-facts';
import { PauseOffer } from './commands/pause-offer';
import { PublishOffer } from './commands/publish-offer';
import { ResumeOffer } from './commands/resume-offer';
import { ReviseOffer } from './commands/revise-offer';
import { WithdrawOffer } from './commands/withdraw-offer';
import { StoredCommitmentLedger } from './data/commitment-ledger.store';
import { StoredGoodsReference } from './data/goods.reader';
import { OfferPhotosRule } from './data/offer-photos.rule';
import { OfferStore } from './data/offer.store';
import { OfferViewsStore } from './data/offer-views.store';
import { StoredOffersReader } from './data/offers.reader';
import { OfferLoader, OffersOfOrganisationLoader } from './graphql/offer.loaders';
import { OfferStateMutations, OfferTermsMutations } from './graphql/offer-mutations.resolver';
import { OfferedVolumeResolver, PriceWishResolver } from './graphql/offer-parts.resolver';
import { OfferQueries, OfferRecordResolver, OfferResolver, OfferViewerResolver } from './graphql/offer.resolver';
import { OrganisationOffersResolver } from './graphql/organisation-offers.resolver';
import { ExpireHolds } from './jobs/expire-holds';
import { ExpireOffers } from './jobs/expire-offers';
import { CommitmentLedger, GoodsReference, OffersReader } from './public';
import { WhenCertificateEnded } from './reactions/when-certificate-ended';
import { WhenSoldOut } from './reactions/when-sold-out';

const commands = [DraftOffer, ReviseOffer, PublishOffer, PauseOffer, ResumeOffer, WithdrawOffer, OfferFacts];
const resolvers = [
  OfferQueries,
  OfferResolver,
  OfferRecordResolver,
  OfferViewerResolver,
  OfferedVolumeResolver,
  PriceWishResolver,
  OrganisationOffersResolver,
  OfferTermsMutations,
  OfferStateMutations,
];

@Module({
  imports: [CatalogueModule, FilesModule, OrganisationsModule, PlacesModule],
  providers: [
    ...commands,
    ...resolvers,
    OfferStore,
    OfferPhotosRule,
    OfferViewsStore,
    StoredOffersReader,
    StoredCommitmentLedger,
    OfferLoader,
    OffersOfOrganisationLoader,
    ExpireOffers,
    ExpireHolds,
    WhenSoldOut,
    WhenCertificateEnded,
    { provide: OffersReader, useExisting: StoredOffersReader },
    { provide: CommitmentLedger, useExisting: StoredCommitmentLedger },
    { provide: GoodsReference, useClass: StoredGoodsReference },
  ],
  exports: [OffersReader, CommitmentLedger, GoodsReference],
})
export class OffersModule {}
