import { calendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId, OrganisationId } from '@domain/kernel/id';
import { CertificatesReader } from '@organisations/public';
import { startTestApi, type TestApi } from '@testing/test-api';
import { anUpload } from '@testing/world/files';
import {
  anAlliance,
  aVerifiedCooperative,
  mutate,
  type Alliance,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
let alliance: Alliance;
let htx: TradingOrganisation;
beforeAll(async () => {
  // These stories go over many months.
  api = await startTestApi({ env: { SESSION_DAYS: '365' } });
  alliance = await anAlliance(api);
  htx = await aVerifiedCooperative(api);
});
afterAll(() => api.close());

const paper = (more: Record<string, unknown> = {}) => ({
  organisationId: htx.id,
  scheme: 'VIETGAP_TT',
  number: 'VietGAP-TT-12-91-0001',
  issuer: 'Trung tâm Chất lượng nông lâm thủy sản',
  scope: { description: 'Lúa, 45 ha tại ấp Thạnh Hưng', commodities: ['rice'], areaHa: '45.5' },
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  ...more,
});
const FIELDS = 'certificate { id state reason isValidToday allowedActions fileId scope { areaHa commodities } }';
const declare = async (more: Record<string, unknown> = {}) =>
  (await mutate(api, htx.staff, 'declareCertificate', paper(more), FIELDS)).certificate as { id: string };
const checked = async (more: Record<string, unknown> = {}) => {
  const { id: certificateId } = await declare(more);
  await mutate(api, alliance.advisor, 'checkCertificate', { certificateId }, FIELDS);
  return certificateId;
};
const shownTo = async (as: { token: string } | null): Promise<string[]> => {
  const { data } = await api.gql(as, `{ organisation(id: "${htx.id}") { certificates { id } } }`);
  return data['organisation'].certificates.map(({ id }: { id: string }) => id);
};

it('shows to buyers once the Alliance has checked it', async () => {
  const fileId = await anUpload(api, htx.staff, { purpose: 'CERTIFICATE' });
  const { id: certificateId, ...declared } = await declare({ fileId });
  expect(declared).toMatchObject({ state: 'DECLARED', isValidToday: false, allowedActions: [], fileId });
  expect(await shownTo(null)).not.toContain(certificateId);
  expect(await shownTo(htx.signatory)).toContain(certificateId);
  const { data } = await api.gql(
    alliance.advisor,
    '{ certificatesToCheck { totalCount edges { node { id allowedActions organisation { name } } } } }',
  );
  expect(data['certificatesToCheck'].edges.at(-1).node).toMatchObject({
    id: certificateId,
    allowedActions: ['CHECK', 'REFUSE'],
  });
  const found = await mutate(api, alliance.advisor, 'checkCertificate', { certificateId }, FIELDS);
  expect(found.certificate).toMatchObject({
    state: 'CHECKED',
    isValidToday: true,
    allowedActions: ['REVOKE'],
    scope: { areaHa: '45.5' },
  });
  expect(await shownTo(null)).toContain(certificateId);
  await mutate(api, alliance.advisor, 'revokeCertificate', { certificateId, reason: 'WITHDRAWN_BY_ISSUER' }, FIELDS);
  expect(await shownTo(null)).not.toContain(certificateId);
});

it('the queue of certificates is the Alliance’s alone', async () => {
  await declare();
  const { data } = await api.gql(htx.manager, '{ certificatesToCheck { totalCount edges { node { id } } } }');
  expect(data['certificatesToCheck']).toEqual({ totalCount: 0, edges: [] });
});

describe('refusals', () => {
  it.each([
    [{ validTo: '2025-12-31' }, 'INVALID_INPUT'],
    [{ validFrom: '2020-01-01', validTo: '2026-11-23' }, 'CERTIFICATE_PAST_END'],
    [{ number: ' ' }, 'INVALID_INPUT'],
    [{ scope: { description: 'x', areaHa: '-1' } }, 'INVALID_INPUT'],
    [{ fileId: 'x' }, 'INVALID_INPUT'],
    [{ fileId: 'fil_00000000000000000000000000' }, 'INVALID_INPUT'],
    [{ organisationId: 'org_00000000000000000000000000' }, 'NOT_FOUND'],
  ])('declaring with %j: %s', async (wrong, code) => {
    expect((await refused(api, htx.staff, 'declareCertificate', paper(wrong))).code).toBe(code);
  });

  it('of the Alliance need a reason that says something', async () => {
    const { id: certificateId } = await declare();
    const input = { certificateId, reason: 'OTHER' };
    expect(await refused(api, alliance.advisor, 'refuseCertificate', input)).toMatchObject({
      issues: [{ path: 'note' }],
    });
    await mutate(api, alliance.advisor, 'refuseCertificate', { ...input, note: 'Không tra được số' }, FIELDS);
    const no = await refused(
      api,
      alliance.advisor,
      'checkCertificate',
      { certificateId },
      { facts: '... on WrongCertificateState { state }' },
    );
    expect(no).toMatchObject({ code: 'WRONG_CERTIFICATE_STATE', state: 'REFUSED' });
  });

  it('keep those who may not check from checking', async () => {
    const [{ id: hidden }, open] = [await declare(), await checked()];
    const other = await aVerifiedCooperative(api);
    const ask = (as: { token: string }, certificateId: string) =>
      refused(api, as, 'checkCertificate', { certificateId });
    expect((await ask(htx.manager, hidden)).code).toBe('NOT_PERMITTED');
    expect((await ask(other.manager, hidden)).code).toBe('NOT_FOUND');
    expect((await ask(other.manager, open)).code).toBe('NOT_PERMITTED');
  });
});

describe('around midnight in Vietnam', () => {
  const LAST = '2026-11-24';

  it('is gone on the first moment after its last day, before any job ran', async () => {
    api.clock.goTo(LAST, 8);
    const id = await checked({ validTo: LAST });
    api.clock.goTo(LAST, 24);
    api.clock.advance({ seconds: -1 });
    expect(await shownTo(null)).toContain(id);
    api.clock.advance({ seconds: 1 });
    expect(await shownTo(null)).not.toContain(id);
    const input = { certificateId: (await declare({ validFrom: '2026-12-01', validTo: '2027-01-01' })).id };
    await mutate(api, alliance.advisor, 'checkCertificate', input, FIELDS);
    expect(await shownTo(null)).not.toContain(input.certificateId);
    api.clock.goTo('2026-12-01', 0);
    expect(await shownTo(null)).toContain(input.certificateId);
  });

  it('is marked by the job of the same day, which warned at 60, 30 and 7 days', async () => {
    api.clock.goTo('2027-03-01', 0);
    const id = await checked({ validFrom: '2027-01-01', validTo: '2027-06-30' });
    for (let day = 0; day < 130; day += 1) {
      await api.runJob('organisations.pass-certificate-days');
      api.clock.advance({ days: 1 });
    }
    const events = await api.db.query<{ type: string; left: number | null }>(
      `SELECT type, (payload->>'daysLeft')::int AS left FROM events WHERE about_id = $1 ORDER BY version`,
      [id],
    );
    expect(events.map(({ type, left }) => (left === null ? type : `${type} ${left}`))).toEqual([
      'certificates.declared',
      'certificates.checked',
      'certificates.expiry-nearing 60',
      'certificates.expiry-nearing 30',
      'certificates.expiry-nearing 7',
      'certificates.expired',
    ]);
  });

  it('the reader for other features says the same', async () => {
    api.clock.goTo('2027-09-01', 8);
    const id = (await checked({ validFrom: '2027-09-01', validTo: '2027-09-30' })) as CertificateId;
    const reader = api.app.get(CertificatesReader);
    const valid = async (day: string) => [
      (await reader.validAmong([id], calendarDate(day))).has(id),
      (await reader.validOn([htx.id as OrganisationId], calendarDate(day)))
        .get(htx.id as OrganisationId)
        ?.some((c) => c.id === id) ?? false,
    ];
    expect(await Promise.all(['2027-08-31', '2027-09-01', '2027-09-30', '2027-10-01'].map(valid))).toEqual([
      [false, false],
      [true, true],
      [true, true],
      [false, false],
    ]);
  });
});
