import { Injectable } from '@nestjs/common';
import { belongsTo, isOfAlliance } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { CertificateId, OrganisationId } from '@domain/kernel/id';
import { isValidOn } from '@domain/organisations/certificate';
import { AccountsReader } from '@identity/public';
import { SystemClock } from '@platform/clock';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { OrganisationLoader } from '../public';
import { grouped } from '../data/grouped';
import { OrganisationDetailsQuery, type OrganisationDetails } from '../queries/organisation-details';
import {
  PartsQuery,
  type CertificateLine,
  type InvitationLine,
  type MembershipLine,
} from '../queries/members-and-certificates';

export interface CertificateNode extends CertificateLine {
  readonly audience: Audience;
}
export interface MemberNode extends MembershipLine {
  readonly audience: Audience;
  readonly displayName: string;
  readonly phone: string | null;
  readonly email: string | null;
}

@Injectable()
export class OrganisationDetailsLoader extends OrganisationLoader {
  constructor(private readonly query: OrganisationDetailsQuery) {
    super();
  }

  override async batch(
    ids: readonly OrganisationId[],
    context: RequestContext,
  ): Promise<Map<OrganisationId, OrganisationDetails>> {
    const rows = await this.query.byIds(context.actor, ids);
    const seen = rows.map(async (row) => ({ ...row, audience: await context.audienceOf(row.id) }));
    return new Map((await Promise.all(seen)).map((row) => [row.id, row]));
  }
}

/** Buyers see what is valid today; the owner and the Alliance see all. */
@Injectable()
export class CertificatesOfLoader extends RequestLoader<OrganisationId, CertificateNode[]> {
  constructor(
    private readonly query: PartsQuery,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async batch(
    ids: readonly OrganisationId[],
    context: RequestContext,
  ): Promise<Map<OrganisationId, CertificateNode[]>> {
    const rows = await this.query.certificatesOf(ids);
    const shown = await visibleCertificates(rows, context, this.clock.now());
    return grouped(shown, ({ organisationId }) => organisationId);
  }
}

@Injectable()
export class CertificateLoader extends RequestLoader<CertificateId, CertificateNode> {
  constructor(
    private readonly query: PartsQuery,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async batch(ids: readonly CertificateId[], context: RequestContext): Promise<Map<CertificateId, CertificateNode>> {
    const shown = await visibleCertificates(await this.query.certificates(ids), context, this.clock.now());
    return new Map(shown.map((node) => [node.id, node]));
  }
}

/** Those that the reader may see, with the reader's standing. */
export async function visibleCertificates(
  rows: readonly CertificateLine[],
  context: RequestContext,
  now: number,
): Promise<CertificateNode[]> {
  const today = dayInVietnam(now);
  const seen = rows.filter(
    (row) => isValidOn(row, today) || isOfAlliance(context.actor) || belongsTo(context.actor, row.organisationId),
  );
  return Promise.all(seen.map(async (row) => ({ ...row, audience: await context.audienceOf(row.organisationId) })));
}

@Injectable()
export class MembersOfLoader extends RequestLoader<OrganisationId, MemberNode[]> {
  constructor(
    private readonly query: PartsQuery,
    private readonly accounts: AccountsReader,
  ) {
    super();
  }

  async batch(ids: readonly OrganisationId[], context: RequestContext): Promise<Map<OrganisationId, MemberNode[]>> {
    const rows = await this.query.members(ids);
    const accounts = await this.accounts.byIds(rows.map(({ accountId }) => accountId));
    const nodes = await Promise.all(
      rows.map(async (row) => {
        const { displayName = '', phone = null, email = null } = accounts.get(row.accountId) ?? {};
        return { ...row, displayName, phone, email, audience: await context.audienceOf(row.organisationId) };
      }),
    );
    return grouped(nodes, ({ organisationId }) => organisationId);
  }
}

@Injectable()
export class InvitationsOfLoader extends RequestLoader<OrganisationId, InvitationLine[]> {
  constructor(
    private readonly query: PartsQuery,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async batch(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, InvitationLine[]>> {
    const rows = await this.query.openInvitations(ids, new Date(this.clock.now()));
    return grouped(rows, ({ organisationId }) => organisationId);
  }
}
