import { Secret, TOTP } from 'otpauth';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, type Person } from '@testing/world/identity';
import { mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: api.clock.now() });

async function withTotp(): Promise<{ person: Person; secret: string; recoveryCodes: string[] }> {
  const person = await aPerson(api);
  const { secret, uri } = await mutate<{ secret: string; uri: string }>(api, person, 'enableTotp', {}, 'secret uri');
  expect(uri).toContain(`secret=${secret}`);
  const { recoveryCodes } = await mutate(api, person, 'confirmTotp', { code: codeOf(secret) }, 'recoveryCodes');
  return { person, secret, recoveryCodes: recoveryCodes as string[] };
}
const signIn = ({ phone: contact, password }: Person, secondFactor?: string) =>
  mutate(api, null, 'signIn', { contact, password, ...(secondFactor && { secondFactor }) }, 'token');

it('is asked for after the right password only', async () => {
  const { person, secret } = await withTotp();
  const { phone: contact, password } = person;
  expect((await refused(api, null, 'signIn', { contact, password })).code).toBe('SECOND_FACTOR_NEEDED');
  expect((await refused(api, null, 'signIn', { contact, password: 'sai', secondFactor: codeOf(secret) })).code).toBe(
    'SIGN_IN_REFUSED',
  );
  api.clock.advance({ minutes: 2 });
  await signIn(person, codeOf(secret));
});

it('takes each code once', async () => {
  const { person, secret } = await withTotp();
  const { phone: contact, password } = person;
  api.clock.advance({ minutes: 1 });
  const code = codeOf(secret);
  await signIn(person, code);
  expect((await refused(api, null, 'signIn', { contact, password, secondFactor: code })).code).toBe(
    'SECOND_FACTOR_WRONG',
  );
});

it('takes each recovery code once, however it is typed', async () => {
  const { person, recoveryCodes } = await withTotp();
  const { phone: contact, password } = person;
  expect(new Set(recoveryCodes).size).toBe(10);
  const [code = ''] = recoveryCodes;
  expect(code).toMatch(/^(?:[0-9a-z]{4}-){3}[0-9a-z]{4}$/u);
  await signIn(person, code.toUpperCase().replaceAll('-', ' '));
  expect((await refused(api, null, 'signIn', { contact, password, secondFactor: code })).code).toBe(
    'SECOND_FACTOR_WRONG',
  );
});

it('can not be guessed', async () => {
  const { person } = await withTotp();
  const { phone: contact, password } = person;
  const guess = () => refused(api, null, 'signIn', { contact, password, secondFactor: '000000' });
  for (let n = 0; n < 2; n += 1) expect((await guess()).code).toBe('SECOND_FACTOR_WRONG');
  await guess();
  expect((await guess()).code).toBe('TOO_MANY_ATTEMPTS');
});

it('begins only when the app has shown a right code', async () => {
  const person = await aPerson(api);
  expect((await refused(api, person, 'confirmTotp', { code: '123456' })).code).toBe('TOTP_NOT_BEGUN');
  const { secret } = await mutate<{ secret: string }>(api, person, 'enableTotp', {}, 'secret');
  expect((await refused(api, person, 'confirmTotp', { code: 'abcdef' })).code).toBe('SECOND_FACTOR_WRONG');
  await signIn(person);
  await mutate(api, person, 'confirmTotp', { code: codeOf(secret) }, 'recoveryCodes');
  expect((await refused(api, person, 'enableTotp', {})).code).toBe('TOTP_ALREADY_ON');
  expect((await refused(api, person, 'confirmTotp', { code: codeOf(secret) })).code).toBe('TOTP_ALREADY_ON');
});

it('is switched off by a code of it, not by a session alone', async () => {
  const { person, secret } = await withTotp();
  expect((await refused(api, person, 'disableTotp', { code: 'sai' })).code).toBe('SECOND_FACTOR_WRONG');
  api.clock.advance({ minutes: 1 });
  await mutate(api, person, 'disableTotp', { code: codeOf(secret) }, 'done');
  expect((await refused(api, person, 'disableTotp', { code: '123456' })).code).toBe('TOTP_NOT_BEGUN');
  await signIn(person);
});
