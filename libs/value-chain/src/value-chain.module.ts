import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { CarryByContract } from './commands/carry-by-contract';
import { ConfirmLink } from './commands/confirm-link';
import { DeclareLink } from './commands/declare-link';
import { EndLink } from './commands/end-link';
import { JudgeLink } from './commands/judge-link';
import { RejectLink } from './commands/reject-link';
import { ShowLink } from './commands/show-link';
import { VerifyLink } from './commands/verify-link';
import { ChainLinkStore } from './data/chain-link.store';
import { StoredChainLinksReader } from './data/chain-links.reader';
import { ChainWalkReader } from './data/chain-walk.reader';
import { LinkTotalsReader } from './data/link-totals.reader';
import { LinkDeclarationMutations, LinkLifeMutations } from './graphql/chain-link-mutations.resolver';
import { ChainLinkLoader, LinksOfOrganisationsLoader, SeasonsLoader } from './graphql/chain-link.loaders';
import {
  ChainLinkQueries,
  ChainLinkResolver,
  OrganisationLinksResolver,
  SeasonStrengthResolver,
} from './graphql/chain-link.resolver';
import { ChainOfResolver, LinkTotalsResolver } from './graphql/chain-of.resolver';
import { EndExpiredLinks } from './jobs/end-expired-links';
import { ChainLinksReader } from './public';
import { WhenContractInForce } from './reactions/when-contract-in-force';
import { WhenContractTerminated } from './reactions/when-contract-terminated';

const commands = [JudgeLink, DeclareLink, ConfirmLink, RejectLink, VerifyLink, EndLink, ShowLink, CarryByContract];
const data = [ChainLinkStore, StoredChainLinksReader, ChainWalkReader, LinkTotalsReader];
const graphql = [
  ChainLinkLoader,
  SeasonsLoader,
  LinksOfOrganisationsLoader,
  ChainLinkQueries,
  ChainLinkResolver,
  SeasonStrengthResolver,
  OrganisationLinksResolver,
  ChainOfResolver,
  LinkTotalsResolver,
  LinkDeclarationMutations,
  LinkLifeMutations,
];

@Module({
  imports: [CatalogueModule, OrganisationsModule, ContractsModule],
  providers: [
    ...commands,
    ...data,
    ...graphql,
    WhenContractInForce,
    WhenContractTerminated,
    EndExpiredLinks,
    { provide: ChainLinksReader, useExisting: StoredChainLinksReader },
  ],
  exports: [ChainLinksReader],
})
export class ValueChainModule {}
