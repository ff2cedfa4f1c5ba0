import { startTestApi, type TestApi } from '@testing/test-api';
import { anUpload } from '@testing/world/files';
import { aPerson, codeSentTo } from '@testing/world/identity';
import {
  aMember,
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  completeFacts,
  mutate,
  type Alliance,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
let alliance: Alliance;
beforeAll(async () => {
  api = await startTestApi();
  alliance = await anAlliance(api);
});
afterAll(() => api.close());

const STATE = 'organisation { id state version standingReasons standingNote }';
const submitted = async () => {
  const draft = await anOrganisation(api, 'COOPERATIVE');
  const { organisation } = await mutate(api, draft.manager, 'submitOrganisation', { organisationId: draft.id }, STATE);
  return { ...draft, version: (organisation as { version: number }).version };
};

describe('the way of an organisation', () => {
  it('leads from a draft over a revision to being verified, suspended and reinstated', async () => {
    const { id: organisationId, manager, version } = await submitted();
    const sentBack = await mutate(
      api,
      alliance.advisor,
      'requestOrganisationRevision',
      { organisationId, version, reasons: ['DOCUMENT_MISSING', 'OTHER'], note: 'Thiếu điều lệ' },
      STATE,
    );
    expect(sentBack.organisation).toMatchObject({
      state: 'REVISION_REQUESTED',
      standingReasons: ['DOCUMENT_MISSING', 'OTHER'],
    });
    const documentIds = [await anUpload(api, manager)];
    const facts = { ...completeFacts(), documentIds };
    await mutate(api, manager, 'reviseOrganisation', { organisationId, version: version + 1, facts }, STATE);
    const again = await mutate(api, manager, 'submitOrganisation', { organisationId }, STATE);
    expect(again.organisation).toMatchObject({ state: 'SUBMITTED', standingReasons: [], standingNote: null });
    const at = (n: number) => ({ organisationId, version: version + n });
    const verified = await mutate(api, alliance.advisor, 'verifyOrganisation', at(3), STATE);
    expect(verified.organisation.state).toBe('VERIFIED');
    const suspended = await mutate(
      api,
      alliance.lead,
      'suspendOrganisation',
      { ...at(4), reasons: ['BY_REQUEST'] },
      STATE,
    );
    expect(suspended.organisation).toMatchObject({ state: 'SUSPENDED', standingReasons: ['BY_REQUEST'] });
    const back = await mutate(api, alliance.lead, 'reinstateOrganisation', at(5), STATE);
    expect(back.organisation).toMatchObject({ state: 'VERIFIED', version: version + 6 });
    const { data } = await api.gql(
      manager,
      `{ organisation(id: "${organisationId}") { history { edges { node { type description } } } } }`,
    );
    expect(data['organisation'].history.edges.map((edge: { node: { type: string } }) => edge.node.type)).toEqual([
      'organisations.registered',
      'organisations.member-joined',
      'organisations.submitted',
      'organisations.revision-requested',
      'organisations.revised',
      'organisations.submitted',
      'organisations.verified',
      'organisations.suspended',
      'organisations.reinstated',
    ]);
  });

  it('ends when it is rejected', async () => {
    const { id: organisationId, manager, version } = await submitted();
    await mutate(
      api,
      alliance.advisor,
      'rejectOrganisation',
      { organisationId, version, reasons: ['DUPLICATE'] },
      STATE,
    );
    const facts = '... on WrongOrganisationState { state allowed }';
    expect(await refused(api, manager, 'submitOrganisation', { organisationId }, { facts })).toMatchObject({
      code: 'WRONG_ORGANISATION_STATE',
      state: 'REJECTED',
      allowed: ['DRAFT', 'REVISION_REQUESTED'],
    });
  });
});

describe('registering', () => {
  it.each([
    ['12345', 'tax-code-shape'],
    ['1700000000', 'tax-code-serial-zero'],
    ['1701234513', 'tax-code-check-digit'],
    ['1701234520', 'tax-code-never-issued'],
    ['1701234512-000', 'tax-code-branch-zero'],
  ])('refuses the tax code %s and says why (%s)', async (taxCode, code) => {
    const facts = completeFacts({ facts: { taxCode } });
    const no = await refused(api, await aPerson(api), 'registerOrganisation', { kind: 'COOPERATIVE', facts });
    expect(no).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'taxCode', code }] });
  });

  it.each([
    [{ adminUnitId: 'vn-0' }, 'adminUnitId', 'unknown-value'],
    [{ adminUnitId: 'vn-906-until-2025' }, 'adminUnitId', 'not-a-commune-today'],
    [{ adminUnitId: 'vn-91-2025' }, 'adminUnitId', 'not-a-commune-today'],
    [{ documentIds: ['fil_00000000000000000000000000'] }, 'documentIds', 'unknown-value'],
  ])('refuses %j', async (wrong, path, code) => {
    const facts = completeFacts({ facts: wrong });
    const no = await refused(api, await aPerson(api), 'registerOrganisation', { kind: 'COOPERATIVE', facts });
    expect(no).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path, code }] });
  });

  it('refuses an Alliance', async () => {
    const no = await refused(api, await aPerson(api), 'registerOrganisation', {
      kind: 'ALLIANCE',
      facts: { nameVi: 'Liên minh' },
    });
    expect(no.code).toBe('KIND_NOT_OPEN');
  });

  it('happens once for one idempotency key, and refuses the key for another input', async () => {
    const person = await aPerson(api);
    const input = { kind: 'COOPERATIVE', facts: { nameVi: 'HTX Một' }, idempotencyKey: 'k-1' };
    const first = await mutate(api, person, 'registerOrganisation', input, 'organisation { id }');
    expect(await mutate(api, person, 'registerOrganisation', input, 'organisation { id }')).toEqual(first);
    const other = { ...input, facts: { nameVi: 'HTX Hai' } };
    expect((await refused(api, person, 'registerOrganisation', other)).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('submitting', () => {
  it('says what is missing', async () => {
    const manager = await aPerson(api);
    const { organisation } = await mutate(
      api,
      manager,
      'registerOrganisation',
      { kind: 'ENTERPRISE', facts: { nameVi: 'Công ty' } },
      'organisation { id }',
    );
    const facts = '... on OrganisationIncomplete { missing }';
    expect(
      await refused(api, manager, 'submitOrganisation', { organisationId: organisation.id }, { facts }),
    ).toMatchObject({
      code: 'ORGANISATION_INCOMPLETE',
      missing: ['TAX_CODE', 'REGISTRATION', 'LEGAL_REPRESENTATIVE', 'ADMIN_UNIT', 'SECTORS', 'CONTACT', 'DOCUMENTS'],
    });
  });

  it('refuses the tax code of a verified organisation; two that wait are decided by the first to be verified', async () => {
    const { taxCode } = completeFacts();
    const rivals = [
      await anOrganisation(api, 'COOPERATIVE', { facts: { taxCode } }),
      await anOrganisation(api, 'ENTERPRISE', { facts: { taxCode } }),
    ];
    for (const { id: organisationId, manager } of rivals)
      await mutate(api, manager, 'submitOrganisation', { organisationId }, STATE);
    const [first, second] = rivals.map(({ id: organisationId }) => ({ organisationId, version: 2 }));
    await mutate(api, alliance.advisor, 'verifyOrganisation', first ?? {}, STATE);
    expect((await refused(api, alliance.advisor, 'verifyOrganisation', second ?? {})).code).toBe('TAX_CODE_TAKEN');
    const late = await anOrganisation(api, 'COOPERATIVE', { facts: { taxCode } });
    expect((await refused(api, late.manager, 'submitOrganisation', { organisationId: late.id })).code).toBe(
      'TAX_CODE_TAKEN',
    );
  });
});

describe('revising', () => {
  it('leaves alone what the Alliance vouches for', async () => {
    const htx = await aVerifiedCooperative(api);
    const facts = completeFacts({ nameVi: 'Tên khác' });
    const no = await refused(
      api,
      htx.manager,
      'reviseOrganisation',
      { organisationId: htx.id, version: htx.version, facts },
      { facts: '... on VouchedFactsFixed { fields }' },
    );
    expect(no).toMatchObject({ code: 'VOUCHED_FACTS_FIXED', fields: ['nameVi', 'taxCode'] });
  });

  it('of an older version is refused with the version of today', async () => {
    const draft = await anOrganisation(api, 'COOPERATIVE');
    const input = { organisationId: draft.id, version: 7, facts: { nameVi: 'HTX' } };
    const no = await refused(api, draft.manager, 'reviseOrganisation', input, {
      facts: '... on StaleVersion { currentVersion }',
    });
    expect(no).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
  });

  it('by two at once is done by one', async () => {
    const draft = await anOrganisation(api, 'COOPERATIVE');
    const revise = (nameVi: string) =>
      api.gql(
        draft.manager,
        'mutation ($i: ReviseOrganisationInput!) { reviseOrganisation(input: $i) { __typename } }',
        {
          i: { organisationId: draft.id, version: 1, facts: { nameVi } },
        },
      );
    const answers = await Promise.all(['Một', 'Hai', 'Ba', 'Bốn'].map(revise));
    const names = answers.map(({ data }) => data['reviseOrganisation'].__typename as string).sort();
    expect(names).toEqual(['ReviseOrganisationPayload', 'StaleVersion', 'StaleVersion', 'StaleVersion']);
  });
});

describe('ruling', () => {
  it('is not for members of the organisation, advisors or not', async () => {
    const { id: organisationId, manager, version } = await submitted();
    await mutate(
      api,
      manager,
      'inviteMember',
      { organisationId, contact: alliance.advisor.phone, roles: ['STAFF'] },
      'invitationId',
    );
    await mutate(
      api,
      alliance.advisor,
      'acceptInvitation',
      { token: codeSentTo(api, alliance.advisor.phone) },
      'organisation { id }',
    );
    const input = { organisationId, version: version + 2 };
    expect((await refused(api, alliance.advisor, 'verifyOrganisation', input)).code).toBe('OWN_ORGANISATION');
    const { data } = await api.gql(alliance.advisor, `{ organisation(id: "${organisationId}") { allowedActions } }`);
    expect(data['organisation'].allowedActions).toEqual(['DECLARE_CERTIFICATE']);
    await mutate(api, alliance.lead, 'verifyOrganisation', input, STATE);
    await mutate(
      api,
      alliance.advisor,
      'removeMember',
      { organisationId, accountId: alliance.advisor.accountId },
      'organisation { id }',
    );
  });

  it('is of the version that was looked at', async () => {
    const { id: organisationId } = await submitted();
    expect((await refused(api, alliance.advisor, 'verifyOrganisation', { organisationId, version: 1 })).code).toBe(
      'STALE_VERSION',
    );
  });

  it('needs a reason, and a note with OTHER, of at most 1000 characters', async () => {
    const { id: organisationId, version } = await submitted();
    const reject = (more: object) =>
      refused(api, alliance.advisor, 'rejectOrganisation', { organisationId, version, ...more });
    expect(await reject({ reasons: [] })).toMatchObject({ issues: [{ path: 'reasons', code: 'required' }] });
    expect(await reject({ reasons: ['OTHER'] })).toMatchObject({ issues: [{ path: 'note', code: 'required' }] });
    expect(await reject({ reasons: ['OTHER'], note: 'x'.repeat(1001) })).toMatchObject({
      issues: [{ path: 'note', code: 'too-long' }],
    });
  });

  it('of a draft is refused by its state', async () => {
    const draft = await anOrganisation(api, 'COOPERATIVE');
    const no = await refused(api, alliance.advisor, 'verifyOrganisation', { organisationId: draft.id, version: 1 });
    expect(no.code).toBe('WRONG_ORGANISATION_STATE');
  });
});

describe('who may', () => {
  it('is a matrix of role and action', async () => {
    const { id: organisationId, manager, version } = await submitted();
    const staff = await aMember(api, manager, organisationId, ['STAFF']);
    const signatory = await aMember(api, manager, organisationId, ['SIGNATORY']);
    const stranger = await aPerson(api);
    const neighbour = (await anOrganisation(api, 'COOPERATIVE')).manager;
    const input = { organisationId };
    const ruling = { organisationId, version: version - 1 };
    const attempts: [string, Record<string, unknown>][] = [
      ['reviseOrganisation', { organisationId, version: version - 1, facts: { nameVi: 'HTX' } }],
      ['submitOrganisation', input],
      ['verifyOrganisation', ruling],
      ['requestOrganisationRevision', { ...ruling, reasons: ['NAME_MISMATCH'] }],
      ['rejectOrganisation', { ...ruling, reasons: ['DUPLICATE'] }],
      ['suspendOrganisation', { ...ruling, reasons: ['BY_REQUEST'] }],
      ['reinstateOrganisation', ruling],
      ['inviteMember', { organisationId, contact: '0912345678', roles: [] }],
      ['changeMemberRoles', { organisationId, accountId: staff.accountId, roles: [] }],
      ['removeMember', { organisationId, accountId: manager.accountId }],
      [
        'declareCertificate',
        {
          organisationId,
          scheme: 'OCOP',
          number: '',
          issuer: 'x',
          scope: { description: 'x' },
          validFrom: '2026-01-01',
        },
      ],
    ];
    const who = {
      manager,
      staff,
      signatory,
      neighbour,
      stranger,
      advisor: alliance.advisor,
      lead: alliance.lead,
      administrator: alliance.administrator,
    };
    const lines: string[] = [];
    for (const [name, wanted] of attempts) {
      const codes = await Promise.all(
        Object.values(who).map(async (as) => (await refused(api, as, name, wanted)).code),
      );
      lines.push(
        `${name}: ${codes.map((code) => (code === 'NOT_FOUND' ? '·' : code === 'NOT_PERMITTED' ? 'no' : 'yes')).join(' ')}`,
      );
    }
    expect([Object.keys(who).join(' '), ...lines]).toMatchInlineSnapshot(`
     [
       "manager staff signatory neighbour stranger advisor lead administrator",
       "reviseOrganisation: yes no no · · no no no",
       "submitOrganisation: yes no no · · no no no",
       "verifyOrganisation: no no no · · yes yes yes",
       "requestOrganisationRevision: no no no · · yes yes yes",
       "rejectOrganisation: no no no · · yes yes yes",
       "suspendOrganisation: no no no · · no yes yes",
       "reinstateOrganisation: no no no · · no yes yes",
       "inviteMember: yes no no · · no no no",
       "changeMemberRoles: yes no no · · no no no",
       "removeMember: yes no no · · no no no",
       "declareCertificate: yes yes no · · no no no",
     ]
    `);
  });
});
