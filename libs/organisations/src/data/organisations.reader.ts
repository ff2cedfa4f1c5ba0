import { Injectable } from '@nestjs/common';
import type { OrganisationKind } from '@domain/access/actor';
import type { OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';
import { grouped } from './grouped';
import { OrganisationsReader, type MemberView, type OrganisationView } from '../public';
import type { OrganisationRow } from './organisation.row';

type Line = Pick<
  OrganisationRow,
  | 'id'
  | 'kind'
  | 'version'
  | 'nameVi'
  | 'nameEn'
  | 'state'
  | 'taxCode'
  | 'registrationNo'
  | 'legalRepresentativeName'
  | 'legalRepresentativePosition'
  | 'addressText'
  | 'adminUnitId'
  | 'lat'
  | 'lon'
  | 'sectors'
  | 'verifiedAt'
> & { hasBankAccount: boolean };

const BY_IDS = `SELECT id, kind, version, name_vi AS "nameVi", name_en AS "nameEn", state, tax_code AS "taxCode",
    registration_no AS "registrationNo", legal_representative_name AS "legalRepresentativeName",
    legal_representative_position AS "legalRepresentativePosition", bank_account_number IS NOT NULL AS "hasBankAccount",
    address_text AS "addressText", admin_unit_id AS "adminUnitId", lat, lon, sectors, verified_at AS "verifiedAt"
  FROM organisations WHERE id = ANY($1)`;

@Injectable()
export class SqlOrganisationsReader extends OrganisationsReader {
  constructor(private readonly database: Database) {
    super();
  }

  async byIds(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, OrganisationView>> {
    return byId(await this.database.query<Line>(BY_IDS, [ids]));
  }

  async inTransaction(tx: Transaction, ids: readonly OrganisationId[]): Promise<Map<OrganisationId, OrganisationView>> {
    return byId(await tx.read<Line>(BY_IDS, [ids]));
  }

  async membersOf(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, MemberView[]>> {
    const rows = await this.database.query<MemberView>(
      `SELECT organisation_id AS "organisationId", account_id AS "accountId", roles
       FROM memberships WHERE organisation_id = ANY($1) AND ended_at IS NULL ORDER BY id`,
      [ids],
    );
    return grouped(rows, ({ organisationId }) => organisationId);
  }

  async idsOfKind(kind: OrganisationKind): Promise<OrganisationId[]> {
    const rows = await this.database.query<{ id: OrganisationId }>(
      'SELECT id FROM organisations WHERE kind = $1 ORDER BY id',
      [kind],
    );
    return rows.map(({ id }) => id);
  }

  async idsAfter(after: OrganisationId | null, limit: number): Promise<OrganisationId[]> {
    const rows = await this.database.query<{ id: OrganisationId }>(
      'SELECT id FROM organisations WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function byId(rows: readonly Line[]): Map<OrganisationId, OrganisationView> {
  return new Map(rows.map((row) => [row.id, viewOf(row)]));
}

function viewOf({
  lat,
  lon,
  legalRepresentativeName: name,
  legalRepresentativePosition,
  ...same
}: Line): OrganisationView {
  return {
    ...same,
    legalRepresentative: name ? { name, position: legalRepresentativePosition ?? '' } : null,
    point: lat !== null && lon !== null ? { lat, lon } : null,
  };
}
