import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { SignContractWithCertificate } from './commands/sign-contract-with-certificate';
import { DocumentsStore } from './data/documents.store';
import { SignatureProofsStore } from './data/signature-proofs.store';
import { ContractDocumentsResolver, DocumentFactsLoader } from './graphql/contract-documents.resolver';
import { SignaturesResolver } from './graphql/signatures.resolver';
import { ContractDocumentsController } from './http/contract-documents.controller';
import { ContractPrints } from './queries/contract-prints';
import { TrustStore } from './signatures/trust-store';

@Module({
  imports: [IdentityModule, FilesModule, CatalogueModule, ContractsModule],
  controllers: [ContractDocumentsController],
  providers: [
    DocumentsStore,
    ContractPrints,
    DocumentFactsLoader,
    ContractDocumentsResolver,
    SignatureProofsStore,
    TrustStore,
    SignContractWithCertificate,
    SignaturesResolver,
  ],
})
export class DocumentsModule {}
