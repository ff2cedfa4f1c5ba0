import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId, OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import { grouped } from './grouped';
import { CertificatesReader, type CertificateView } from '../public';

/** Kept in step with `isValidOn` of the domain; the spec compares them. */
const VALID = `SELECT id, organisation_id AS "organisationId", scheme, number, issuer, valid_from AS "validFrom",
    valid_to AS "validTo", json_build_object('description', scope_description, 'commodities', scope_commodities,
    'areaHa', scope_area_ha::text) AS scope
  FROM certificates
  WHERE state = 'CHECKED' AND valid_from <= $2::date AND (valid_to IS NULL OR $2::date <= valid_to)`;

@Injectable()
export class SqlCertificatesReader extends CertificatesReader {
  constructor(private readonly database: Database) {
    super();
  }

  async validOn(
    organisationIds: readonly OrganisationId[],
    day: CalendarDate,
  ): Promise<Map<OrganisationId, CertificateView[]>> {
    const sql = `${VALID} AND organisation_id = ANY($1) ORDER BY id`;
    const rows = await this.database.query<CertificateView>(sql, [organisationIds, day]);
    return grouped(rows, ({ organisationId }) => organisationId);
  }

  async validAmong(ids: readonly CertificateId[], day: CalendarDate): Promise<Map<CertificateId, CertificateView>> {
    const rows = await this.database.query<CertificateView>(`${VALID} AND id = ANY($1) ORDER BY id`, [ids, day]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
