import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Config } from '@platform/config/config';
import type { OutgoingMessage } from '../src/channels/channel';
import { EmailChannel } from '../src/channels/email.channel';
import { postJson } from '../src/channels/post-json';
import { SmsChannel } from '../src/channels/sms.channel';
import { ZaloChannel } from '../src/channels/zalo.channel';

const MESSAGE: OutgoingMessage = {
  reference: 'dlv_01',
  to: '+84912345678',
  locale: 'vi',
  subject: 'Đề nghị hợp đồng mới',
  text: 'Hợp tác xã Thạnh Lộc gửi cho bạn một đề nghị.',
  short: 'LienKet: De nghi hop dong moi',
};

/** A local server that answers each request as it is told, and remembers what it was asked. */
async function httpServer() {
  const asked: { url: string; headers: IncomingMessage['headers']; body: any }[] = [];
  const answers: ((response: ServerResponse, body: any) => void)[] = [];
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      answers.shift()?.(response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answer: (status: number, body: unknown) =>
      answers.push((response) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      }),
    silence: () => answers.push(() => undefined),
    hangUp: () => answers.push((response) => void response.socket?.destroy()),
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

describe('SMS', () => {
  let provider: Awaited<ReturnType<typeof httpServer>>;
  let sms: SmsChannel;
  beforeAll(async () => {
    provider = await httpServer();
    sms = new SmsChannel(
      Config.parse({ SMS_API_URL: `${provider.url}/send`, SMS_API_KEY: 'key', SMS_BRAND: 'LIENKET' }),
    );
  });
  afterAll(() => provider.close());

  it('is off until it is configured', async () => {
    const off = new SmsChannel(Config.parse({}));
    expect([off.isOn(), sms.isOn()]).toEqual([false, true]);
    expect(await off.send(MESSAGE)).toMatchObject({ ok: false, again: false });
  });

  it('sends the short text with key, brand, telephone and reference', async () => {
    provider.answer(200, { status: 'accepted', id: 'sms-77' });
    expect(await sms.send(MESSAGE)).toEqual({ ok: true, receipt: 'sms-77' });
    expect(provider.asked.at(-1)).toMatchObject({
      url: '/send',
      body: { key: 'key', brand: 'LIENKET', phone: '+84912345678', text: MESSAGE.short, reference: 'dlv_01' },
    });
  });

  it.each([
    ['a number that does not exist', 400, { status: 'refused', error: 'unknown number' }, false],
    ['an empty account', 402, { status: 'refused', error: 'balance', retry: true }, true],
    ['too many at a time', 429, { status: 'refused' }, true],
    ['a fault of theirs', 503, 'gateway', true],
    ['an answer that is no JSON', 200, '<html>', false],
    ['JSON that is none of theirs', 200, { hello: 1 }, false],
  ])('tells whether to try again after %s', async (_what, status, body, again) => {
    provider.answer(status, body);
    expect(await sms.send(MESSAGE)).toMatchObject({ ok: false, again });
  });

  it('tries again when the line is cut', async () => {
    provider.hangUp();
    expect(await sms.send(MESSAGE)).toMatchObject({ ok: false, again: true });
  });
});

it('does not wait for ever for the other side', async () => {
  const silent = await httpServer();
  silent.silence();
  expect(await postJson(silent.url, {}, {}, 30)).toMatchObject({ ok: false, again: true });
  await silent.close();
});

describe('Zalo', () => {
  let zns: Awaited<ReturnType<typeof httpServer>>;
  let zalo: ZaloChannel;
  beforeAll(async () => {
    zns = await httpServer();
    zalo = new ZaloChannel(
      Config.parse({ ZALO_API_URL: `${zns.url}/`, ZALO_ACCESS_TOKEN: 'token', ZALO_TEMPLATE_ID: '7895417a7d3f' }),
    );
  });
  afterAll(() => zns.close());

  it('sends the template with the access token and the tracking id', async () => {
    zns.answer(200, {
      error: 0,
      message: 'Success',
      data: { msg_id: 'a4d0243feb163bd3af2', sent_time: '1626926349402' },
    });
    expect(await zalo.send(MESSAGE)).toEqual({ ok: true, receipt: 'a4d0243feb163bd3af2' });
    const { url, headers, body } = zns.asked.at(-1) ?? { url: '', headers: {}, body: null };
    expect([url, headers['access_token']]).toEqual(['/message/template', 'token']);
    expect(body).toEqual({
      phone: '84912345678',
      template_id: '7895417a7d3f',
      template_data: { title: MESSAGE.subject, content: MESSAGE.short },
      tracking_id: 'dlv_01',
    });
  });

  it.each([
    ['a telephone without Zalo', 200, { error: -118, message: 'Zalo account not existed' }, false],
    ['a wrong token', 200, { error: -124, message: 'Access token is invalid' }, false],
    ['a fault of theirs', 200, { error: -100, message: 'Unknown error' }, true],
    ['a fault of their gateway', 502, 'bad gateway', true],
  ])('tells whether to try again after %s', async (_what, status, body, again) => {
    zns.answer(status, body);
    expect(await zalo.send(MESSAGE)).toMatchObject({ ok: false, again });
  });
});

describe('e-mail', () => {
  let server: SMTPServer;
  let email: EmailChannel;
  const received: string[] = [];
  let refuse: { at: 'RCPT' | 'DATA'; code: number } | null = null;

  beforeAll(async () => {
    const fail = (at: 'RCPT' | 'DATA'): Error | null =>
      refuse?.at === at ? Object.assign(new Error('refused by the spec'), { responseCode: refuse.code }) : null;
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, callback) => callback(fail('RCPT')),
      onData: (stream, _session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const error = fail('DATA');
          if (!error) received.push(Buffer.concat(parts).toString('utf8'));
          callback(error);
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    email = new EmailChannel(
      Config.parse({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'LienKet <tin@lienket.example>' }),
    );
  });
  afterAll(async () => {
    email.onApplicationShutdown();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  afterEach(() => {
    refuse = null;
  });

  const mail = { ...MESSAGE, to: 'lan@example.vn' };

  it('is off until it is configured', () => {
    expect([new EmailChannel(Config.parse({})).isOn(), email.isOn()]).toEqual([false, true]);
  });

  it('arrives with Vietnamese subject and text, and the same Message-ID each time', async () => {
    const receipts = [await email.send(mail), await email.send(mail)];
    expect(receipts).toEqual([1, 2].map(() => ({ ok: true, receipt: '<dlv_01@lienket.example>' })));
    const ids = received.map((text) => /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim());
    expect(ids).toEqual(['<dlv_01@lienket.example>', '<dlv_01@lienket.example>']);
    expect(received[0]).toContain('To: lan@example.vn');
    expect(received[0]).toMatch(/Subject: =\?UTF-8\?/);
  });

  it.each([
    ['an address that does not exist', { at: 'RCPT', code: 550 } as const, false],
    ['a mailbox that is busy', { at: 'RCPT', code: 450 } as const, true],
    ['a server without room', { at: 'DATA', code: 452 } as const, true],
  ])('tells whether to try again after %s', async (_what, how, again) => {
    refuse = how;
    expect(await email.send(mail)).toMatchObject({ ok: false, again });
  });

  it('tries again when nobody answers', async () => {
    const nobody = new EmailChannel(Config.parse({ SMTP_URL: 'smtp://127.0.0.1:1' }));
    expect(await nobody.send(mail)).toMatchObject({ ok: false, again: true });
  });
});
