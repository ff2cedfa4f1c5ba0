import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { aPerson, type Person } from '@testing/world/identity';
import { startTestApi, type TestApi } from '@testing/test-api';

describe('the web socket', () => {
  let api: TestApi;
  let person: Person;

  beforeAll(async () => {
    api = await startTestApi();
    person = await aPerson(api);
  });
  afterAll(() => api.close());

  /** The first thing that a document gets, or the errors. */
  async function ask(query: string, params: Record<string, unknown>): Promise<any> {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: params,
      retryAttempts: 0,
    });
    try {
      return await new Promise((resolve) => {
        client.subscribe({ query }, { next: resolve, error: resolve, complete: () => resolve('complete') });
      });
    } finally {
      await client.dispose();
    }
  }
  const signedIn = (): Record<string, unknown> => ({ authorization: `Bearer ${person.token}`, acceptLanguage: 'en' });

  it.each([
    ['{ commodities { code } }', 'BAD_REQUEST', 'The web socket is for subscriptions'],
    ['mutation { signOut(input: {}) { __typename } }', 'BAD_REQUEST', 'The web socket is for subscriptions'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    [
      `subscription { notificationReceived ${'{ a '.repeat(20)}${'}'.repeat(20)} }`,
      'QUERY_TOO_DEEP',
      'nested too deeply',
    ],
    ['subscription { noSuchThing }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field'],
  ])('refuses %s', async (query, code, sentence) => {
    const [error] = await ask(query, signedIn());
    expect(error).toMatchObject({ message: expect.stringContaining(sentence), extensions: { code } });
  });

  it.each([
    'notificationReceived { id }',
    'newsReceived { type }',
    'myContractsChanged { id }',
    'appraisalDeskChanged { type }',
  ])('tells the public to sign in before %s', async (field) => {
    const answer = await ask(`subscription { ${field} }`, {});
    const [error] = Array.isArray(answer) ? answer : answer.errors;
    expect(error).toMatchObject({ message: 'Bạn cần đăng nhập để tiếp tục.', extensions: { code: 'UNAUTHENTICATED' } });
  });
});
