import type { Type } from '@nestjs/common';
import { CatalogueModule } from '@catalogue/catalogue.module';
import { FilesModule } from '@files/files.module';
import { IdentityModule } from '@identity/identity.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { PlacesModule } from '@places/places.module';

/** Every feature, lowest rank first. The API, the worker and the command line are composed of the same list. */
export const FEATURES: readonly Type[] = [
  IdentityModule,
  PlacesModule,
  OrganisationsModule,
  FilesModule,
  CatalogueModule,
];
