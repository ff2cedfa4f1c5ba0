import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, codeSentTo, newPhone, PASSWORD, signedIn, type Person } from '@testing/world/identity';
import { mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const isSignedIn = async (token: string): Promise<boolean> => {
  const { data } = await api.gql({ token }, '{ me { id } }');
  return data['me'] !== null;
};
const trySignIn = async (input: Record<string, unknown>, from = '198.51.100.7') => {
  const answer = await api.gql(
    null,
    `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { code } ... on TooManyAttempts { retryAfterSeconds } ... on SignInPayload { token } } }`,
    { input },
    { headers: { 'x-forwarded-for': from } },
  );
  return answer.data['signIn'] as { __typename: string; retryAfterSeconds?: number; token?: string };
};

describe('signing in', () => {
  it('opens a session, and a cookie that scripts can not read', async () => {
    const { phone, password } = await aPerson(api);
    const answer = await api.gql(
      null,
      `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignInPayload { token me { phone } } } }`,
      { input: { contact: phone, password } },
    );
    expect(answer.data['signIn'].me).toEqual({ phone });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^lienket_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/u);
    const { data } = await api.gql(null, '{ me { phone } }', {}, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(data['me']).toEqual({ phone });
  });

  it('is refused by a wrong password', async () => {
    const { phone } = await aPerson(api);
    expect(await refused(api, null, 'signIn', { contact: phone, password: 'sai mật khẩu' })).toMatchObject({
      code: 'SIGN_IN_REFUSED',
      en: 'The phone number, e-mail address or password is not right.',
    });
  });

  it('ends by itself after thirty days', async () => {
    const { token } = await aPerson(api);
    api.clock.advance({ days: 29 });
    expect(await isSignedIn(token)).toBe(true);
    api.clock.advance({ days: 1 });
    expect(await isSignedIn(token)).toBe(false);
  });

  it('asks the database once for who is behind a token', async () => {
    const { token } = await aPerson(api);
    const statements = await api.statementsOf(() => api.gql({ token }, '{ __typename }'));
    expect(statements).toHaveLength(1);
  });
});

describe('brute force', () => {
  it('is slowed down from one place after five failures, ever longer, and not elsewhere', async () => {
    const { phone, password } = await aPerson(api);
    for (let n = 0; n < 5; n += 1) {
      expect((await trySignIn({ contact: phone, password: 'sai' })).__typename).toBe('SignInRefused');
    }
    expect(await trySignIn({ contact: phone, password })).toMatchObject({
      __typename: 'TooManyAttempts',
      retryAfterSeconds: 30,
    });
    expect((await trySignIn({ contact: phone, password }, '203.0.113.9')).__typename).toBe('SignInPayload');
  });

  it('doubles the pause', async () => {
    const { phone } = await aPerson(api);
    for (let n = 0; n < 5; n += 1) await trySignIn({ contact: phone, password: 'sai' });
    const pauses: (number | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) {
      const { retryAfterSeconds = 0 } = await trySignIn({ contact: phone, password: 'sai' });
      pauses.push(retryAfterSeconds);
      api.clock.advance({ seconds: retryAfterSeconds });
      await trySignIn({ contact: phone, password: 'sai' });
    }
    expect(pauses).toEqual([30, 60, 120, 240]);
  });

  it('from many places is slowed down for the one account', async () => {
    const { phone } = await aPerson(api);
    for (let n = 0; n < 20; n += 1) await trySignIn({ contact: phone, password: 'sai' }, `192.0.${n}.1`);
    expect((await trySignIn({ contact: phone, password: 'sai' }, '192.0.99.1')).__typename).toBe('TooManyAttempts');
  });

  it('on many accounts is slowed down for the one place', async () => {
    const contacts = Array.from({ length: 60 }, newPhone);
    for (const contact of contacts) await trySignIn({ contact, password: 'sai' }, '100.64.9.1');
    expect((await trySignIn({ contact: newPhone(), password: 'sai' }, '100.64.9.200')).__typename).toBe(
      'TooManyAttempts',
    );
    expect((await trySignIn({ contact: newPhone(), password: 'sai' }, '100.64.10.1')).__typename).toBe('SignInRefused');
  });

  it('in parallel gets no more guesses than one by one', async () => {
    const { phone } = await aPerson(api);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => trySignIn({ contact: phone, password: 'sai' }, '192.88.1.1')),
    );
    expect(answers.filter(({ __typename }) => __typename === 'SignInRefused')).toHaveLength(5);
  });

  it('is forgotten after a success', async () => {
    const { phone, password } = await aPerson(api);
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await trySignIn({ contact: phone, password: 'sai' }, '192.88.2.1');
      expect((await trySignIn({ contact: phone, password }, '192.88.2.1')).__typename).toBe('SignInPayload');
    }
  });
});

describe('sessions', () => {
  const sessionsOf = async (token: string) => {
    const { data } = await api.gql({ token }, '{ mySessions { id device network isThisOne } }');
    return data['mySessions'] as { id: string; isThisOne: boolean; network: string }[];
  };

  it('are listed with where they are from', async () => {
    const person = await aPerson(api);
    await signedIn(api, person);
    const sessions = await sessionsOf(person.token);
    expect(sessions.map(({ isThisOne }) => isThisOne).sort()).toEqual([false, true]);
    expect(sessions[0]?.network).toMatch(/\.0\/24$/u);
  });

  it('are over at once when they are revoked', async () => {
    const person = await aPerson(api);
    const other = await signedIn(api, person);
    const stolen = (await sessionsOf(person.token)).find(({ isThisOne }) => !isThisOne);
    await mutate(api, person, 'revokeSession', { sessionId: stolen?.id }, 'endedSessionIds');
    expect([await isSignedIn(other.token), await isSignedIn(person.token)]).toEqual([false, true]);
    const answer = await api.gql(other, '{ mySessions { id } }');
    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('all but one are over at once', async () => {
    const person = await aPerson(api);
    const others = [await signedIn(api, person), await signedIn(api, person)];
    await mutate(api, person, 'revokeOtherSessions', {}, 'endedSessionIds');
    expect(await Promise.all(others.map(({ token }) => isSignedIn(token)))).toEqual([false, false]);
    expect(await isSignedIn(person.token)).toBe(true);
  });

  it('of others are not found', async () => {
    const [lan, minh] = [await aPerson(api), await aPerson(api)];
    const [session] = await sessionsOf(minh.token);
    for (const sessionId of [session?.id, 'ses_00000000000000000000000000', 'x']) {
      expect((await refused(api, lan, 'revokeSession', { sessionId })).code).toBe('NOT_FOUND');
    }
    expect(await isSignedIn(minh.token)).toBe(true);
  });

  it('end by signing out', async () => {
    const person = await aPerson(api);
    await mutate(api, person, 'signOut', {}, 'endedSessionIds');
    expect(await isSignedIn(person.token)).toBe(false);
  });
});

describe('passwords', () => {
  const reset = (contact: string) =>
    mutate<{ challengeId: string }>(api, null, 'requestPasswordReset', { contact }, 'challengeId');

  it('are reset by a code, which ends every session', async () => {
    const person = await aPerson(api);
    const { challengeId } = await reset(person.phone);
    const input = { challengeId, code: codeSentTo(api, person.phone), newPassword: 'mùa nước nổi năm ấy' };
    await mutate(api, null, 'resetPassword', input, 'done');
    expect(await isSignedIn(person.token)).toBe(false);
    expect((await trySignIn({ contact: person.phone, password: person.password })).__typename).toBe('SignInRefused');
    await signedIn(api, { phone: person.phone, password: 'mùa nước nổi năm ấy' });
    expect((await refused(api, null, 'resetPassword', input)).code).toBe('CODE_EXPIRED');
  });

  it('are not reset by a guess, nor to a weak one', async () => {
    const { phone } = await aPerson(api);
    const { challengeId } = await reset(phone);
    const code = codeSentTo(api, phone) === '000000' ? '000001' : '000000';
    expect((await refused(api, null, 'resetPassword', { challengeId, code, newPassword: PASSWORD })).code).toBe(
      'CODE_WRONG',
    );
    expect((await refused(api, null, 'resetPassword', { challengeId, code, newPassword: 'ngắn' })).code).toBe(
      'PASSWORD_TOO_WEAK',
    );
    expect((await refused(api, null, 'requestPasswordReset', { contact: 'x' })).code).toBe('INVALID_INPUT');
  });

  it('of nobody are not reset', async () => {
    const { challengeId } = await reset(newPhone());
    expect(
      (await refused(api, null, 'resetPassword', { challengeId, code: '123456', newPassword: PASSWORD })).code,
    ).toBe('CODE_WRONG');
  });

  const change = (person: Person, currentPassword: string, newPassword: string) =>
    refused(api, person, 'changePassword', { currentPassword, newPassword });

  it('are changed by the old one, which ends the other sessions', async () => {
    const person = await aPerson(api);
    const other = await signedIn(api, person);
    expect((await change(person, 'không phải', 'mùa nước nổi năm ấy')).code).toBe('PASSWORD_WRONG');
    expect((await change(person, person.password, person.phone.slice(3))).code).toBe('PASSWORD_TOO_WEAK');
    await mutate(
      api,
      person,
      'changePassword',
      { currentPassword: PASSWORD, newPassword: 'mùa nước nổi năm ấy' },
      'done',
    );
    expect([await isSignedIn(person.token), await isSignedIn(other.token)]).toEqual([true, false]);
  });

  it('can not be guessed with a stolen session', async () => {
    const person = await aPerson(api);
    for (let n = 0; n < 3; n += 1) await change(person, 'không phải', 'mùa nước nổi năm ấy');
    expect((await change(person, person.password, 'mùa nước nổi năm ấy')).code).toBe('TOO_MANY_ATTEMPTS');
  });
});
