import { AllianceSetUp } from '../src/public';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, codeSentTo, newPhone } from '@testing/world/identity';
import { aMember, anAlliance, anOrganisation, mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const invited = async (roles = ['STAFF']) => {
  const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
  const person = await aPerson(api);
  const input = { organisationId, contact: person.phone, roles };
  const { invitationId } = await mutate(api, manager, 'inviteMember', input, 'invitationId');
  return {
    organisationId,
    manager,
    person,
    invitationId: invitationId as string,
    token: codeSentTo(api, person.phone),
  };
};

describe('an invitation', () => {
  it('makes its receiver a member from the same moment', async () => {
    const { organisationId, manager, person, token } = await invited(['SIGNATORY', 'STAFF']);
    const { organisation } = await mutate(
      api,
      person,
      'acceptInvitation',
      { token },
      'organisation { id members { displayName roles } }',
    );
    expect(organisation.members.at(-1)).toEqual({ displayName: person.displayName, roles: ['STAFF', 'SIGNATORY'] });
    const { data } = await api.gql(person, '{ me { memberships { roles organisation { id state } } } }');
    expect(data['me'].memberships).toEqual([
      { roles: ['STAFF', 'SIGNATORY'], organisation: { id: organisationId, state: 'DRAFT' } },
    ]);
    expect((await refused(api, person, 'acceptInvitation', { token })).code).toBe('ALREADY_MEMBER');
    const again = { organisationId, contact: person.phone, roles: ['STAFF'] };
    expect((await refused(api, manager, 'inviteMember', again)).code).toBe('ALREADY_MEMBER');
  });

  it('waits for somebody who has no account yet', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'ENTERPRISE');
    const phone = newPhone();
    await mutate(api, manager, 'inviteMember', { organisationId, contact: phone, roles: ['STAFF'] }, 'invitationId');
    const token = codeSentTo(api, phone);
    const person = await aPerson(api, { phone });
    await mutate(api, person, 'acceptInvitation', { token }, 'organisation { id }');
  });

  it('lets nobody in who has another contact', async () => {
    const { token } = await invited();
    expect((await refused(api, await aPerson(api), 'acceptInvitation', { token })).code).toBe('INVITATION_FOR_ANOTHER');
    expect((await refused(api, await aPerson(api), 'acceptInvitation', { token: 'nonsense' })).code).toBe('NOT_FOUND');
  });

  it('is over after fourteen days, to the millisecond', async () => {
    const late = await invited();
    api.clock.advance({ days: 14 });
    expect((await refused(api, late.person, 'acceptInvitation', { token: late.token })).code).toBe('INVITATION_OVER');
    const intime = await invited();
    api.clock.advance({ days: 13, hours: 23, minutes: 59, seconds: 59 });
    await mutate(api, intime.person, 'acceptInvitation', { token: intime.token }, 'organisation { id }');
  });

  it('can be taken back', async () => {
    const { organisationId, manager, person, invitationId, token } = await invited();
    const stranger = await aPerson(api);
    expect((await refused(api, stranger, 'revokeInvitation', { invitationId })).code).toBe('NOT_FOUND');
    const { organisation } = await mutate(
      api,
      manager,
      'revokeInvitation',
      { invitationId },
      'organisation { id invitations { id } }',
    );
    expect(organisation).toEqual({ id: organisationId, invitations: [] });
    expect((await refused(api, manager, 'revokeInvitation', { invitationId })).code).toBe('INVITATION_OVER');
    expect((await refused(api, person, 'acceptInvitation', { token })).code).toBe('INVITATION_OVER');
  });

  it('is for roles of that kind of organisation, and a contact that exists', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const invite = (input: object) =>
      refused(api, manager, 'inviteMember', { organisationId, contact: newPhone(), roles: ['STAFF'], ...input });
    expect(await invite({ roles: ['ADVISOR'] })).toMatchObject({
      issues: [{ path: 'roles.0', code: 'role-of-other-kind' }],
    });
    expect(await invite({ roles: [] })).toMatchObject({ issues: [{ path: 'roles', code: 'required' }] });
    expect(await invite({ contact: '123' })).toMatchObject({ issues: [{ path: 'contact', code: 'not-a-contact' }] });
  });

  it('is sent once for one idempotency key', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const phone = newPhone();
    const input = { organisationId, contact: phone, roles: ['STAFF'], idempotencyKey: 'invite-1' };
    const first = await mutate(api, manager, 'inviteMember', input, 'invitationId');
    const token = codeSentTo(api, phone);
    expect(await mutate(api, manager, 'inviteMember', input, 'invitationId')).toEqual(first);
    expect(codeSentTo(api, phone)).toBe(token);
  });
});

describe('roles and leaving', () => {
  it('count from the next request on', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const staff = await aMember(api, manager, organisationId, ['STAFF']);
    const submit = () => refused(api, staff, 'submitOrganisation', { organisationId: organisationId });
    expect((await submit()).code).toBe('NOT_PERMITTED');
    const input = { organisationId, accountId: staff.accountId, roles: ['MANAGER'] };
    await mutate(api, manager, 'changeMemberRoles', input, 'organisation { id }');
    await mutate(api, staff, 'submitOrganisation', { organisationId }, 'organisation { state }');
    await mutate(api, staff, 'removeMember', { organisationId, accountId: manager.accountId }, 'organisation { id }');
    expect((await refused(api, manager, 'submitOrganisation', { organisationId })).code).toBe('NOT_FOUND');
  });

  it('leave somebody who manages', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const own = { organisationId, accountId: manager.accountId };
    const facts = '... on LastManager { role }';
    expect(await refused(api, manager, 'removeMember', own, { facts })).toMatchObject({
      code: 'LAST_MANAGER',
      role: 'MANAGER',
    });
    expect((await refused(api, manager, 'changeMemberRoles', { ...own, roles: ['STAFF'] })).code).toBe('LAST_MANAGER');
    const { administrator, id } = await anAlliance(api);
    const last = { organisationId: id, accountId: administrator.accountId };
    expect(await refused(api, administrator, 'removeMember', last, { facts })).toMatchObject({ role: 'ADMINISTRATOR' });
  });

  it('of two managers who leave at once keep one', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const second = await aMember(api, manager, organisationId, ['MANAGER']);
    const leave = (person: { token: string; accountId: string }) =>
      api.gql(person, 'mutation ($i: RemoveMemberInput!) { removeMember(input: $i) { __typename } }', {
        i: { organisationId, accountId: person.accountId },
      });
    const answers = await Promise.all([leave(manager), leave(second)]);
    expect(answers.map(({ data }) => data['removeMember'].__typename).sort()).toEqual([
      'LastManager',
      'RemoveMemberPayload',
    ]);
  });

  it('of nobody are not found', async () => {
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE');
    const stranger = await aPerson(api);
    const input = { organisationId, accountId: stranger.accountId };
    expect((await refused(api, manager, 'removeMember', input)).code).toBe('NOT_FOUND');
    expect((await refused(api, manager, 'changeMemberRoles', { ...input, roles: ['STAFF'] })).code).toBe('NOT_FOUND');
  });
});

it('the operator sets up the Alliance once, and more administrators after', async () => {
  const setUp = api.app.get(AllianceSetUp);
  const alliance = await anAlliance(api);
  const request = {
    contact: newPhone(),
    displayName: 'Quản trị',
    password: 'gặt lúa hè thu 2026',
    allianceName: 'Khác',
  };
  const made = await setUp.createAdministrator(request);
  expect(made).toMatchObject({ ok: true, value: { organisationId: alliance.id } });
  expect(await setUp.createAdministrator(request)).toMatchObject({ refusal: { code: 'already-member' } });
  expect(await setUp.createAdministrator({ ...request, password: 'ngắn' })).toMatchObject({
    refusal: { code: 'password-too-weak' },
  });
  expect(await setUp.createAdministrator({ ...request, contact: 'x' })).toMatchObject({
    refusal: { code: 'invalid-input' },
  });
});
