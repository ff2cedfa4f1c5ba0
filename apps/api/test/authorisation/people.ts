import type { AccountActor, OrganisationKind, Role } from '@domain/access/actor';
import type { AccountId, OrganisationId, SessionId } from '@domain/kernel/id';
import { aPerson, type Person } from '@testing/world/identity';
import {
  aMember,
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type TradingOrganisation,
} from '@testing/world/organisations';
import type { As, TestApi } from '@testing/test-api';

/** Somebody of the matrix: how they sign in, and who they are to the policy. Null is the public. */
export interface Somebody {
  readonly name: string;
  readonly as: As;
  readonly actor: AccountActor | null;
}

export interface People {
  readonly seller: TradingOrganisation;
  readonly buyer: TradingOrganisation;
  readonly foreign: TradingOrganisation;
  readonly allianceId: string;
  readonly all: readonly Somebody[];
  readonly named: (name: string) => Somebody;
}

/** Every role, in its own organisation, in the other party's, and in one that has nothing to do with it. */
export async function everybody(api: TestApi): Promise<People> {
  const alliance = await anAlliance(api);
  const seller = await aVerifiedCooperative(api);
  const buyer = await aVerifiedEnterprise(api);
  const foreign = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã ở nơi khác' });
  const agency = await anOrganisation(api, 'AGENCY', { nameVi: 'Phòng Kinh tế xã' });
  const observer = await aMember(api, agency.manager, agency.id, ['OBSERVER']).catch(() => agency.manager);
  const of = (name: string, person: Person, id: string, kind: OrganisationKind, role: Role): Somebody => ({
    name,
    as: person,
    actor: actorOf(person, [{ organisationId: id as OrganisationId, kind, roles: [role] }]),
  });
  const trading = (
    name: string,
    { id, manager, staff, signatory }: TradingOrganisation,
    kind: OrganisationKind,
  ): Somebody[] => [
    {
      ...of(`${name} manager`, manager, id, kind, 'MANAGER'),
      actor: actorOf(manager, [{ organisationId: id as OrganisationId, kind, roles: ['MANAGER'] }]),
    },
    of(`${name} staff`, staff, id, kind, 'STAFF'),
    of(`${name} signatory`, signatory, id, kind, 'SIGNATORY'),
  ];
  const stranger = await aPerson(api, { displayName: 'Người chưa có tổ chức' });
  const all: Somebody[] = [
    { name: 'public', as: null, actor: null },
    { name: 'no organisation', as: stranger, actor: actorOf(stranger, []) },
    of('observer', observer, agency.id, 'AGENCY', 'OBSERVER'),
    ...trading('foreign', foreign, 'COOPERATIVE'),
    ...trading('buyer', buyer, 'ENTERPRISE'),
    ...trading('seller', seller, 'COOPERATIVE'),
    of('advisor', alliance.advisor, alliance.id, 'ALLIANCE', 'ADVISOR'),
    of('lead', alliance.lead, alliance.id, 'ALLIANCE', 'LEAD_ADVISOR'),
    of('administrator', alliance.administrator, alliance.id, 'ALLIANCE', 'ADMINISTRATOR'),
  ];
  const named = (name: string): Somebody => {
    const found = all.find((somebody) => somebody.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return { seller, buyer, foreign, allianceId: alliance.id, all, named };
}

function actorOf(person: Person, memberships: AccountActor['memberships']): AccountActor {
  return { kind: 'account', accountId: person.accountId as AccountId, sessionId: 'ses_test' as SessionId, memberships };
}
