import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { OffersModule } from '@offers/offers.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { PlacesModule } from '@places/places.module';
import { AnswerDemand } from './commands/answer-demand';
import { AwardDemand } from './commands/award-demand';
import { CancelDemand } from './commands/cancel-demand';
import { CloseDemand } from './commands/close-demand';
import { DemandFacts } from './commands/demand-facts';
import { DraftDemand } from './commands/draft-demand';
import { PublishDemand } from './commands/publish-demand';
import { ReviseDemand } from './commands/revise-demand';
import { WithdrawAnswer } from './commands/withdraw-answer';
import { AnswerStore } from './data/answer.store';
import { DemandStore } from './data/demand.store';
import { StoredDemandsReader } from './data/demands.reader';
import { AnswerBodyResolver, DemandAnswerResolver } from './graphql/answer.resolver';
import {
  AnswerCountLoader,
  DemandLoader,
  DemandsOfOrganisationLoader,
  MyAnswersLoader,
  OwnAnswerLoader,
} from './graphql/demand.loaders';
import { AnswerMutations, DemandStateMutations, DemandTermsMutations } from './graphql/demand-mutations.resolver';
import { DemandAnswersResolver, DemandQueries, DemandResolver, DemandTermsResolver } from './graphql/demand.resolver';
import { OrganisationDemandsResolver } from './graphql/organisation-demands.resolver';
import { CloseDemands } from './jobs/close-demands';
import { DemandsReader } from './public';

const commands = [
  DraftDemand,
  ReviseDemand,
  PublishDemand,
  CloseDemand,
  CancelDemand,
  AnswerDemand,
  WithdrawAnswer,
  AwardDemand,
  DemandFacts,
];
const loaders = [DemandLoader, OwnAnswerLoader, MyAnswersLoader, AnswerCountLoader, DemandsOfOrganisationLoader];
const resolvers = [
  DemandQueries,
  DemandResolver,
  DemandTermsResolver,
  DemandAnswersResolver,
  DemandAnswerResolver,
  AnswerBodyResolver,
  OrganisationDemandsResolver,
  DemandTermsMutations,
  DemandStateMutations,
  AnswerMutations,
];

@Module({
  imports: [CatalogueModule, OffersModule, OrganisationsModule, PlacesModule],
  providers: [
    ...commands,
    ...loaders,
    ...resolvers,
    DemandStore,
    AnswerStore,
    StoredDemandsReader,
    CloseDemands,
    { provide: DemandsReader, useExisting: StoredDemandsReader },
  ],
  exports: [DemandsReader],
})
export class DemandsModule {}
