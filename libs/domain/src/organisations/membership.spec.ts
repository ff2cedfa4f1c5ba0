import type { AccountId } from '../kernel/id';
import { founderRoles, lastManagerLost, managingRole, readRoles } from './membership';

const [lan, minh] = ['acc_lan' as AccountId, 'acc_minh' as AccountId];

describe('roles', () => {
  it('stand in their order, without repeats', () =>
    expect(readRoles('COOPERATIVE', ['SIGNATORY', 'MANAGER', 'MANAGER'])).toEqual(['MANAGER', 'SIGNATORY']));
  it('fit the kind of organisation', () => {
    expect(readRoles('COOPERATIVE', ['MANAGER', 'ADVISOR'])).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'roles.1', code: 'role-of-other-kind' }],
    });
    expect(readRoles('ALLIANCE', ['ADVISOR'])).toEqual(['ADVISOR']);
  });
  it('are at least one', () => expect(readRoles('AGENCY', [])).toMatchObject({ issues: [{ code: 'required' }] }));
  it('of the founder let them run the organisation', () =>
    expect(
      (['ENTERPRISE', 'ALLIANCE', 'AGENCY'] as const).map((kind) => [managingRole(kind), founderRoles(kind)]),
    ).toEqual([
      ['MANAGER', ['MANAGER']],
      ['ADMINISTRATOR', ['ADMINISTRATOR']],
      ['OBSERVER', ['OBSERVER']],
    ]));
});

describe('the last manager', () => {
  const members = [
    { accountId: lan, roles: ['MANAGER', 'SIGNATORY'] as const },
    { accountId: minh, roles: ['STAFF'] as const },
  ];
  it('can neither leave nor step down', () => {
    const lost = { code: 'last-manager', role: 'MANAGER' };
    expect(lastManagerLost('COOPERATIVE', members, { accountId: lan, roles: [] })).toEqual(lost);
    expect(lastManagerLost('COOPERATIVE', members, { accountId: lan, roles: ['STAFF'] })).toEqual(lost);
  });
  it('may go when another manages', () => {
    const two = [members[0]!, { accountId: minh, roles: ['MANAGER'] as const }];
    expect(lastManagerLost('COOPERATIVE', two, { accountId: lan, roles: [] })).toBeNull();
  });
  it('is nobody who does not manage', () =>
    expect(lastManagerLost('COOPERATIVE', members, { accountId: minh, roles: [] })).toBeNull());
});
