import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson } from '@testing/world/identity';
import {
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  type TradingOrganisation,
} from '@testing/world/organisations';

let api: TestApi;
let htx: TradingOrganisation;
let buyer: TradingOrganisation;
let other: TradingOrganisation;
beforeAll(async () => {
  api = await startTestApi();
  htx = await aVerifiedCooperative(api, { facts: { email: 'htx@example.vn', point: { lat: 9.91, lon: 105.36 } } });
  [buyer, other] = [await aVerifiedEnterprise(api), await aVerifiedEnterprise(api)];
  // What the contracts feature tells when somebody proposes one.
  await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
    tx.asSystem();
    const event = { type: 'contracts.proposed', sellerId: htx.id, buyerId: buyer.id };
    await tx.append({ type: 'contract', id: 'ctr_1', version: 1, organisationIds: [] }, [event]);
    return done(null);
  });
  await api.drain();
});
afterAll(() => api.close());

const FIELDS = `id kind state version name nameVi nameEn taxCode registrationNo registeredOn registrationAuthority
  legalRepresentative { name } addressText adminUnitId point { lat } sectors officialMembers sizeClass annualRevenue capital
  bankAccount { number } phone email documentIds documents { name } standingReasons standingNote createdAt submittedAt
  verifiedAt certificates { id } members { displayName phone } invitations { id } allowedActions
  history { totalCount }`;

const seenBy = async (as: { token: string } | null, id = htx.id): Promise<Record<string, unknown> | null> => {
  const { data, errors } = await api.gql(as, `query ($id: ID!) { organisation(id: $id) { ${FIELDS} } }`, { id });
  expect(errors).toBeUndefined();
  return data['organisation'] as Record<string, unknown> | null;
};

it('shows each reader what their standing allows, field by field', async () => {
  const alliance = await anAlliance(api);
  const readers = {
    public: null,
    signedIn: await aPerson(api),
    stranger: other.manager,
    counterparty: buyer.manager,
    advisor: alliance.advisor,
    owner: htx.staff,
  };
  const seen = await Promise.all(Object.values(readers).map((as) => seenBy(as)));
  const fields = Object.keys(seen.at(-1) ?? {});
  const matrix = fields.map(
    (field) => `${field}: ${seen.map((node) => (node?.[field] == null ? '·' : 'x')).join(' ')}`,
  );
  expect([Object.keys(readers).join(' '), ...matrix]).toMatchInlineSnapshot(`
   [
     "public signedIn stranger counterparty advisor owner",
     "id: x x x x x x",
     "kind: x x x x x x",
     "state: x x x x x x",
     "version: x x x x x x",
     "name: x x x x x x",
     "nameVi: x x x x x x",
     "nameEn: · · · · · ·",
     "taxCode: · x x x x x",
     "registrationNo: · x x x x x",
     "registeredOn: · x x x x x",
     "registrationAuthority: · x x x x x",
     "legalRepresentative: · x x x x x",
     "addressText: · x x x x x",
     "adminUnitId: x x x x x x",
     "point: · x x x x x",
     "sectors: x x x x x x",
     "officialMembers: x x x x x x",
     "sizeClass: x x x x x x",
     "annualRevenue: · · · · x x",
     "capital: · · · · x x",
     "bankAccount: · · · x x x",
     "phone: · · · x x x",
     "email: · · · x x x",
     "documentIds: · · · · x x",
     "documents: · · · · x x",
     "standingReasons: · · · · x x",
     "standingNote: · · · · · ·",
     "createdAt: x x x x x x",
     "submittedAt: · · · · x x",
     "verifiedAt: x x x x x x",
     "certificates: x x x x x x",
     "members: · · · · x x",
     "invitations: · · · · · x",
     "allowedActions: x x x x x x",
     "history: · · · · x x",
   ]
  `);
});

it('shows colleagues how to reach each other, and the Alliance their names alone', async () => {
  const alliance = await anAlliance(api);
  const [mine, theirs] = [await seenBy(htx.manager), await seenBy(alliance.advisor)];
  const phones = (node: Record<string, unknown> | null) =>
    (node?.['members'] as { phone: string | null }[]).map(({ phone }) => phone !== null);
  expect([phones(mine), phones(theirs)]).toEqual([
    [true, true, true],
    [false, false, false],
  ]);
});

it('does not show that an organisation is there before it is verified', async () => {
  const draft = await anOrganisation(api, 'COOPERATIVE');
  const alliance = await anAlliance(api);
  const readers = [null, await aPerson(api), buyer.manager, draft.manager, alliance.advisor];
  const seen = await Promise.all(readers.map((as) => seenBy(as, draft.id)));
  expect(seen.map((node) => node !== null)).toEqual([false, false, false, true, true]);
  const listed = await Promise.all(
    readers.map((as) =>
      api.gql(as, '{ organisations(filter: { states: [DRAFT] }) { totalCount edges { node { id } } } }'),
    ),
  );
  expect(listed.map(({ data }) => data['organisations'].totalCount)).toEqual([0, 0, 0, 1, 1]);
});

it('both sides of a proposal are counterparties, once', async () => {
  expect(await seenBy(htx.manager, buyer.id)).toMatchObject({ bankAccount: { number: '0151000123456' } });
  expect(await seenBy(htx.manager, other.id)).toMatchObject({ bankAccount: null });
});
