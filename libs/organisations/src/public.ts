import type { OrganisationKind, Role } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import type { PasswordTooWeak } from '@domain/identity/password';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Outcome } from '@domain/kernel/decision';
import type { CertificateId, OrganisationId } from '@domain/kernel/id';
import type { InvalidInput } from '@domain/kernel/refusals';
import type { Certificate } from '@domain/organisations/certificate';
import type { AlreadyMember, Member } from '@domain/organisations/membership';
import type { LegalRepresentative } from '@domain/organisations/organisation';
import type { OrganisationState } from '@domain/organisations/organisation.transitions';
import type { OrganisationSector } from '@domain/organisations/sector';
import type { Transaction } from '@platform/database/transaction';
import { RequestLoader } from '@platform/graphql/request-loader';

/** An organisation (tổ chức) as other features may hold it. Not reduced to what some reader may see: drafts included. */
export interface OrganisationView {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly version: number;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly state: OrganisationState;
  readonly taxCode: string | null;
  readonly registrationNo: string | null;
  readonly legalRepresentative: LegalRepresentative | null;
  readonly hasBankAccount: boolean;
  readonly addressText: string | null;
  readonly adminUnitId: string | null;
  /** Degrees, WGS 84. */
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly sectors: readonly OrganisationSector[];
  /** When the Alliance first verified it. */
  readonly verifiedAt: Date | null;
}

/** Somebody who belongs to an organisation. */
export type MemberView = Member & { readonly organisationId: OrganisationId };

/** Reads organisations for the features above. */
export abstract class OrganisationsReader {
  /** Missing ids are missing in the map. One statement whatever the number. */
  abstract byIds(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, OrganisationView>>;
  /** The same inside a transaction, for decisions. */
  abstract inTransaction(
    tx: Transaction,
    ids: readonly OrganisationId[],
  ): Promise<Map<OrganisationId, OrganisationView>>;
  /** Members of today, by organisation, for notifications and for choosing a signatory. */
  abstract membersOf(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, MemberView[]>>;
  /** Ids of all organisations of a kind, whatever their state, in id order; for the Alliance's own and for agencies. */
  abstract idsOfKind(kind: OrganisationKind): Promise<OrganisationId[]>;
  /** Ids of all organisations in id order, for rebuilding an index; `after` is the last id of the batch before. */
  abstract idsAfter(after: OrganisationId | null, limit: number): Promise<OrganisationId[]>;
}

/** What stands behind the GraphQL type Organisation, made for one reader; give it wherever the schema says so. */
export interface OrganisationNode {
  readonly id: OrganisationId;
  readonly audience: Audience;
}

/** Loads organisations for the reader of a request; those that the reader may not know of give null. */
export abstract class OrganisationLoader extends RequestLoader<OrganisationId, OrganisationNode> {}

export interface AdministratorRequest {
  readonly contact: string;
  readonly displayName: string;
  /** Used when the contact has no account yet. */
  readonly password: string;
  /** Name of the Alliance, used when there is none yet. */
  readonly allianceName: string;
  /** ADMINISTRATOR when absent. */
  readonly roles?: readonly Role[];
}
export type AdministratorMade = Pick<MemberView, 'organisationId' | 'accountId'>;

/** For the operator at the machine, and for the demo province: sets up the Alliance and its first people. */
export abstract class AllianceSetUp {
  abstract createAdministrator(
    request: AdministratorRequest,
  ): Promise<Outcome<AdministratorMade, InvalidInput | PasswordTooWeak | AlreadyMember>>;
}

/** A certificate (giấy chứng nhận) that the Alliance checked. */
export type CertificateView = Pick<
  Certificate,
  'id' | 'organisationId' | 'scheme' | 'number' | 'issuer' | 'scope' | 'validFrom' | 'validTo'
>;

/** Reads certificates for the features above. */
export abstract class CertificatesReader {
  /** Those that buyers may rely on on that day in Vietnam, by organisation; organisations without any are missing. */
  abstract validOn(
    organisationIds: readonly OrganisationId[],
    day: CalendarDate,
  ): Promise<Map<OrganisationId, CertificateView[]>>;
  /** Of these certificates, the ones valid on that day; for showing them on an offer. */
  abstract validAmong(ids: readonly CertificateId[], day: CalendarDate): Promise<Map<CertificateId, CertificateView>>;
}
