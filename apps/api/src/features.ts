import { IdentityModule } from '@identity/identity.module';
import { OrganisationsModule } from '@organisations/organisations.module';

/** Every feature, lowest rank first. The API, the worker and the command line are composed of the same list. */
export const FEATURES = [IdentityModule, OrganisationsModule];
