import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { startTestApi, type TestApi } from '@testing/test-api';
import { agreed, aProposal, submitted, type Deal } from '@testing/world/contracts';
import { aPerson, signedIn, type Person } from '@testing/world/identity';
import {
  anAlliance,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { LiveStreams } from '../src/graphql/live-streams';

let api: TestApi;
let seller: TradingOrganisation;
let buyer: TradingOrganisation;
let clients: Client[] = [];

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api);
  buyer = await aVerifiedEnterprise(api);
  await api.drain();
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  clients = [];
  await until(() => api.app.get(LiveStreams).size === 0);
});
afterAll(() => api.close());

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

interface Watched {
  readonly items: any[];
  readonly ended: { is: boolean };
  next(count: number): Promise<void>;
}

/** Subscribes over a real web socket and gives what comes, once the server listens. */
async function watch(
  as: { token: string } | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Watched> {
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: as ? { authorization: `Bearer ${as.token}` } : {},
    retryAttempts: 0,
    lazy: true,
  });
  clients.push(client);
  const items: any[] = [];
  const ended = { is: false };
  const before = api.app.get(LiveStreams).size;
  client.subscribe(
    { query, variables },
    {
      next: (item) => items.push(item),
      error: (error) => {
        items.push({ error });
        ended.is = true;
      },
      complete: () => {
        ended.is = true;
      },
    },
  );
  await until(() => api.app.get(LiveStreams).size > before || ended.is || items.length > 0);
  return { items, ended, next: (count) => until(() => items.length >= count) };
}

const CONTRACT = 'subscription ($contractId: ID!) { contractChanged(contractId: $contractId) { id state version } }';

async function counter(deal: Deal, by: Person): Promise<Deal> {
  const edits = [{ path: 'price.base', value: '6100' }];
  const input = { contractId: deal.contract.id, termsVersion: deal.contract.termsVersion, edits };
  const { contract } = await mutate(
    api,
    by,
    'counterContract',
    input,
    'contract { id version state termsHash termsVersion }',
  );
  return { ...deal, contract };
}

describe('live news', () => {
  it('show a party the counter-proposal, and an outsider nothing', async () => {
    const deal = await aProposal(api, { seller, buyer });
    const outsider = await aVerifiedEnterprise(api, { nameVi: 'Công ty khác' });
    await api.drain();
    const party = await watch(buyer.manager, CONTRACT, { contractId: deal.contract.id });
    const other = await watch(outsider.manager, CONTRACT, { contractId: deal.contract.id });
    const mine = await watch(buyer.staff, 'subscription { myContractsChanged { id state } }');
    const foreign = await watch(outsider.manager, 'subscription { myContractsChanged { id state } }');
    const after = await counter(deal, seller.manager);
    await api.drain();
    await party.next(1);
    await mine.next(1);
    expect(party.items[0].data.contractChanged).toEqual({
      id: deal.contract.id,
      state: after.contract.state,
      version: after.contract.version,
    });
    expect(mine.items[0].data.myContractsChanged.id).toBe(deal.contract.id);
    expect([other.items, foreign.items]).toEqual([[], []]);
  });

  it('bring a notification to its reader alone', async () => {
    const received = 'subscription { notificationReceived { subject readAt } }';
    const [manager, other] = [await watch(seller.manager, received), await watch(buyer.manager, received)];
    await aProposal(api, { seller, buyer });
    await api.drain();
    await manager.next(1);
    expect(manager.items[0].data.notificationReceived).toEqual({
      subject: expect.stringContaining('Đề nghị hợp đồng mới'),
      readAt: null,
    });
    expect(other.items).toEqual([]);
  });

  it('show an advisor what happens on the desk, and traders not', async () => {
    const { advisor } = await anAlliance(api);
    const desk = 'subscription { appraisalDeskChanged { type appraisal { contract { id } } } }';
    const [seen, hidden] = [await watch(advisor, desk), await watch(buyer.manager, desk)];
    const { contract } = await submitted(api, await agreed(api, await aProposal(api, { seller, buyer })));
    await api.drain();
    await seen.next(1);
    expect(seen.items[0].data.appraisalDeskChanged).toEqual({
      type: 'appraisal.opened',
      appraisal: { contract: { id: contract.id } },
    });
    expect(hidden.items).toEqual([]);
  });

  it('tell an organisation of its own things', async () => {
    const watched = await watch(seller.staff, 'subscription { newsReceived { type aboutType aboutId } }');
    const { contract } = await aProposal(api, { seller, buyer });
    await api.drain();
    await until(() => watched.items.some((item) => item.data?.newsReceived.type === 'contracts.proposed'));
    expect(watched.items.map((item) => item.data.newsReceived.aboutId)).toContain(contract.id);
  });

  it('end at once when the session is ended, without another item', async () => {
    const { token } = await signedIn(api, buyer.manager);
    const watched = await watch({ token }, 'subscription { myContractsChanged { id } }');
    await mutate(api, { token }, 'signOut', {}, '__typename');
    await aProposal(api, { seller, buyer });
    await api.drain();
    await until(() => watched.ended.is);
    expect(watched.items).toEqual([]);
  });

  it('end when the reader no longer belongs to the organisation', async () => {
    const watched = await watch(seller.staff, 'subscription { myContractsChanged { id } }');
    await mutate(
      api,
      seller.manager,
      'removeMember',
      { organisationId: seller.id, accountId: seller.staff.accountId },
      '__typename',
    );
    await aProposal(api, { seller, buyer });
    await api.drain();
    await until(() => watched.ended.is);
    expect(watched.items).toEqual([]);
  });

  it('are for people who signed in', async () => {
    const watched = await watch(null, 'subscription { newsReceived { type } }');
    await until(() => watched.items.length > 0 || watched.ended.is);
    expect(JSON.stringify(watched.items)).toContain('UNAUTHENTICATED');
  });

  it('leave no stream behind when the reader goes', async () => {
    const lan = await aPerson(api);
    await watch(lan, 'subscription { newsReceived { type } }');
    expect(api.app.get(LiveStreams).size).toBe(1);
    await clients[0]?.dispose();
    await until(() => api.app.get(LiveStreams).size === 0);
  });
});
