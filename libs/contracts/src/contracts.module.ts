import { Module } from '@nestjs/common';
import { DemandsModule } from '@demands/demands.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { OffersModule } from '@offers/offers.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { AcknowledgeFindings } from './commands/acknowledge-findings';
import { AgreeContract } from './commands/agree-contract';
import { AttachToContract } from './commands/attach-to-contract';
import { CommentOnContract } from './commands/comment-on-contract';
import { CounterContract } from './commands/counter-contract';
import { DrawUpTerms } from './commands/draw-up-terms';
import { OnContract } from './commands/on-contract';
import { ProposalSubject } from './commands/proposal-subject';
import { ProposeContract } from './commands/propose-contract';
import { RefuseContract } from './commands/refuse-contract';
import { RequestSigningCode, SignContract } from './commands/sign-contract';
import { PutSignature } from './commands/put-signature';
import { SignWithProof } from './commands/sign-with-proof';
import { SubmitContractForAppraisal } from './commands/submit-contract-for-appraisal';
import { TerminateContract } from './commands/terminate-contract';
import { WithdrawContract } from './commands/withdraw-contract';
import { CloseContract } from './data/close-contract';
import { ContractAttachmentsRule } from './data/contract-attachments.rule';
import { ContractAttachmentsStore } from './data/contract-attachments.store';
import { ContractPartsReader } from './data/contract-parts.reader';
import { ContractStore } from './data/contract.store';
import { ContractsSqlReader } from './data/contracts.reader';
import {
  AttachedFileLoader,
  ContractAttachmentResolver,
  ContractAttachmentsResolver,
} from './graphql/contract-attachments.resolver';
import { AttachmentPagesLoader, CommentPagesLoader, TermsVersionPagesLoader } from './graphql/contract-pages.loaders';
import { CommentOnContractResolver } from './graphql/comment-on-contract.resolver';
import {
  ContractCommentResolver,
  ContractPartsResolver,
  ContractSignatureResolver,
  TermsVersionResolver,
} from './graphql/contract-parts.resolver';
import { ContractNodeLoader, SignaturesLoader } from './graphql/contract.loaders';
import { ContractResolver } from './graphql/contract.resolver';
import { EndNegotiationResolver, NegotiationResolver } from './graphql/negotiation.resolver';
import {
  ContractsOfOrganisationsLoader,
  OrganisationContractsResolver,
} from './graphql/organisation-contracts.resolver';
import { SigningResolver, TerminationResolver } from './graphql/signing.resolver';
import { PriceLineResolver, SimulatePriceResolver } from './graphql/simulate-price.resolver';
import {
  ContractOriginsResolver,
  DemandOfContractLoader,
  OfferOfContractLoader,
} from './graphql/contract-origins.resolver';
import { LapseContracts } from './jobs/lapse-contracts';
import { ContractLoader, ContractSigning, ContractsReader } from './public';
import { SimulatePrice } from './queries/simulate-price';
import { WhenAppraisalConcluded } from './reactions/when-appraisal-concluded';
import { WhenAppraisalLapsed } from './reactions/when-appraisal-lapsed';

const COMMANDS = [
  AcknowledgeFindings,
  AgreeContract,
  AttachToContract,
  CommentOnContract,
  CounterContract,
  DrawUpTerms,
  OnContract,
  ProposalSubject,
  ProposeContract,
  RefuseContract,
  RequestSigningCode,
  PutSignature,
  SignContract,
  SignWithProof,
  SubmitContractForAppraisal,
  TerminateContract,
  WithdrawContract,
];

@Module({
  imports: [IdentityModule, OrganisationsModule, FilesModule, OffersModule, DemandsModule],
  providers: [
    ...COMMANDS,
    CloseContract,
    ContractAttachmentsStore,
    ContractAttachmentsRule,
    AttachedFileLoader,
    AttachmentPagesLoader,
    CommentPagesLoader,
    TermsVersionPagesLoader,
    ContractAttachmentsResolver,
    ContractAttachmentResolver,
    ContractStore,
    ContractPartsReader,
    ContractsSqlReader,
    { provide: ContractSigning, useExisting: SignWithProof },
    { provide: ContractsReader, useExisting: ContractsSqlReader },
    { provide: ContractLoader, useClass: ContractNodeLoader },
    SignaturesLoader,
    OfferOfContractLoader,
    DemandOfContractLoader,
    ContractsOfOrganisationsLoader,
    ContractResolver,
    ContractPartsResolver,
    ContractOriginsResolver,
    TermsVersionResolver,
    ContractSignatureResolver,
    ContractCommentResolver,
    NegotiationResolver,
    EndNegotiationResolver,
    SigningResolver,
    SimulatePrice,
    SimulatePriceResolver,
    PriceLineResolver,
    TerminationResolver,
    CommentOnContractResolver,
    OrganisationContractsResolver,
    WhenAppraisalConcluded,
    WhenAppraisalLapsed,
    LapseContracts,
  ],
  exports: [ContractsReader, ContractLoader, ContractSigning],
})
export class ContractsModule {}
