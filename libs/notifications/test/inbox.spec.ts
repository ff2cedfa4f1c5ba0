import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { Transaction } from '@platform/database/transaction';
import { startTestApi, type TestApi } from '@testing/test-api';
import { agreed, aProposal, advised, onContract, type Deal } from '@testing/world/contracts';
import { signedIn, type Person } from '@testing/world/identity';
import {
  anAlliance,
  anOrganisation,
  aVerifiedCooperative,
  aVerifiedEnterprise,
  mutate,
  type TradingOrganisation,
} from '@testing/world/organisations';
import { refused } from '@testing/world/refused';

let api: TestApi;
let seller: TradingOrganisation;
let buyer: TradingOrganisation;

beforeAll(async () => {
  api = await startTestApi();
  seller = await aVerifiedCooperative(api, { nameVi: 'Hợp tác xã Thạnh Lộc' });
  buyer = await aVerifiedEnterprise(api, { nameVi: 'Công ty Long Xuyên' });
  await api.drain();
  for (const person of [seller.manager, seller.staff, seller.signatory, buyer.manager]) await readAll(person);
});
afterAll(() => api.close());

const INBOX = `query ($unreadOnly: Boolean, $first: Int, $after: String) {
  unreadCount notifications(unreadOnly: $unreadOnly, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id kind urgent subject text aboutType aboutId readAt } } } }`;

async function inbox(person: Person, variables: Record<string, unknown> = {}, locale: 'vi' | 'en' = 'vi') {
  const answer = await api.gql(person, INBOX, { unreadOnly: true, ...variables }, { locale });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const { unreadCount, notifications } = answer.data;
  return { unread: unreadCount, ...notifications, nodes: notifications.edges.map((edge: any) => edge.node) };
}

const subjects = async (person: Person) => (await inbox(person)).nodes.map((node: any) => node.subject);

async function readAll(person: Person): Promise<number> {
  return (await mutate<{ marked: number }>(api, person, 'markAllNotificationsRead', {}, 'marked')).marked;
}

async function asSystem(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
  await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
    tx.asSystem();
    await work(tx);
    return done(null);
  });
}

/** The event comes a second time, as after a worker that died before it could say that it was done. */
async function again(type: string, { forgotten }: { forgotten: boolean }): Promise<void> {
  await asSystem(async (tx) => {
    if (forgotten)
      await tx.write(`DELETE FROM reactions_done WHERE event_id IN (SELECT id FROM events WHERE type = $1)`, [type]);
    await tx.write(
      `SELECT graphile_worker.add_job('relay', json_build_object('eventId', id)) FROM events WHERE type = $1`,
      [type],
    );
  });
  await api.drain();
}

describe('a proposal', () => {
  let deal: Deal;
  beforeAll(async () => {
    deal = await aProposal(api, { seller, buyer });
    await api.drain();
  });

  it('is told to the traders of the side whose turn it is, in words with names and deadline', async () => {
    const { nodes, unread } = await inbox(seller.manager);
    expect(unread).toBe(1);
    expect(nodes[0]).toMatchObject({
      kind: 'NEGOTIATION',
      urgent: true,
      subject: 'Đề nghị hợp đồng mới từ Công ty Long Xuyên',
      aboutType: 'contract',
      aboutId: deal.contract.id,
    });
    expect(nodes[0].text).toContain('Hạn trả lời: 08:00 1/12/26.');
    expect(await subjects(seller.staff)).toHaveLength(1);
  });

  it('is told in English to whoever reads English', async () => {
    expect((await inbox(seller.manager, {}, 'en')).nodes[0].subject).toBe(
      'New contract proposal from Công ty Long Xuyên',
    );
  });

  it('is told neither to whoever made it, nor to signatories, nor to others', async () => {
    expect(await subjects(buyer.manager)).toEqual([]);
    expect(await subjects(seller.signatory)).toEqual([]);
    const stranger = await anOrganisation(api, 'COOPERATIVE');
    expect(await subjects(stranger.manager)).toEqual([]);
  });

  it.each([{ forgotten: false }, { forgotten: true }])(
    'is told once, however often the event comes (%j)',
    async (how) => {
      await again('contracts.proposed', how);
      expect(await subjects(seller.manager)).toHaveLength(1);
    },
  );

  it('leaves nothing behind when the reaction dies half-way, and everything when it comes again', async () => {
    await asSystem(async (tx) => {
      await tx.write(`DELETE FROM notifications WHERE about_id = $1`, [deal.contract.id]);
      await tx.write(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (SELECT count(*) FROM notifications WHERE about_id = '${deal.contract.id}') >= 1 THEN RAISE EXCEPTION 'power cut'; END IF;
        RETURN NEW; END $$`);
      await tx.write('CREATE TRIGGER die BEFORE INSERT ON notifications FOR EACH ROW EXECUTE FUNCTION die()');
    });
    await again('contracts.proposed', { forgotten: true });
    expect([await subjects(seller.manager), await subjects(seller.staff)]).toEqual([[], []]);
    await asSystem((tx) => tx.write('DROP TRIGGER die ON notifications'));
    await asSystem((tx) => tx.write('UPDATE graphile_worker._private_jobs SET run_at = now()'));
    await api.drain();
    expect([await subjects(seller.manager), await subjects(seller.staff)].map((all) => all.length)).toEqual([1, 1]);
  });

  it('is marked as read by its reader alone, and pages go through all', async () => {
    const [{ id }] = (await inbox(seller.manager)).nodes;
    expect(await refused(api, seller.staff, 'markNotificationRead', { notificationId: id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refused(api, seller.staff, 'markNotificationRead', { notificationId: 'x' })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const { notification } = await mutate(
      api,
      seller.manager,
      'markNotificationRead',
      { notificationId: id },
      'notification { readAt }',
    );
    expect(notification.readAt).not.toBeNull();
    expect((await inbox(seller.manager)).unread).toBe(0);
    const first = await inbox(seller.manager, { unreadOnly: false, first: 1 });
    const second = await inbox(seller.manager, { unreadOnly: false, first: 1, after: first.pageInfo.endCursor });
    expect(second.nodes[0]?.id).not.toBe(first.nodes[0].id);
  });

  it('that is answered tells the other side', async () => {
    await agreed(api, deal);
    await api.drain();
    expect(await subjects(buyer.manager)).toEqual(['Hợp tác xã Thạnh Lộc đã đồng ý điều khoản']);
    await readAll(buyer.manager);
  });
});

describe('the Alliance', () => {
  it('is told of organisations to be verified, and the organisation of the result', async () => {
    const alliance = await anAlliance(api);
    await readAll(alliance.advisor);
    const { id: organisationId, manager } = await anOrganisation(api, 'COOPERATIVE', { nameVi: 'Hợp tác xã Bàn Tân' });
    const { organisation } = await mutate(
      api,
      manager,
      'submitOrganisation',
      { organisationId },
      'organisation { version }',
    );
    await api.drain();
    expect(await subjects(alliance.advisor)).toEqual(['Hồ sơ cần xác minh: Hợp tác xã Bàn Tân']);
    await mutate(
      api,
      alliance.advisor,
      'verifyOrganisation',
      { organisationId, version: organisation.version },
      'organisation { state }',
    );
    await api.drain();
    expect(await subjects(manager)).toEqual(['Hợp tác xã Bàn Tân đã được xác minh']);
  });

  it('is heard by both sides when it advises', async () => {
    await readAll(seller.manager);
    await advised(api, await aProposal(api, { seller, buyer }), { advice: 'ADVISED_SIGN' });
    await api.drain();
    expect(await subjects(seller.manager)).toContain('Liên minh khuyến nghị ký hợp đồng với Công ty Long Xuyên');
    expect(await subjects(buyer.manager)).toContain('Liên minh khuyến nghị ký hợp đồng với Hợp tác xã Thạnh Lộc');
    await readAll(seller.manager);
    await readAll(buyer.manager);
  });
});

describe('a deadline', () => {
  it('is said once more a day before, unless it is void by then', async () => {
    const kept = await aProposal(api, { seller, buyer });
    const answered = await aProposal(api, { seller, buyer });
    await api.drain();
    await onContract(api, seller.manager, 'refuseContract', {
      contractId: answered.contract.id,
      reason: 'Giá chưa hợp lý',
    });
    await api.drain();
    await readAll(seller.manager);
    const [line] = await api.db.query<{ remind_at: Date }>(
      `SELECT remind_at FROM notification_reminders WHERE about_id = $1`,
      [kept.contract.id],
    );
    await api.runJob('remind-of-deadlines');
    expect(await subjects(seller.manager)).toEqual([]);
    api.clock.advance({ seconds: Math.ceil((Number(line?.remind_at) - api.clock.now()) / 1000) + 1 });
    await api.runJob('remind-of-deadlines');
    await api.runJob('remind-of-deadlines');
    const { token } = await signedIn(api, seller.manager);
    const manager = { ...seller.manager, token };
    const reminders = (await inbox(manager)).nodes.filter((node: any) => node.kind === 'DEADLINE');
    expect(reminders.map((node: any) => node.aboutId)).toContain(kept.contract.id);
    expect(reminders.map((node: any) => node.aboutId)).not.toContain(answered.contract.id);
    expect(reminders.filter((node: any) => node.aboutId === kept.contract.id)).toHaveLength(1);
  });
});

describe('whoever is not signed in', () => {
  it('has no inbox', async () => {
    const answer = await api.gql(null, '{ unreadCount }');
    expect(answer.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});
