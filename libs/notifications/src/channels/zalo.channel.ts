import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';
import { Channel, failed, type OutgoingMessage, type SendReceipt } from './channel';
import { postJson } from './post-json';

/** Zalo's errors after which a second try makes sense: its own faults and its limits per minute. */
const TRY_AGAIN = new Set([-100, -117, -119, -126, -137]);

/**
 * Zalo Official Account by ZNS: POST /message/template with the access token in a header. HTTP is 200 either way; the
 * answer's `error` is 0 or tells what is wrong. The tracking id is our reference, by which a repetition is told
 * in Zalo's reports.
 */
@Injectable()
export class ZaloChannel extends Channel {
  override readonly name = 'ZALO';

  constructor(private readonly config: Config) {
    super();
  }

  override isOn(): boolean {
    return this.config.zalo !== null;
  }

  override async send({ to, subject, short, reference }: OutgoingMessage): Promise<SendReceipt> {
    const { zalo } = this.config;
    if (!zalo) return failed('ZALO_API_URL is not set', false);
    const url = `${zalo.url.replace(/\/+$/, '')}/message/template`;
    const answer = await postJson(
      url,
      { access_token: zalo.accessToken },
      {
        phone: to.replace(/^\+/, ''),
        template_id: zalo.templateId,
        template_data: { title: subject.slice(0, 100), content: short },
        tracking_id: reference,
      },
    );
    if ('ok' in answer) return answer;
    const { status, body } = answer;
    const error = Number(body['error'] ?? Number.NaN);
    if (status < 300 && error === 0) return { ok: true, receipt: messageIdOf(body) ?? reference };
    return failed(
      `HTTP ${status}: ${error} ${String(body['message'] ?? '')}`,
      status >= 500 || status === 429 || TRY_AGAIN.has(error),
    );
  }
}

function messageIdOf(body: Readonly<Record<string, unknown>>): string | null {
  const { msg_id: id } = (body['data'] ?? {}) as { msg_id?: unknown };
  return typeof id === 'string' ? id : null;
}
