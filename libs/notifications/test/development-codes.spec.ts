import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, codeSentTo, type Person } from '@testing/world/identity';
import { ChannelCodeSender } from '../src/channels/code-sender';

let api: TestApi;
let lan: Person;

beforeAll(async () => {
  api = await startTestApi();
  lan = await aPerson(api);
});
afterAll(() => api.close());

const RESET = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }`;
const codes = async (person: Person) =>
  (await api.gql(person, '{ developmentCodes { use code } }')).data['developmentCodes'];

describe('codes on an installation that can not send', () => {
  it('are shown to the account they are for, and to no other', async () => {
    const other = await aPerson(api);
    await api.gql(null, RESET, { input: { contact: lan.phone } });
    expect(await codes(lan)).toContainEqual({ use: 'PASSWORD_RESET', code: codeSentTo(api, lan.phone) });
    expect(await codes(other)).not.toContainEqual({ use: 'PASSWORD_RESET', code: codeSentTo(api, lan.phone) });
    expect((await api.gql(null, '{ developmentCodes { code } }')).errors?.[0]?.extensions['code']).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('are forgotten after fifteen minutes', async () => {
    api.clock.advance({ minutes: 16 });
    expect(await codes(lan)).toEqual([]);
  });
});

describe('in production', () => {
  it('a code that can not be sent is an error, and shown nowhere', async () => {
    const production = await startTestApi({ env: { LIENKET_ENV: 'production' } });
    const sender = production.app.get(ChannelCodeSender);
    const to = { accountId: lan.accountId as never, phone: lan.phone, email: null };
    await expect(sender.send({ to, use: 'SIGNATURE', code: '123456', locale: 'vi' })).rejects.toThrow(
      'no channel is configured',
    );
    expect(sender.shownTo(lan.accountId as never)).toEqual([]);
    await production.close();
  });
});
