import { Module } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { DocumentsStore } from './data/documents.store';
import { ContractDocumentsResolver, DocumentFactsLoader } from './graphql/contract-documents.resolver';
import { ContractDocumentsController } from './http/contract-documents.controller';
import { ContractPrints } from './queries/contract-prints';

@Module({
  imports: [IdentityModule, FilesModule, CatalogueModule, ContractsModule],
  controllers: [ContractDocumentsController],
  providers: [DocumentsStore, ContractPrints, DocumentFactsLoader, ContractDocumentsResolver],
})
export class DocumentsModule {}
