import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { AnswerAppraisalQuestion, AskParties } from './commands/ask-parties';
import { AssignAppraisal, GiveCase, TakeAppraisal } from './commands/assign-appraisal';
import { ConcludeAppraisal, CosignOpinion, GiveOpinion } from './commands/conclude-appraisal';
import { DeclareConflict } from './commands/declare-conflict';
import { OnAppraisal } from './commands/on-appraisal';
import { AnswerFinding, RecordFinding } from './commands/record-finding';
import { AdvisorFactsStore } from './data/advisor-facts.store';
import { AppraisalStore } from './data/appraisal.store';
import { AppraisalsSqlReader } from './data/appraisals.reader';
import { RuleFactsSource } from './data/rule-facts.source';
import * as loaders from './graphql/appraisal.loaders';
import { AppraisalPartsResolver, AppraisalResolver } from './graphql/appraisal.resolver';
import {
  CheckedRuleResolver,
  ContractAppraisalResolver,
  OpinionResolver,
  RuleFailureResolver,
  SelfCheckTermsResolver,
} from './graphql/contract-appraisal.resolver';
import { DeskResolver } from './graphql/desk.resolver';
import { FindingResolver } from './graphql/finding.resolver';
import { OpinionMutationsResolver } from './graphql/opinion.resolver';
import { RunOutClocks } from './jobs/run-out-clocks';
import { AppraisalLoader, AppraisalsReader } from './public';
import { WhenContractSubmitted } from './reactions/when-contract-submitted';
import { WhenTermsChanged } from './reactions/when-terms-changed';

@Module({
  imports: [OrganisationsModule, CatalogueModule, ContractsModule],
  providers: [
    AnswerAppraisalQuestion,
    AnswerFinding,
    AskParties,
    AssignAppraisal,
    ConcludeAppraisal,
    CosignOpinion,
    DeclareConflict,
    GiveCase,
    GiveOpinion,
    OnAppraisal,
    RecordFinding,
    TakeAppraisal,
    AdvisorFactsStore,
    AppraisalStore,
    AppraisalsSqlReader,
    RuleFactsSource,
    { provide: AppraisalsReader, useExisting: AppraisalsSqlReader },
    { provide: AppraisalLoader, useClass: loaders.AppraisalNodeLoader },
    loaders.FindingsLoader,
    loaders.QuestionsLoader,
    loaders.OpinionLoader,
    loaders.LastOpinionLoader,
    loaders.CasesOfContractLoader,
    loaders.SelfCheckLoader,
    AppraisalResolver,
    AppraisalPartsResolver,
    ContractAppraisalResolver,
    SelfCheckTermsResolver,
    CheckedRuleResolver,
    RuleFailureResolver,
    OpinionResolver,
    FindingResolver,
    DeskResolver,
    OpinionMutationsResolver,
    WhenContractSubmitted,
    WhenTermsChanged,
    RunOutClocks,
  ],
  exports: [AppraisalsReader, AppraisalLoader],
})
export class AppraisalModule {}
