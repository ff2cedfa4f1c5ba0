import { auditServer, type AuditResult } from 'graphql-http';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson } from '@testing/world/identity';

/**
 * Audits of the specification "GraphQL over HTTP" that we do not pass, each with the reason. A MUST is never here; an
 * exception that passes again fails the spec, so that the list stays true.
 */
const NO_SIMPLE_GET =
  'MAY: a GET that a page of another site could send with our cookie is refused; a content type or apollo-require-preflight lets it through';
const FAULT_IS_400 =
  'SHOULD: a document or variable at fault is 400 for application/json too, so that proxies and logs see the fault; the body is the same';
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '5A70': NO_SIMPLE_GET,
  D6D5: NO_SIMPLE_GET,
  '6A70': NO_SIMPLE_GET,
  '572B': FAULT_IS_400,
  FDE2: FAULT_IS_400,
  '7B9B': FAULT_IS_400,
};

const LEGACY = 'application/json';
const MODERN = 'application/graphql-response+json';

describe('GraphQL over HTTP', () => {
  let api: TestApi;
  let audits: AuditResult[];

  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': LEGACY, ...headers }, body });
  const ask = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    post(JSON.stringify({ query }), headers);
  const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

  beforeAll(async () => {
    api = await startTestApi();
    audits = await auditServer({ url: `${api.url}/graphql` });
  });
  afterAll(() => api.close());

  it('passes every audit of graphql-http but the listed exceptions', async () => {
    const failed = audits.filter(({ status }) => status !== 'ok');
    const told = await Promise.all(
      failed.map(async (audit) => ({
        id: audit.id,
        name: audit.name,
        got: 'response' in audit ? `${audit.response.status} ${(await audit.response.text()).slice(0, 200)}` : '',
        reason: 'reason' in audit ? audit.reason : '',
      })),
    );
    expect(audits.length).toBeGreaterThan(50);
    expect(told.filter(({ id }) => !EXCEPTIONS[id])).toEqual([]);
    expect(failed.map(({ id }) => id).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it('lets no MUST be an exception', () => {
    const names = new Map(audits.map(({ id, name }) => [id, name]));
    for (const [id, reason] of Object.entries(EXCEPTIONS)) {
      expect(names.get(id)).toMatch(/^(SHOULD|MAY) /);
      expect(names.get(id)?.split(' ')[0]).toBe(reason.split(':')[0]);
    }
  });

  describe('media types and status codes', () => {
    it.each([
      [MODERN, MODERN],
      [LEGACY, LEGACY],
      ['*/*', LEGACY],
    ])('answers Accept: %s with %s in UTF-8', async (accept, type) => {
      const answer = await ask('{ __typename }', { accept });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    });

    it.each<[string, string, string]>([
      ['a document that can not be read', '{', 'GRAPHQL_PARSE_FAILED'],
      ['a field that is not there', '{ nothingOfTheKind }', 'GRAPHQL_VALIDATION_FAILED'],
      ['an operation that is not in the document', 'fragment F on Query { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
      ['a page of a million', '{ offers(first: 1000000) { totalCount } }', 'QUERY_TOO_COSTLY'],
    ])('answers %s with 400', async (_what, query, code) => {
      for (const accept of [MODERN, LEGACY]) {
        const answer = await ask(query, { accept });
        expect(answer.status).toBe(400);
        expect(await answer.json()).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] });
      }
    });

    it('answers what the reader may not see with 200: the document itself is right', async () => {
      const answer = await ask('{ contracts { totalCount } }');
      const body = (await answer.json()) as { errors: { extensions: { code: string } }[] };
      expect(body.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
      expect(answer.status).toBe(200);
    });

    it.each([
      'not json',
      '[',
      '"text"',
      '',
      'null',
      '[]',
      '{}',
      '{"query":1}',
      '{"query":"{__typename}","variables":[]}',
    ])('answers the body %j with 400', async (body) => {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    });

    it('answers a batch of operations with 400: one request, one operation', async () => {
      const answer = await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
      expect(answer.status).toBe(400);
    });

    it('answers a body of ten megabytes with 413, in both languages', async () => {
      const body = JSON.stringify({ query: '{ __typename }', variables: { x: 'a'.repeat(10_000_000) } });
      const told = await Promise.all(
        ['vi', 'en'].map(async (language) => {
          const answer = await post(body, { 'accept-language': language });
          expect(answer.status).toBe(413);
          const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
          expect(errors[0]?.extensions.code).toBe('PAYLOAD_TOO_LARGE');
          return errors[0]?.message;
        }),
      );
      expect(told[0]).not.toBe(told[1]);
    });

    it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
      'takes no body of type %s',
      async (type) => {
        const answer = await post(JSON.stringify({ query: '{ __typename }' }), { 'content-type': type });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      },
    );

    it('takes no mutation by GET', async () => {
      const answer = await get('mutation { signOut(input: {}) { __typename } }', { 'apollo-require-preflight': '1' });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
    });

    it('gives no subscription over plain HTTP', async () => {
      const answer = await ask('subscription { notificationReceived { id } }');
      expect(answer.status).toBe(400);
    });
  });

  describe('requests that a page of another site can send', () => {
    it('refuses a simple GET and lets a deliberate one through', async () => {
      expect((await get('{ __typename }')).status).toBe(400);
      const answer = await get('{ __typename }', { 'apollo-require-preflight': '1' });
      expect([answer.status, await answer.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
    });

    it('lets no other site read an answer', async () => {
      const answer = await ask('{ __typename }', { origin: 'https://elsewhere.example' });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      const preflight = await fetch(`${api.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
      });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('does not run a form that brings the cookie of somebody signed in', async () => {
      const { token } = await aPerson(api);
      const form = new URLSearchParams({ query: 'mutation { signOut(input: {}) { __typename } }' });
      const answer = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { cookie: `lienket_session=${token}` },
        body: form,
      });
      expect(answer.status).toBe(400);
      const { data } = await api.gql({ token }, '{ me { id } }');
      expect(data['me']).not.toBeNull();
    });
  });

  describe('request ids', () => {
    it('gives each request one, and keeps the one of the caller', async () => {
      const [one, two] = [await ask('{ __typename }'), await ask('{ __typename }')];
      expect(one.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(two.headers.get('x-request-id')).not.toBe(one.headers.get('x-request-id'));
      const own = await ask('{ __typename }', { 'x-request-id': 'request-of-the-portal-1' });
      expect(own.headers.get('x-request-id')).toBe('request-of-the-portal-1');
    });

    it.each(['short', 'with space in it', 'x'.repeat(65), '<script>alert(1)</script>'])(
      'does not repeat the id %s',
      async (id) => {
        const answer = await ask('{ __typename }', { 'x-request-id': id });
        expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      },
    );

    it('is there on refused requests too', async () => {
      expect((await ask('{')).headers.get('x-request-id')).toBeTruthy();
      expect((await post('not json')).headers.get('x-request-id')).toBeTruthy();
    });
  });

  describe('headers and the explorer', () => {
    it.each(['/graphql', '/health/live', '/no-such-page'])('%s does not tell what runs it', async (path) => {
      const answer = await fetch(`${api.url}${path}`, { headers: { accept: 'text/html' } });
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    });

    it('keeps answers out of caches', async () => {
      const answer = await ask('{ __typename }');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });

    it('serves the explorer to browsers, and fetches nothing from elsewhere for it', async () => {
      const answer = await fetch(`${api.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      const page = await answer.text();
      const fetched = /<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\/[^>]*>/gi;
      expect(page.match(fetched) ?? []).toEqual([]);
      expect(page.match(/@import\s|url\(\s*["']?(?:https?:)?\/\//gi) ?? []).toEqual([]);
      expect(page).toContain('LienKet GraphQL');
    });
  });
});
