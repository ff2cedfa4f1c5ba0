import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import type { Transaction } from '@platform/database/transaction';
import { startTestApi, type TestApi } from '@testing/test-api';
import { aPerson, signedIn, type Person } from '@testing/world/identity';
import { anAlliance, mutate } from '@testing/world/organisations';
import { refused } from '@testing/world/refused';
import { Announce } from '../src/commands/announce';
import { SendNotifications } from '../src/jobs/send-notifications';

let api: TestApi;
let server: SMTPServer;
let lan: Person;
let mails: { to: string; id: string; text: string }[] = [];
let down = false;
let onMail: (() => Promise<void>) | null = null;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, callback) =>
      callback(down ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onData: (stream, session, callback) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts).toString('utf8');
        const to = session.envelope.rcptTo[0]?.address ?? '';
        mails.push({ to, id: /^Message-ID: (\S+)/im.exec(source)?.[1] ?? '', text: decoded(source) });
        Promise.resolve(onMail?.()).then(() => callback(), callback);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  api = await startTestApi({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'LienKet <tin@lienket.example>' },
  });
  api.clock.goTo('2026-11-25', 9);
});
afterAll(async () => {
  await api.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

let people = 0;
beforeEach(async () => {
  people += 1;
  mails = [];
  down = false;
  onMail = null;
  lan = await aPerson(api, { displayName: 'Nguyễn Thị Lan' });
  await asSystem((tx) =>
    tx.write('UPDATE accounts SET email = $2 WHERE id = $1', [lan.accountId, `lan${people}@example.vn`]),
  );
  await asSystem((tx) => tx.write(`UPDATE notification_deliveries SET state = 'FAILED' WHERE state <> 'SENT'`));
});

function decoded(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4);
  if (/^Content-Transfer-Encoding: base64/im.test(source)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

async function asSystem(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
  await api.app.get(UnitOfWork).run({ actor: { kind: 'system', name: 'spec' }, name: 'spec' }, async (tx) => {
    tx.asSystem();
    await work(tx);
    return done(null);
  });
}

let sources = 0;
/** Something is announced to Lan; nothing is sent yet. */
async function announce(urgent: boolean, source = `spec-${(sources += 1)}`): Promise<void> {
  await asSystem((tx) =>
    api.app.get(Announce).run(tx, {
      source,
      about: { type: 'contract', id: 'ctr_1' },
      except: null,
      note: {
        template: 'offers.expired',
        kind: 'OFFER',
        urgent,
        recipients: { to: 'ACCOUNTS', accountIds: [lan.accountId as never] },
        names: {},
        facts: {},
      },
    }),
  );
}

const set = (input: Record<string, unknown>) =>
  mutate(
    api,
    lan,
    'setNotificationPreferences',
    input,
    'preferences { digest quietFrom quietTo locale channels { kind channel wanted isOn } }',
  );
const send = () => api.app.get(SendNotifications).run();
const states = async () =>
  (
    await api.db.query<{ state: string }>(
      'SELECT state FROM notification_deliveries WHERE account_id = $1 ORDER BY id',
      [lan.accountId],
    )
  ).map((line) => line.state);

describe('a notification by e-mail', () => {
  it('goes out once, in the language of the account, though the job runs twice at the same time', async () => {
    await announce(true);
    await Promise.all([send(), send(), send()]);
    expect(mails.map(({ to }) => to)).toEqual([`lan${people}@example.vn`]);
    expect(mails[0]?.text).toContain('Thời gian thu hoạch đã qua');
    expect(await states()).toEqual(['SENT']);
    await send();
    expect(mails).toHaveLength(1);
  });

  it('is one for an event, even when it is announced again', async () => {
    await announce(true, 'the-same');
    await announce(true, 'the-same');
    await send();
    expect(mails).toHaveLength(1);
  });

  it('comes in English to whoever wants English', async () => {
    await set({ locale: 'en' });
    await announce(true);
    await send();
    expect(mails[0]?.text).toContain('The harvest window is over');
  });

  it('is sent by the outbox without waiting for the minute', async () => {
    await announce(true);
    await api.drain();
    expect(mails).toHaveLength(1);
  });

  it('is tried again with pauses while the server is down, and given up at last', async () => {
    down = true;
    await announce(true);
    await send();
    expect(await states()).toEqual(['QUEUED']);
    await send();
    const tries = () =>
      api.db.query<{ attempts: number }>('SELECT attempts FROM notification_deliveries WHERE account_id = $1', [
        lan.accountId,
      ]);
    expect(await tries()).toEqual([{ attempts: 1 }]);
    for (const minutes of [1, 5, 15, 60, 240]) {
      api.clock.advance({ minutes });
      await send();
    }
    expect([await states(), await tries()]).toEqual([['FAILED'], [{ attempts: 6 }]]);
    expect(mails).toEqual([]);
    api.clock.goTo('2026-11-26', 9);
  });

  it('keeps its Message-ID when the sender dies between sending and noting it', async () => {
    await announce(true);
    // The mail is with the server; what the sender would note is lost, because the claim has gone to another.
    onMail = () => {
      onMail = null;
      return asSystem((tx) =>
        tx.write(`UPDATE notification_deliveries SET state = 'QUEUED', due_at = $2 WHERE account_id = $1`, [
          lan.accountId,
          tx.nowAt,
        ]),
      );
    };
    await send();
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(1);
    expect(await states()).toEqual(['SENT']);
  });

  it('is taken over from a sender that never came back, and not before', async () => {
    await announce(true);
    await asSystem((tx) =>
      tx.write(
        `UPDATE notification_deliveries SET state = 'SENDING', lease_until = $2, batch_id = id, attempts = 1 WHERE account_id = $1`,
        [lan.accountId, new Date(tx.now + 60_000)],
      ),
    );
    await send();
    expect(mails).toEqual([]);
    api.clock.advance({ minutes: 1 });
    await send();
    expect(mails).toHaveLength(1);
  });
});

describe('wishes', () => {
  it('switch a channel off for a kind, and only for that', async () => {
    const { preferences } = await set({ channels: [{ kind: 'OFFER', channel: 'EMAIL', wanted: false }] });
    expect(preferences.channels).toContainEqual({ kind: 'OFFER', channel: 'EMAIL', wanted: false, isOn: true });
    expect(preferences.channels).toContainEqual({ kind: 'CONTRACT', channel: 'EMAIL', wanted: true, isOn: true });
    expect(preferences.channels).toContainEqual({ kind: 'CONTRACT', channel: 'SMS', wanted: false, isOn: false });
    await announce(true);
    await send();
    expect(mails).toEqual([]);
    const { data } = await api.gql(lan, '{ unreadCount }');
    expect(data['unreadCount']).toBe(1);
  });

  it('put off what comes in quiet hours until they end', async () => {
    await set({ quietFrom: '20:00', quietTo: '06:30' });
    api.clock.goTo('2026-11-27', 22);
    await announce(true);
    await send();
    expect(mails).toEqual([]);
    api.clock.goTo('2026-11-28', 7);
    await send();
    expect(mails).toHaveLength(1);
  });

  it('made meanwhile count for what is queued already', async () => {
    await announce(true);
    await set({ quietFrom: '05:00', quietTo: '12:00' });
    await send();
    expect(mails).toEqual([]);
    api.clock.goTo('2026-11-28', 12);
    await send();
    expect(mails).toHaveLength(1);
  });

  it('gather what is not urgent into one e-mail a day', async () => {
    await set({ digest: 'DAILY', noQuietHours: true });
    await announce(false);
    await announce(false);
    await announce(true);
    await send();
    expect(mails).toHaveLength(1);
    api.clock.goTo('2026-11-29', 7);
    await Promise.all([send(), send()]);
    expect(mails).toHaveLength(2);
    expect(mails[1]?.text).toContain('2 thông báo trong ngày');
    expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('that make no sense are refused', async () => {
    const issues = async (input: Record<string, unknown>) =>
      ((await refused(api, lan, 'setNotificationPreferences', input))['issues'] as any[]).map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(await issues({ quietFrom: '25:00', quietTo: '06:00' })).toEqual(['quietFrom not-a-time']);
    expect(await issues({ quietFrom: '21:00' })).toEqual(['quietTo required']);
    expect(await issues({ locale: 'fr' })).toEqual(['locale unknown-value']);
  });

  it("are one's own: a repeated request with the same key changes nothing more", async () => {
    await set({ digest: 'DAILY', idempotencyKey: 'wish-1' });
    await set({ digest: 'DAILY', idempotencyKey: 'wish-1' });
    expect(
      await refused(api, lan, 'setNotificationPreferences', { digest: 'NONE', idempotencyKey: 'wish-1' }),
    ).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const { administrator } = await anAlliance(api);
    const { data } = await api.gql(administrator, '{ notificationPreferences { digest quietFrom quietTo } }');
    expect(data['notificationPreferences']).toEqual({ digest: 'NONE', quietFrom: '21:00', quietTo: '06:00' });
  });
});

describe('one-time codes', () => {
  it('go out at once, also in quiet hours, and stand in no table', async () => {
    api.clock.goTo('2026-11-30', 23);
    const { token } = await signedIn(api, lan);
    const asked = await api.gql(
      { token },
      'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename ... on Problem { code } } }',
      { input: { contact: `lan${people}@example.vn` } },
    );
    expect(asked.data['requestPasswordReset'].__typename).toBe('RequestPasswordResetPayload');
    await untilMail();
    const code = /\d{6}/.exec(mails[0]?.text ?? '')?.[0] ?? 'none';
    expect(mails[0]?.text).toContain('Mã đặt lại mật khẩu LienKet');
    const tables = await api.db.query<{ t: string }>(
      `SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { t } of tables) {
      const found = await api.db.query(
        `SELECT 1 FROM "${t}" AS line WHERE line::text ~ ('\\m' || $1 || '\\M') LIMIT 1`,
        [code],
      );
      expect([t, found.length]).toEqual([t, 0]);
    }
  });
});

async function untilMail(): Promise<void> {
  while (mails.length === 0) await new Promise((resolve) => setImmediate(resolve));
}
