import { Module } from '@nestjs/common';
import { IdentityModule } from '@identity/identity.module';
import { PlacesModule } from '@places/places.module';
import { CounterpartySource } from '@platform/access/counterparty-source';
import { AcceptInvitation } from './commands/accept-invitation';
import { ChangeMemberRoles } from './commands/change-member-roles';
import { CreateAdministrator } from './commands/create-administrator';
import { DeclareCertificate } from './commands/declare-certificate';
import { InviteMember } from './commands/invite-member';
import { JudgeCertificate } from './commands/judge-certificate';
import { RegisterOrganisation } from './commands/register-organisation';
import { RemoveMember } from './commands/remove-member';
import { ReviseOrganisation } from './commands/revise-organisation';
import { RevokeInvitation } from './commands/revoke-invitation';
import { RuleOnOrganisation } from './commands/rule-on-organisation';
import { SeatCheck } from './commands/seat-check';
import { SubmitOrganisation } from './commands/submit-organisation';
import { SqlCertificatesReader } from './data/certificates.reader';
import { CertificatesStore } from './data/certificates.store';
import { CounterpartiesStore } from './data/counterparties.store';
import { MembersStore } from './data/members.store';
import { SqlOrganisationsReader } from './data/organisations.reader';
import { OrganisationsStore } from './data/organisations.store';
import { CertificateCommandsResolver, CertificateResolver } from './graphql/certificate.resolver';
import {
  InvitationResolver,
  MemberResolver,
  MembershipResolver,
  MyMembershipsResolver,
} from './graphql/member.resolver';
import {
  CertificateLoader,
  CertificatesOfLoader,
  InvitationsOfLoader,
  MembersOfLoader,
  OrganisationDetailsLoader,
} from './graphql/organisation.loaders';
import { OrganisationChangedResolver } from './graphql/organisation-changed.resolver';
import { OrganisationResolver } from './graphql/organisation.resolver';
import { FactsResolver } from './graphql/facts.resolver';
import { OrganisationPartsResolver } from './graphql/organisation-parts.resolver';
import { RulingResolver } from './graphql/ruling.resolver';
import { PassCertificateDays } from './jobs/pass-certificate-days';
import { AllianceSetUp, CertificatesReader, OrganisationLoader, OrganisationsReader } from './public';
import { PartsQuery } from './queries/members-and-certificates';
import { OrganisationDetailsQuery } from './queries/organisation-details';
import { WhenContractProposed } from './reactions/when-contract-proposed';

const data = [OrganisationsStore, MembersStore, CertificatesStore, CounterpartiesStore];
const queries = [OrganisationDetailsQuery, PartsQuery];
const commands = [
  SeatCheck,
  RegisterOrganisation,
  ReviseOrganisation,
  SubmitOrganisation,
  RuleOnOrganisation,
  InviteMember,
  AcceptInvitation,
  RevokeInvitation,
  ChangeMemberRoles,
  RemoveMember,
  DeclareCertificate,
  JudgeCertificate,
];
const loaders = [CertificatesOfLoader, CertificateLoader, MembersOfLoader, InvitationsOfLoader];
const resolvers = [
  OrganisationChangedResolver,
  OrganisationResolver,
  OrganisationPartsResolver,
  FactsResolver,
  RulingResolver,
  InvitationResolver,
  MemberResolver,
  MyMembershipsResolver,
  MembershipResolver,
  CertificateResolver,
  CertificateCommandsResolver,
];

@Module({
  imports: [IdentityModule, PlacesModule],
  providers: [
    ...data,
    ...queries,
    ...commands,
    ...loaders,
    ...resolvers,
    WhenContractProposed,
    PassCertificateDays,
    { provide: OrganisationsReader, useClass: SqlOrganisationsReader },
    { provide: CertificatesReader, useClass: SqlCertificatesReader },
    { provide: OrganisationLoader, useClass: OrganisationDetailsLoader },
    { provide: CounterpartySource, useExisting: CounterpartiesStore },
    { provide: AllianceSetUp, useClass: CreateAdministrator },
  ],
  exports: [OrganisationsReader, CertificatesReader, OrganisationLoader, CounterpartySource, AllianceSetUp],
})
export class OrganisationsModule {}
