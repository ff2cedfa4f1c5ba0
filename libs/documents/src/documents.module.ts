import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { SignContractWithCertificate } from './commands/sign-contract-with-certificate';
import { DocumentsStore } from './data/documents.store';
import { HistoryStore } from './data/history.store';
import { SignatureProofsStore } from './data/signature-proofs.store';
import { ContractDocumentsResolver, DocumentFactsLoader } from './graphql/contract-documents.resolver';
import { VerificationResolver } from './graphql/verification.resolver';
import { SignaturesResolver } from './graphql/signatures.resolver';
import { ContractDocumentsController } from './http/contract-documents.controller';
import { VerifyController } from './http/verify.controller';
import { HistoryController } from './http/history.controller';
import { PublishHistoryRoot } from './jobs/publish-history-root';
import { ContractPrints } from './queries/contract-prints';
import { DocumentVerifier } from './queries/document-verifier';
import { TrustStore } from './signatures/trust-store';

@Module({
  imports: [IdentityModule, FilesModule, CatalogueModule, ContractsModule],
  controllers: [ContractDocumentsController, HistoryController, VerifyController],
  providers: [
    DocumentsStore,
    ContractPrints,
    DocumentFactsLoader,
    ContractDocumentsResolver,
    SignatureProofsStore,
    HistoryStore,
    DocumentVerifier,
    VerificationResolver,
    PublishHistoryRoot,
    TrustStore,
    SignContractWithCertificate,
    SignaturesResolver,
  ],
})
export class DocumentsModule {}
