import type { Type } from '@nestjs/common';
import { AppraisalModule } from '@appraisal/appraisal.module';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { ContractsModule } from '@contracts/contracts.module';
import { DemandsModule } from '@demands/demands.module';
import { DocumentsModule } from '@documents/documents.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { OffersModule } from '@offers/offers.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { PlacesModule } from '@places/places.module';
import { ValueChainModule } from '@value-chain/value-chain.module';
import { SearchModule } from '@search/search.module';
import { NotificationsModule } from '@notifications/notifications.module';

/** Every feature, lowest rank first. The API, the worker and the command line are composed of the same list. */
export const FEATURES: readonly Type[] = [
  IdentityModule,
  PlacesModule,
  OrganisationsModule,
  FilesModule,
  CatalogueModule,
  OffersModule,
  DemandsModule,
  ContractsModule,
  DocumentsModule,
  AppraisalModule,
  ValueChainModule,
  SearchModule,
  NotificationsModule,
];
