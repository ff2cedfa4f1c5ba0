import type { OrganisationKind, Role } from '@domain/access/actor';
import { startOfDayInVietnam } from '@domain/kernel/calendar-date';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import { withoutMarks } from '@domain/kernel/text';
import { emailOf, personName, phoneOf } from './names';
import { putAccount, putMembership, type Desk } from './organisation-rows';
import { Random } from './random';
import { DAY_MS, HOUR_MS, OPENED } from './rounds';
import { at } from './rows';
import { RACH_GIA, type Town, type Towns } from './towns';

/** Account numbers of the people whose sign-in is printed; everybody else's come after. */
export const FIRST_NUMBER = 100;

export interface AlliancePeople {
  readonly organisationId: OrganisationId;
  readonly advisors: readonly AccountId[];
  readonly lead: AccountId;
  readonly administrator: AccountId;
}

interface Person {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
}

const BEGIN = startOfDayInVietnam(OPENED) + 8 * HOUR_MS;

/** Advisors enough for the province: four, and one more for each hundred and fifty cooperatives. */
export function alliancePeople(
  number: number,
  cooperatives: number,
): AlliancePeople & { readonly people: readonly Person[] } {
  const random = Random.of(number, 'alliance');
  const person = (n: number, email: string, ...roles: Role[]): Person => ({
    ...{
      id: random.id('account', BEGIN + n),
      name: personName(random),
      email: emailOf(email),
      phone: phoneOf(n),
      roles,
    },
  });
  const advisors = Array.from({ length: Math.min(40, 4 + Math.floor(cooperatives / 150)) }, (_, n) =>
    person(n === 0 ? 5 : 20 + n, n === 0 ? 'tuvan' : `tuvan${n + 1}`, 'ADVISOR'),
  );
  const lead = person(6, 'truongnhom', 'LEAD_ADVISOR');
  const administrator = person(7, 'quantri', 'ADMINISTRATOR');
  return {
    organisationId: random.id('organisation', BEGIN),
    advisors: advisors.map(({ id }) => id),
    ...{ lead: lead.id, administrator: administrator.id, people: [administrator, lead, ...advisors] },
  };
}

const AGENCIES = [
  'Sở Nông nghiệp và Môi trường tỉnh An Giang',
  'Sở Công Thương tỉnh An Giang',
  'Sở Tài chính tỉnh An Giang',
  'Sở Khoa học và Công nghệ tỉnh An Giang',
  'Thuế tỉnh An Giang',
] as const;

/** The Alliance, which the operator sets up, and the agencies that look on. */
export function putPublicBodies(desk: Desk, towns: Towns, alliance: ReturnType<typeof alliancePeople>): void {
  const town = towns.byId(RACH_GIA);
  const name = 'Liên minh Hợp tác xã tỉnh An Giang';
  putBody(desk, {
    id: alliance.organisationId,
    kind: 'ALLIANCE',
    name,
    town,
    when: BEGIN + HOUR_MS,
    people: alliance.people,
  });
  for (const [index, agency] of AGENCIES.entries()) {
    const { random } = desk;
    const when = BEGIN + DAY_MS * (index + 1);
    const observer: Person = {
      ...{ id: random.id('account', when), name: personName(random), roles: ['OBSERVER'] },
      ...{
        email: emailOf(index === 0 ? 'quansat' : `quansat${index + 1}`),
        phone: phoneOf(index === 0 ? 8 : 80 + index),
      },
    };
    const id = random.id('organisation', when);
    putBody(desk, { id, kind: 'AGENCY', name: agency, town, when: when + HOUR_MS, people: [observer] });
  }
}

interface Body {
  readonly id: OrganisationId;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly town: Town;
  readonly when: number;
  readonly people: readonly Person[];
}

function putBody(desk: Desk, { id, kind, name, town, when, people }: Body): void {
  for (const person of people) putAccount(desk, { ...person, createdAt: when - HOUR_MS });
  desk.rows.put('organisations', {
    ...{
      id,
      kind,
      state: 'VERIFIED',
      name_vi: name,
      name_search: withoutMarks(name),
      sectors: [],
      standing_reasons: [],
    },
    ...{ address_text: `Phường ${town.name}, tỉnh An Giang`, admin_unit_id: town.id, lat: town.lat, lon: town.lon },
    ...{ legal_representative_name: people[0]?.name ?? null, legal_representative_position: 'Lãnh đạo cơ quan' },
    ...{ phone: people[0]?.phone ?? null, email: people[0]?.email ?? null, founder_id: people[0]?.id ?? null },
    ...{ verified_at: at(when), version: 1, created_at: at(when) },
  });
  const about = { type: 'organisation', id, version: 1, organisationIds: [id] };
  const event = { type: 'organisations.registered', organisationId: id, kind, documentIds: [] };
  desk.history.tell(about, [event], when, null);
  for (const { id: accountId, roles } of people)
    putMembership(desk, { organisationId: id, accountId, roles, since: when });
}
