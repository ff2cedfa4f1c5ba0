import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { AccountId, CertificateId, FileId, InvitationId, OrganisationId } from '@domain/kernel/id';
import type { Certificate, CertificateScheme, CertificateState } from '@domain/organisations/certificate';
import { Database } from '@platform/database/database';

export interface MembershipLine {
  readonly organisationId: OrganisationId;
  readonly accountId: AccountId;
  readonly roles: readonly Role[];
  readonly since: Date;
}
export interface InvitationLine {
  readonly id: InvitationId;
  readonly organisationId: OrganisationId;
  readonly phone: string | null;
  readonly email: string | null;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
export interface CertificateLine {
  readonly id: CertificateId;
  readonly organisationId: OrganisationId;
  readonly scheme: CertificateScheme;
  readonly number: string;
  readonly issuer: string;
  readonly scope: {
    readonly description: string;
    readonly commodities: readonly string[];
    readonly areaHa: string | null;
  };
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly fileId: FileId | null;
  readonly state: CertificateState;
  readonly reason: Certificate['reason'];
  readonly note: string | null;
  readonly checkedAt: Date | null;
}

const CERTIFICATE = `id, organisation_id AS "organisationId", scheme, number, issuer,
  json_build_object('description', scope_description, 'commodities', scope_commodities, 'areaHa', scope_area_ha::text)
  AS scope, valid_from AS "validFrom", valid_to AS "validTo", file_id AS "fileId", state, reason, note,
  checked_at AS "checkedAt"`;

/** Batches for the loaders of the parts of an organisation. */
@Injectable()
export class PartsQuery {
  constructor(private readonly database: Database) {}

  members(organisationIds: readonly OrganisationId[]): Promise<MembershipLine[]> {
    return this.database.query<MembershipLine>(
      `SELECT organisation_id AS "organisationId", account_id AS "accountId", roles, created_at AS since
       FROM memberships WHERE organisation_id = ANY($1) AND ended_at IS NULL ORDER BY id`,
      [organisationIds],
    );
  }

  membershipsOf(accountId: AccountId): Promise<MembershipLine[]> {
    return this.database.query<MembershipLine>(
      `SELECT organisation_id AS "organisationId", account_id AS "accountId", roles, created_at AS since
       FROM memberships WHERE account_id = $1 AND ended_at IS NULL ORDER BY id`,
      [accountId],
    );
  }

  openInvitations(organisationIds: readonly OrganisationId[], now: Date): Promise<InvitationLine[]> {
    return this.database.query<InvitationLine>(
      `SELECT id, organisation_id AS "organisationId", phone, email, roles, created_at AS "createdAt",
              expires_at AS "expiresAt"
       FROM invitations
       WHERE organisation_id = ANY($1) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2 ORDER BY id`,
      [organisationIds, now],
    );
  }

  certificatesOf(organisationIds: readonly OrganisationId[]): Promise<CertificateLine[]> {
    return this.database.query<CertificateLine>(
      `SELECT ${CERTIFICATE} FROM certificates WHERE organisation_id = ANY($1) ORDER BY id`,
      [organisationIds],
    );
  }

  certificates(ids: readonly CertificateId[]): Promise<CertificateLine[]> {
    return this.database.query<CertificateLine>(`SELECT ${CERTIFICATE} FROM certificates WHERE id = ANY($1)`, [ids]);
  }

  /** Certificates that wait for the Alliance, the oldest first. */
  declared(after: string | null, limit: number): Promise<CertificateLine[]> {
    return this.database.query<CertificateLine>(
      `SELECT ${CERTIFICATE} FROM certificates
       WHERE state = 'DECLARED' AND ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }

  async declaredCount(): Promise<number> {
    const row = await this.database.queryOne<{ n: number }>(
      `SELECT count(*)::int AS n FROM certificates WHERE state = 'DECLARED'`,
    );
    return row?.n ?? 0;
  }
}
