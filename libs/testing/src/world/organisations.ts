import { formatTaxCode, taxCodeCheckDigit } from '@domain/organisations/tax-code';
import { AllianceSetUp } from '@organisations/public';
import { payload, type TestApi } from '../test-api';
import { anUpload } from './files';
import { aPerson, codeSentTo, newPhone, PASSWORD, signedIn, type Person } from './identity';

/** An organisation with somebody of each role signed in. */
export interface TradingOrganisation {
  readonly id: string;
  readonly nameVi: string;
  readonly version: number;
  readonly manager: Person;
  readonly staff: Person;
  readonly signatory: Person;
}
export interface Alliance {
  readonly id: string;
  readonly administrator: Person;
  readonly lead: Person;
  readonly advisor: Person;
}

export interface OrganisationWish {
  readonly nameVi?: string;
  readonly nameEn?: string | null;
  /** More facts of OrganisationFactsInput, over the defaults. */
  readonly facts?: Record<string, unknown>;
}

/** Xã Giồng Riềng and phường Long Xuyên since July 2025. */
export const GIONG_RIENG = 'vn-30904-2025';
export const LONG_XUYEN = 'vn-30307-2025';

let numbers = 0;

/** A tax code with a right check digit that no other organisation of this process has. */
export function newTaxCode(): string {
  for (;;) {
    numbers += 1;
    const nine = `17${String(1_000_000 + numbers)}`;
    const digit = taxCodeCheckDigit(nine);
    if (digit !== null) return formatTaxCode({ main: `${nine}${digit}`, branch: null });
  }
}

/** Facts with which an organisation can be verified, but for the documents, which its founder uploads. */
export function completeFacts(wish: OrganisationWish = {}): Record<string, unknown> {
  return {
    nameVi: wish.nameVi ?? 'Hợp tác xã nông nghiệp Thạnh Lộc',
    nameEn: wish.nameEn ?? null,
    taxCode: newTaxCode(),
    registrationNo: '56-07-000123',
    registeredOn: '2015-04-08',
    registrationAuthority: 'Phòng Tài chính – Kế hoạch',
    legalRepresentativeName: 'Trần Văn Út',
    legalRepresentativePosition: 'Giám đốc',
    addressText: 'Ấp Thạnh Hưng, Giồng Riềng',
    adminUnitId: GIONG_RIENG,
    sectors: ['RICE'],
    officialMembers: 62,
    annualRevenue: '4200000000',
    capital: '1500000000',
    bankAccount: { bank: 'Agribank Giồng Riềng', number: '7710205001234', holder: 'HTX Thạnh Lộc' },
    phone: newPhone(),
    ...wish.facts,
  };
}

const ORGANISATION = `__typename ... on Problem { code message } ... on InvalidInput { issues { path code } }`;

/** Runs a mutation with one input and gives its payload. */
export async function mutate<T = any>(
  api: TestApi,
  as: { token: string } | null,
  name: string,
  input: Record<string, unknown>,
  selection: string,
): Promise<T> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const answer = await api.gql(
    as,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${ORGANISATION} ... on ${type}Payload { ${selection} } } }`,
    { input },
  );
  return payload<T>(answer, name);
}

/** Invites a new person and lets them accept. */
export async function aMember(
  api: TestApi,
  by: Person,
  organisationId: string,
  roles: readonly string[],
  displayName?: string,
): Promise<Person> {
  const person = await aPerson(api, displayName ? { displayName } : {});
  await mutate(api, by, 'inviteMember', { organisationId, contact: person.phone, roles }, 'invitationId');
  await mutate(api, person, 'acceptInvitation', { token: codeSentTo(api, person.phone) }, 'organisation { id }');
  return person;
}

const alliances = new WeakMap<TestApi, Promise<Alliance>>();

/** The Alliance of this database: made on first use, the same afterwards. */
export function anAlliance(api: TestApi): Promise<Alliance> {
  const made = alliances.get(api) ?? makeAlliance(api);
  alliances.set(api, made);
  return made;
}

async function makeAlliance(api: TestApi): Promise<Alliance> {
  const [phone, displayName] = [newPhone(), 'Lê Minh Tâm'];
  const request = { contact: phone, displayName, password: PASSWORD, allianceName: 'Liên minh Hợp tác xã tỉnh' };
  const outcome = await api.app.get(AllianceSetUp).createAdministrator(request);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { organisationId: id, accountId } = outcome.value;
  const { token } = await signedIn(api, { phone, password: PASSWORD });
  const administrator = { token, accountId, displayName, phone, password: PASSWORD };
  return {
    id,
    administrator,
    lead: await aMember(api, administrator, id, ['LEAD_ADVISOR'], 'Phạm Thu Hà'),
    advisor: await aMember(api, administrator, id, ['ADVISOR'], 'Võ Quốc Khánh'),
  };
}

/** A draft with its founder. */
export async function anOrganisation(
  api: TestApi,
  kind: string,
  wish: OrganisationWish = {},
): Promise<{ id: string; version: number; manager: Person }> {
  const manager = await aPerson(api, { displayName: 'Trần Văn Út' });
  const documentIds = [await anUpload(api, manager)];
  const { organisation } = await mutate<{ organisation: { id: string; version: number } }>(
    api,
    manager,
    'registerOrganisation',
    { kind, facts: { documentIds, ...completeFacts(wish) } },
    'organisation { id version }',
  );
  return { ...organisation, manager };
}

async function verified(api: TestApi, kind: string, wish: OrganisationWish): Promise<TradingOrganisation> {
  const alliance = await anAlliance(api);
  const { id: organisationId, manager } = await anOrganisation(api, kind, wish);
  const { organisation } = await mutate(
    api,
    manager,
    'submitOrganisation',
    { organisationId },
    'organisation { version }',
  );
  const { version } = organisation as { version: number };
  await mutate(api, alliance.advisor, 'verifyOrganisation', { organisationId, version }, 'organisation { state }');
  const staff = await aMember(api, manager, organisationId, ['STAFF'], 'Nguyễn Thị Bé Ba');
  const signatory = await aMember(api, manager, organisationId, ['SIGNATORY'], 'Trần Văn Út Em');
  const { data } = await api.gql(manager, 'query ($id: ID!) { organisation(id: $id) { version nameVi } }', {
    id: organisationId,
  });
  return { id: organisationId, ...data['organisation'], manager, staff, signatory };
}

/** A cooperative (HTX) of Giồng Riềng that the Alliance has verified. */
export const aVerifiedCooperative = (api: TestApi, wish: OrganisationWish = {}): Promise<TradingOrganisation> =>
  verified(api, 'COOPERATIVE', wish);

/** An enterprise of Long Xuyên that the Alliance has verified. */
export const aVerifiedEnterprise = (api: TestApi, wish: OrganisationWish = {}): Promise<TradingOrganisation> =>
  verified(api, 'ENTERPRISE', {
    nameVi: 'Công ty TNHH Lương thực Long Xuyên',
    ...wish,
    facts: {
      sectors: ['RICE', 'PROCESSING'],
      addressText: '12 Trần Hưng Đạo, Long Xuyên',
      adminUnitId: LONG_XUYEN,
      bankAccount: { bank: 'Vietcombank An Giang', number: '0151000123456', holder: 'Công ty TNHH Lương thực' },
      ...wish.facts,
    },
  });
