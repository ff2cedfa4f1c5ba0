import { Injectable } from '@nestjs/common';
import { isOfAlliance, organisationsOf, type Actor, type OrganisationKind } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { FileId, OrganisationId } from '@domain/kernel/id';
import { withoutMarks } from '@domain/kernel/text';
import type { BankAccount, LegalRepresentative } from '@domain/organisations/organisation';
import { PUBLIC_STATES, type OrganisationState } from '@domain/organisations/organisation.transitions';
import type { StandingReason } from '@domain/organisations/reasons';
import type { OrganisationSector } from '@domain/organisations/sector';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';

/** Everything that the API may show of an organisation; which of it, is decided field by field from `audience`. */
export interface OrganisationDetails {
  readonly id: OrganisationId;
  readonly audience: Audience;
  readonly kind: OrganisationKind;
  readonly state: OrganisationState;
  readonly version: number;
  readonly nameVi: string;
  readonly nameEn: string | null;
  readonly taxCode: string | null;
  readonly registrationNo: string | null;
  readonly registeredOn: CalendarDate | null;
  readonly registrationAuthority: string | null;
  readonly legalRepresentative: LegalRepresentative | null;
  readonly addressText: string | null;
  readonly adminUnitId: string | null;
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly sectors: readonly OrganisationSector[];
  readonly officialMembers: number | null;
  readonly annualRevenue: bigint | null;
  readonly capital: bigint | null;
  readonly bankAccount: BankAccount | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly documentIds: readonly FileId[];
  readonly standingReasons: readonly StandingReason[];
  readonly standingNote: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly verifiedAt: Date | null;
  /** The name as lists are ordered by it. */
  readonly nameSearch: string;
}
type Line = Omit<OrganisationDetails, 'audience' | 'annualRevenue' | 'capital'> & {
  annualRevenue: bigint | null;
  capital: bigint | null;
};

export interface OrganisationFilter {
  readonly kinds?: readonly OrganisationKind[] | null;
  readonly states?: readonly OrganisationState[] | null;
  readonly sectors?: readonly OrganisationSector[] | null;
  readonly adminUnitIds?: readonly string[] | null;
  /** Beginning of the name, with or without marks. */
  readonly namePrefix?: string | null;
}
export type OrganisationOrder = 'NAME' | 'NEWEST';

const DETAILS = `o.id, o.kind, o.state, o.version, o.name_vi AS "nameVi", o.name_en AS "nameEn", o.tax_code AS "taxCode",
  o.registration_no AS "registrationNo", o.registered_on AS "registeredOn",
  o.registration_authority AS "registrationAuthority",
  CASE WHEN o.legal_representative_name IS NOT NULL THEN json_build_object('name', o.legal_representative_name,
    'position', o.legal_representative_position) END AS "legalRepresentative",
  o.address_text AS "addressText", o.admin_unit_id AS "adminUnitId",
  CASE WHEN o.lat IS NOT NULL THEN json_build_object('lat', o.lat, 'lon', o.lon) END AS point,
  o.sectors, o.official_members AS "officialMembers", o.annual_revenue AS "annualRevenue", o.capital,
  CASE WHEN o.bank_account_number IS NOT NULL THEN json_build_object('bank', o.bank_name,
    'number', o.bank_account_number, 'holder', o.bank_account_holder) END AS "bankAccount",
  o.phone, o.email,
  ARRAY(SELECT d.file_id FROM organisation_documents d WHERE d.organisation_id = o.id ORDER BY d.position) AS "documentIds",
  o.standing_reasons AS "standingReasons", o.standing_note AS "standingNote", o.created_at AS "createdAt",
  o.submitted_at AS "submittedAt", o.verified_at AS "verifiedAt", o.name_search AS "nameSearch"`;

/** $1: states open to the reader; $2: own organisations, of which all states are. */
const VISIBLE = '(o.state = ANY($1) OR o.id = ANY($2))';
const MATCHES = `($3::text[] IS NULL OR o.kind = ANY($3)) AND ($4::text[] IS NULL OR o.state = ANY($4))
  AND ($5::text[] IS NULL OR o.sectors && $5) AND ($6::text[] IS NULL OR o.admin_unit_id = ANY($6))
  AND ($7::text IS NULL OR o.name_search LIKE $7)`;
const ALL_STATES: readonly OrganisationState[] = [
  'DRAFT',
  'SUBMITTED',
  'REVISION_REQUESTED',
  'REJECTED',
  ...PUBLIC_STATES,
];

const visibility = (actor: Actor): [readonly OrganisationState[], readonly OrganisationId[]] => [
  isOfAlliance(actor) || actor.kind === 'system' ? ALL_STATES : PUBLIC_STATES,
  organisationsOf(actor),
];

/** Reads organisations as one actor may know of them. */
@Injectable()
export class OrganisationDetailsQuery {
  constructor(private readonly database: Database) {}

  byIds(actor: Actor, ids: readonly OrganisationId[]): Promise<Line[]> {
    return this.database.query<Line>(`SELECT ${DETAILS} FROM organisations o WHERE ${VISIBLE} AND o.id = ANY($3)`, [
      ...visibility(actor),
      ids,
    ]);
  }

  async list(
    actor: Actor,
    request: PageRequest & { filter?: OrganisationFilter | null; orderBy?: OrganisationOrder | null },
  ): Promise<Connection<Line>> {
    const filters = [...visibility(actor), ...filterParams(request.filter ?? {})];
    const count = async (): Promise<number> => {
      const sql = `SELECT count(*)::int AS n FROM organisations o WHERE ${VISIBLE} AND ${MATCHES}`;
      return (await this.database.queryOne<{ n: number }>(sql, filters))?.n ?? 0;
    };
    if (request.orderBy === 'NEWEST') {
      const page = openPage(request, 1);
      const rows = await this.database.query<Line>(
        `SELECT ${DETAILS} FROM organisations o WHERE ${VISIBLE} AND ${MATCHES} AND ($8::text IS NULL OR o.id < $8)
         ORDER BY o.id DESC LIMIT $9`,
        [...filters, page.after?.[0] ?? null, page.limit],
      );
      return page.close(rows, ({ id }) => [id], count);
    }
    const page = openPage(request, 2);
    const rows = await this.database.query<Line>(
      `SELECT ${DETAILS} FROM organisations o WHERE ${VISIBLE} AND ${MATCHES}
         AND ($8::text IS NULL OR (o.name_search, o.id) > ($8, $9)) ORDER BY o.name_search, o.id LIMIT $10`,
      [...filters, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return page.close(rows, ({ nameSearch, id }) => [nameSearch.slice(0, 200), id], count);
  }
}

function filterParams(filter: OrganisationFilter): unknown[] {
  const prefix = withoutMarks(filter.namePrefix ?? '').replace(/[\\%_]/gu, '\\$&');
  return [
    filter.kinds ?? null,
    filter.states ?? null,
    filter.sectors ?? null,
    filter.adminUnitIds ?? null,
    prefix ? `${prefix}%` : null,
  ];
}
