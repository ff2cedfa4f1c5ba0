import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, codeSentTo, newPhone, PASSWORD } from '@testing/world/identity';
import { mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const register = (input: Record<string, unknown>) =>
  mutate<{ challengeId: string; expiresAt: string }>(
    api,
    null,
    'registerAccount',
    { password: PASSWORD, displayName: 'Nguyễn Thị Lan', ...input },
    'challengeId expiresAt',
  );

describe('sign-up', () => {
  it('makes the account when the code comes back, and signs in', async () => {
    const { challengeId, expiresAt } = await register({ contact: '0911 000 001', locale: 'en' });
    expect(Date.parse(expiresAt) - api.clock.now()).toBe(600_000);
    const before = await api.db.query(`SELECT 1 FROM accounts WHERE phone = '+84911000001'`);
    expect(before).toEqual([]);
    const code = codeSentTo(api, '+84911000001');
    const { token } = await mutate(api, null, 'confirmContact', { challengeId, code }, 'token');
    const { data } = await api.gql(
      { token: token as string },
      '{ me { displayName phone email locale hasTotp memberships { roles } } }',
    );
    expect(data['me']).toEqual({
      displayName: 'Nguyễn Thị Lan',
      phone: '+84911000001',
      email: null,
      locale: 'en',
      hasTotp: false,
      memberships: [],
    });
  });

  it('takes an e-mail address as well', async () => {
    const { challengeId } = await register({ contact: 'Minh@Example.VN' });
    const code = codeSentTo(api, 'minh@example.vn');
    const { me } = await mutate(api, null, 'confirmContact', { challengeId, code }, 'me { email phone }');
    expect(me).toEqual({ email: 'minh@example.vn', phone: null });
  });

  it.each([
    [{ contact: '12345' }, 'contact', 'not-a-contact'],
    [{ displayName: '  ' }, 'displayName', 'required'],
    [{ displayName: 'x'.repeat(101) }, 'displayName', 'too-long'],
  ])('refuses %j', async (wrong, path, code) => {
    const input = { contact: newPhone(), password: PASSWORD, displayName: 'Lan', ...wrong };
    expect(await refused(api, null, 'registerAccount', input)).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path, code }],
    });
  });

  it('refuses a weak password', async () => {
    const input = { contact: newPhone(), password: 'matkhau123', displayName: 'Lan' };
    const facts = '... on PasswordTooWeak { reason minimumLength }';
    expect(await refused(api, null, 'registerAccount', input, { facts })).toMatchObject({
      code: 'PASSWORD_TOO_WEAK',
      reason: 'TOO_COMMON',
      minimumLength: 10,
      vi: expect.stringContaining('10 ký tự'),
    });
  });

  it('keeps no code, password or token in clear anywhere', async () => {
    const phone = newPhone();
    const { challengeId } = await register({ contact: phone });
    const code = codeSentTo(api, phone);
    const { token } = await mutate<{ token: string }>(api, null, 'confirmContact', { challengeId, code }, 'token');
    const tables = ['accounts', 'sessions', 'challenges', 'throttles', 'events', 'idempotency_keys'];
    for (const table of tables) {
      const rows = await api.db.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
      for (const { line } of rows) {
        expect(line).not.toContain(token);
        expect(line).not.toContain(PASSWORD);
      }
    }
    const [challenge] = await api.db.query<{ line: string }>(`SELECT code_hash AS line FROM challenges WHERE id = $1`, [
      challengeId,
    ]);
    expect(challenge?.line).not.toContain(code);
    const events = await api.db.query<{ line: string }>(`SELECT payload::text AS line FROM events`);
    expect(events.filter(({ line }) => line.includes(phone))).toEqual([]);
  });
});

describe('the code', () => {
  it('counts wrong tries down, and is worthless after the fifth', async () => {
    const phone = newPhone();
    const { challengeId } = await register({ contact: phone });
    const right = codeSentTo(api, phone);
    const wrong = right === '000000' ? '000001' : '000000';
    const facts = '... on CodeWrong { triesLeft }';
    const first = await refused(api, null, 'confirmContact', { challengeId, code: wrong }, { facts });
    expect(first).toMatchObject({ code: 'CODE_WRONG', triesLeft: 4, vi: expect.stringContaining('4') });
    await refused(api, null, 'confirmContact', { challengeId, code: wrong });
    // Four were counted; a fifth and then the right one.
    await refused(api, null, 'confirmContact', { challengeId, code: wrong });
    expect(await refused(api, null, 'confirmContact', { challengeId, code: right })).toMatchObject({
      code: 'CODE_EXPIRED',
    });
  });

  it('is good for ten minutes and for one use', async () => {
    const phone = newPhone();
    const { challengeId } = await register({ contact: phone });
    api.clock.advance({ minutes: 10 });
    const late = await refused(api, null, 'confirmContact', { challengeId, code: codeSentTo(api, phone) });
    expect(late.code).toBe('CODE_EXPIRED');
    const again = await register({ contact: phone });
    const input = { challengeId: again.challengeId, code: codeSentTo(api, phone) };
    await mutate(api, null, 'confirmContact', input, 'token');
    expect((await refused(api, null, 'confirmContact', input)).code).toBe('CODE_EXPIRED');
  });

  it.each(['chl_00000000000000000000000000', 'nonsense'])('of no challenge (%s) is over', async (challengeId) => {
    expect((await refused(api, null, 'confirmContact', { challengeId, code: '123456' })).code).toBe('CODE_EXPIRED');
  });

  it('of a sign-up does not reset a password', async () => {
    const phone = newPhone();
    const { challengeId } = await register({ contact: phone });
    const input = { challengeId, code: codeSentTo(api, phone), newPassword: PASSWORD };
    expect((await refused(api, null, 'resetPassword', input)).code).toBe('CODE_EXPIRED');
  });

  it('makes one account, whoever of two is faster', async () => {
    const phone = newPhone();
    const first = await register({ contact: phone });
    const code = codeSentTo(api, phone);
    const second = await register({ contact: phone });
    await mutate(
      api,
      null,
      'confirmContact',
      { challengeId: second.challengeId, code: codeSentTo(api, phone) },
      'token',
    );
    expect((await refused(api, null, 'confirmContact', { challengeId: first.challengeId, code })).code).toBe(
      'CODE_EXPIRED',
    );
  });

  it('is not sent without end', async () => {
    const contact = newPhone();
    for (let n = 0; n < 5; n += 1) await register({ contact });
    const input = { contact, password: PASSWORD, displayName: 'Lan' };
    const facts = '... on TooManyAttempts { retryAfterSeconds }';
    expect(await refused(api, null, 'registerAccount', input, { facts })).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: 120,
    });
    api.clock.advance({ minutes: 2 });
    await register({ contact });
  });
});

it('a sign-up with the contact of an account tells its owner and nobody else', async () => {
  const owner = await aPerson(api);
  const { challengeId } = await register({ contact: owner.phone });
  expect(() => codeSentTo(api, owner.phone)).toThrow();
  for (const code of ['000000', '123456']) {
    expect((await refused(api, null, 'confirmContact', { challengeId, code })).code).toBe('CODE_WRONG');
  }
});
