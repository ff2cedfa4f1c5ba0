import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { DemandsModule } from '@demands/demands.module';
import { OffersModule } from '@offers/offers.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { PlacesModule } from '@places/places.module';
import { CheckEveryIndex } from './commands/check-search';
import { RebuildEveryIndex } from './commands/rebuild-search';
import { DocumentSource } from './data/document-source';
import { Indexer } from './data/indexer';
import { PostgresSearchEngine } from './data/postgres-search.engine';
import { CatalogueVocabularySource } from './data/catalogue-vocabulary.source';
import { SearchEngine } from './engine/search-engine';
import { FoundDemandsLoader, FoundOffersLoader } from './graphql/search.loaders';
import { SearchResolver } from './graphql/search.resolver';
import { RefreshSearch } from './jobs/refresh-search';
import { CheckSearch, RebuildSearch } from './public';
import { Search } from './queries/search';
import { WhenDemandChanged, WhenOfferChanged } from './reactions/when-goods-changed';
import { WhenOrganisationChanged } from './reactions/when-organisation-changed';
import { VocabularySource } from './words/vocabulary-source';

@Module({
  imports: [OrganisationsModule, CatalogueModule, PlacesModule, OffersModule, DemandsModule],
  providers: [
    { provide: SearchEngine, useClass: PostgresSearchEngine },
    { provide: VocabularySource, useClass: CatalogueVocabularySource },
    DocumentSource,
    Indexer,
    Search,
    SearchResolver,
    FoundOffersLoader,
    FoundDemandsLoader,
    WhenOfferChanged,
    WhenDemandChanged,
    WhenOrganisationChanged,
    RefreshSearch,
    RebuildEveryIndex,
    CheckEveryIndex,
    { provide: RebuildSearch, useExisting: RebuildEveryIndex },
    { provide: CheckSearch, useExisting: CheckEveryIndex },
  ],
  exports: [RebuildSearch, CheckSearch],
})
export class SearchModule {}
