import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, newPhone, PASSWORD } from '@testing/world/identity';
import { Passwords } from '../src/secrets/passwords';

let api: TestApi;
let known: string;
beforeAll(async () => {
  api = await startTestApi();
  known = (await aPerson(api)).phone;
});
afterAll(() => api.close());

/** Everything that an attacker can see of an answer, and what it costs, ids and times aside. */
async function traceOf(name: string, contact: string, more: Record<string, unknown>) {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const passwords = api.app.get(Passwords);
  const computed = passwords.computed;
  let answer: Awaited<ReturnType<TestApi['gql']>> | undefined;
  const statements = await api.statementsOf(async () => {
    answer = await api.gql(
      null,
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Problem { code message } } }`,
      { input: { contact, ...more } },
    );
  });
  const headers = [...(answer?.headers.keys() ?? [])].sort();
  return { status: answer?.status, data: answer?.data, headers, hashes: passwords.computed - computed, statements };
}

it.each([
  ['signIn', { password: 'một mật khẩu khác' }, 1],
  ['registerAccount', { password: PASSWORD, displayName: 'Lan' }, 1],
  ['requestPasswordReset', {}, 0],
] as const)('%s answers alike and works alike whether or not there is an account', async (name, more, hashes) => {
  // The first answer of a process also prepares what later ones use.
  await traceOf(name, newPhone(), more);
  const [there, notThere] = [await traceOf(name, known, more), await traceOf(name, newPhone(), more)];
  expect(there).toEqual(notThere);
  expect(there.hashes).toBe(hashes);
});

it('a contact that can be nobody’s is refused like a wrong password, at the same cost', async () => {
  const [wrong, nonsense] = [
    await traceOf('signIn', known, { password: 'một mật khẩu khác' }),
    await traceOf('signIn', 'không phải số', { password: 'một mật khẩu khác' }),
  ];
  expect(nonsense.data).toEqual(wrong.data);
  expect(nonsense.hashes).toBe(wrong.hashes);
});

it('nobody’s account is locked like somebody’s', async () => {
  const lockedAfter = async (contact: string): Promise<number> => {
    for (let n = 1; ; n += 1) {
      const { data } = await traceOf('signIn', contact, { password: 'một mật khẩu khác' });
      if (data?.['signIn'].code === 'TOO_MANY_ATTEMPTS') return n;
    }
  };
  expect(await lockedAfter((await aPerson(api)).phone)).toBe(await lockedAfter(newPhone()));
});
