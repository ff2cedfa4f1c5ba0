import type { Role } from '@domain/access/actor';
import type { DomainEvent } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import { withoutMarks } from '@domain/kernel/text';
import type { Party } from './profiles';
import type { Random } from './random';
import { DAY_MS, HOUR_MS } from './rounds';
import { at, atOrNull, type History, type Rows } from './rows';

export interface Desk {
  readonly rows: Rows;
  readonly history: History;
  readonly random: Random;
  /** One hash for all: seeding must not take an hour of argon2, and the accounts are a demonstration's. */
  readonly passwordHash: string;
  /** Who decides in the Alliance about registrations. */
  readonly administrator: AccountId;
}

export function putAccount(
  { rows, passwordHash }: Desk,
  account: { id: AccountId; name: string; phone: string; email: string; createdAt: number },
): void {
  rows.put('accounts', {
    id: account.id,
    display_name: account.name,
    locale: 'vi',
    phone: account.phone,
    email: account.email,
    password_hash: passwordHash,
    version: 1,
    created_at: at(account.createdAt),
  });
}

export function putMembership(
  { rows, random }: Desk,
  membership: { organisationId: string; accountId: AccountId; roles: readonly Role[]; since: number },
): void {
  rows.put('memberships', {
    id: random.id('membership', membership.since),
    organisation_id: membership.organisationId,
    account_id: membership.accountId,
    roles: membership.roles,
    created_at: at(membership.since),
  });
}

/** A trading organisation with its people and its way through registration. */
export function putParty(desk: Desk, party: Party): void {
  const alone = party.manager === party.signatory;
  const email = (part: string): string => party[part === 'manager' ? 'managerContact' : 'signatoryContact'].email;
  const accountAt = party.createdAt - HOUR_MS;
  putAccount(desk, {
    ...{ id: party.signatory, name: party.leader.name, phone: party.signatoryContact.phone },
    ...{ email: email('signatory'), createdAt: accountAt },
  });
  if (!alone) {
    putAccount(desk, {
      ...{ id: party.manager, name: party.managerName, phone: party.managerContact.phone },
      ...{ email: email('manager'), createdAt: accountAt + 1 },
    });
  }
  const news = tellRegistration(desk, party, alone);
  desk.rows.put('organisations', organisationRow(party, news));
  const of = { organisationId: party.id, since: party.createdAt };
  if (alone) putMembership(desk, { ...of, accountId: party.signatory, roles: ['MANAGER', 'SIGNATORY'] });
  else {
    putMembership(desk, { ...of, accountId: party.manager, roles: ['MANAGER'] });
    putMembership(desk, { ...of, accountId: party.signatory, roles: ['SIGNATORY'] });
  }
}

interface Registered {
  readonly version: number;
  readonly submittedAt: number | null;
  readonly reasons: readonly string[];
  readonly note: string | null;
}

function tellRegistration(desk: Desk, party: Party, alone: boolean): Registered {
  const organisationId = party.id;
  let version = 0;
  const tell = (event: DomainEvent & Record<string, unknown>, when: number, by: AccountId): void => {
    version += 1;
    const about = { type: 'organisation', id: organisationId, version, organisationIds: [organisationId] };
    desk.history.tell(about, [{ ...event, organisationId } as DomainEvent], when, by);
  };
  tell({ type: 'organisations.registered', kind: party.kind, documentIds: [] }, party.createdAt, party.manager);
  if (!alone) {
    const joined = { type: 'organisations.member-joined', accountId: party.signatory, roles: ['SIGNATORY'] };
    tell(joined, party.createdAt + HOUR_MS / 2, party.signatory);
  }
  if (party.state === 'DRAFT') return { version, submittedAt: null, reasons: [], note: null };
  const submittedAt = party.createdAt + HOUR_MS;
  tell({ type: 'organisations.submitted' }, submittedAt, party.manager);
  const decidedAt = party.verifiedAt ?? party.createdAt + 3 * DAY_MS;
  const ruled = (type: string, reasons: string[], note: string | null, when = decidedAt): Registered => {
    tell({ type, reasons, note }, when, desk.administrator);
    return { version, submittedAt, reasons, note };
  };
  if (party.state === 'REVISION_REQUESTED') {
    return ruled('organisations.revision-requested', ['ADDRESS_INCOMPLETE'], 'Ghi rõ ấp và số nhà trụ sở.');
  }
  if (party.state === 'REJECTED') return ruled('organisations.rejected', ['DUPLICATE'], 'Đã có hồ sơ cùng đơn vị.');
  if (party.state !== 'SUBMITTED') tell({ type: 'organisations.verified' }, decidedAt, desk.administrator);
  if (party.state !== 'SUSPENDED') return { version, submittedAt, reasons: [], note: null };
  return ruled('organisations.suspended', ['BY_REQUEST'], null, decidedAt + 40 * DAY_MS);
}

function organisationRow(party: Party, { version, submittedAt, reasons, note }: Registered) {
  return {
    id: party.id,
    kind: party.kind,
    state: party.state,
    name_vi: party.name,
    name_en: party.nameEn,
    name_search: withoutMarks(party.name),
    tax_code: party.taxCode,
    registration_no: party.registrationNo,
    registered_on: party.registeredOn,
    registration_authority: party.registrationAuthority,
    legal_representative_name: party.leader.name,
    legal_representative_position: party.leader.position,
    address_text: party.address,
    admin_unit_id: party.town.id,
    lat: party.point?.lat ?? null,
    lon: party.point?.lon ?? null,
    sectors: party.sectors,
    official_members: party.members,
    annual_revenue: party.revenue,
    capital: party.capital,
    bank_name: party.bank?.name ?? null,
    bank_account_number: party.bank?.number ?? null,
    bank_account_holder: party.bank && party.name.toUpperCase(),
    phone: party.managerContact.phone,
    email: party.managerContact.email,
    standing_reasons: reasons,
    standing_note: note,
    founder_id: party.manager,
    verified_at: atOrNull(party.verifiedAt),
    submitted_at: atOrNull(submittedAt),
    version,
    created_at: at(party.createdAt),
  };
}
