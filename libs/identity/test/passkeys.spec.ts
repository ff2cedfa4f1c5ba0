import { generateKeyPairSync } from 'node:crypto';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, PASSWORD, type Person } from '@testing/world/identity';
import { mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import { SoftwareAuthenticator } from './software-authenticator';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Ceremony {
  ceremonyId: string;
  options: string;
}
const begin = (person: Person) =>
  mutate<Ceremony>(api, person, 'beginPasskey', { currentPassword: PASSWORD }, 'ceremonyId options');
const beginSignIn = () => mutate<Ceremony>(api, null, 'beginPasskeySignIn', {}, 'ceremonyId options');

async function withPasskey(): Promise<{ person: Person; device: SoftwareAuthenticator; passkeyId: string }> {
  const [person, device] = [await aPerson(api), new SoftwareAuthenticator()];
  const { ceremonyId, options } = await begin(person);
  const input = { ceremonyId, name: 'Điện thoại của Lan', response: device.create(options) };
  const { passkeyId } = await mutate<{ passkeyId: string }>(api, person, 'addPasskey', input, 'passkeyId');
  return { person, device, passkeyId };
}
const refusedSignIn = async (ceremonyId: string, response: string): Promise<string> =>
  (await refused(api, null, 'signInWithPasskey', { ceremonyId, response })).code;

it('signs in without contact or password, again and again', async () => {
  const { person, device } = await withPasskey();
  for (let n = 0; n < 2; n += 1) {
    const { ceremonyId, options } = await beginSignIn();
    const input = { ceremonyId, response: device.get(options) };
    const { me } = await mutate(api, null, 'signInWithPasskey', input, 'me { id passkeys { name lastUsedAt } }');
    expect(me).toEqual({
      id: person.accountId,
      passkeys: [{ name: 'Điện thoại của Lan', lastUsedAt: new Date(api.clock.now()).toISOString() }],
    });
  }
});

it('proves one challenge once, and not for long', async () => {
  const { device } = await withPasskey();
  const [first, second] = [await beginSignIn(), await beginSignIn()];
  const response = device.get(first.options);
  expect(await refusedSignIn(second.ceremonyId, response)).toBe('PASSKEY_REFUSED');
  await mutate(api, null, 'signInWithPasskey', { ceremonyId: first.ceremonyId, response }, 'token');
  expect(await refusedSignIn(first.ceremonyId, response)).toBe('PASSKEY_REFUSED');
  const late = await beginSignIn();
  api.clock.advance({ minutes: 5 });
  expect(await refusedSignIn(late.ceremonyId, device.get(late.options))).toBe('PASSKEY_REFUSED');
});

it('is not proved by another key, a copy with an old counter, or nonsense', async () => {
  const { device } = await withPasskey();
  const attempt = async (respond: (options: string) => string) => {
    const { ceremonyId, options } = await beginSignIn();
    return refusedSignIn(ceremonyId, respond(options));
  };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ceremony = await beginSignIn();
  device.counter = 10;
  await mutate(
    api,
    null,
    'signInWithPasskey',
    { ceremonyId: ceremony.ceremonyId, response: device.get(ceremony.options) },
    'token',
  );
  expect(await attempt((options) => device.get(options, privateKey))).toBe('PASSKEY_REFUSED');
  device.counter = 3;
  expect(await attempt((options) => device.get(options))).toBe('PASSKEY_REFUSED');
  expect(await attempt(() => '{"id":"x"}')).toBe('PASSKEY_REFUSED');
  expect(await attempt(() => 'x')).toBe('PASSKEY_REFUSED');
  expect(await attempt((options) => new SoftwareAuthenticator().get(options))).toBe('PASSKEY_REFUSED');
});

it.each([
  ['of another site', new SoftwareAuthenticator('https://lienket.example')],
  ['that does not verify its user', new SoftwareAuthenticator('http://localhost:3000', false)],
])('a device %s adds none', async (_what, device) => {
  const person = await aPerson(api);
  const { ceremonyId, options } = await begin(person);
  const input = { ceremonyId, name: 'x', response: device.create(options) };
  expect((await refused(api, person, 'addPasskey', input)).code).toBe('PASSKEY_REFUSED');
});

it('is added by whoever has begun it and knows the password', async () => {
  const [lan, minh, device] = [await aPerson(api), await aPerson(api), new SoftwareAuthenticator()];
  expect((await refused(api, lan, 'beginPasskey', { currentPassword: 'không phải' })).code).toBe('PASSWORD_WRONG');
  const { ceremonyId, options } = await begin(lan);
  const input = { ceremonyId, name: 'x', response: device.create(options) };
  expect((await refused(api, minh, 'addPasskey', input)).code).toBe('PASSKEY_REFUSED');
  expect(await refused(api, lan, 'addPasskey', { ...input, name: ' ' })).toMatchObject({ issues: [{ path: 'name' }] });
  await mutate(api, lan, 'addPasskey', input, 'passkeyId');
});

it('signs nobody in once it is removed, by its owner alone', async () => {
  const { person, device, passkeyId } = await withPasskey();
  expect((await refused(api, await aPerson(api), 'removePasskey', { passkeyId })).code).toBe('NOT_FOUND');
  await mutate(api, person, 'removePasskey', { passkeyId }, 'passkeyId');
  const { ceremonyId, options } = await beginSignIn();
  expect(await refusedSignIn(ceremonyId, device.get(options))).toBe('PASSKEY_REFUSED');
});
