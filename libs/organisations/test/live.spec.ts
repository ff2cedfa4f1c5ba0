import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi } from '@testing/test-api';
import { signedIn, type Person } from '@testing/world/identity';
import { anOrganisation, mutate } from '@testing/world/organisations';

let api: TestApi;
const clients: Client[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await api.close();
});

/** Watches; `next` gives the coming message, an error's code or the state of the organisation. */
function watch(as: Person | null): { next: () => Promise<string> } {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: as ? { authorization: `Bearer ${as.token}` } : {},
  });
  clients.push(client);
  const messages = client.iterate<{ organisationChanged: { state: string } | null }>({
    query: 'subscription { organisationChanged { state } }',
  });
  return {
    next: async () => {
      const result = await messages.next().catch((errors: unknown) => ({ value: { errors } }));
      const value = result.value as {
        errors?: { extensions: { code: string } }[];
        data?: { organisationChanged: { state: string } | null };
      };
      return value.errors?.[0]?.extensions.code ?? value.data?.organisationChanged?.state ?? 'nothing';
    },
  };
}

/** The socket is open and listens once a change reaches it. */
async function changed(manager: Person, id: string): Promise<void> {
  const { organisation } = await mutate(
    api,
    manager,
    'reviseOrganisation',
    {
      organisationId: id,
      version: (await api.gql(manager, `{ organisation(id: "${id}") { version } }`)).data['organisation'].version,
      facts: { nameVi: `HTX ${Math.floor(api.clock.now())} ${(revisions += 1)}` },
    },
    'organisation { id }',
  );
  expect(organisation.id).toBe(id);
  await api.drain();
}
let revisions = 0;

it('a member sees a change without asking again, and nothing from the moment their session is revoked', async () => {
  const { id, manager } = await anOrganisation(api, 'COOPERATIVE');
  const { next } = watch(manager);
  let first: string | null = null;
  const seen = next().then((state) => (first = state));
  // The subscription is in place some moments after the socket opens: changes go on until one arrives.
  while (first === null) await changed(manager, id);
  expect(await seen).toBe('DRAFT');
  const again = next();
  const { data } = await api.gql(manager, '{ mySessions { id } }');
  const [session] = data['mySessions'] as { id: string }[];
  const elsewhere = { ...manager, ...(await signedIn(api, manager)) };
  await mutate(api, elsewhere, 'revokeSession', { sessionId: session?.id }, 'endedSessionIds');
  await changed(elsewhere, id);
  let last = await again;
  // Changes that were on their way before the revocation may still be in the line.
  while (last === 'DRAFT') {
    await changed(elsewhere, id);
    last = await next();
  }
  expect(last).toBe('UNAUTHENTICATED');
});

it('the public can not watch', async () => {
  expect(await watch(null).next()).toBe('UNAUTHENTICATED');
});
