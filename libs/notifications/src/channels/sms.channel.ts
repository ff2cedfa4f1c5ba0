import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';
import { Channel, failed, type OutgoingMessage, type SendReceipt } from './channel';
import { postJson } from './post-json';

/**
 * SMS through a provider's HTTP API: a POST with key, brand name (tên định danh), telephone, text and our reference.
 * The provider answers `{ "status": "accepted", "id": … }`, also for a reference that it has seen before, which it
 * does not send again; or `{ "status": "refused", "error": …, "retry": … }`.
 */
@Injectable()
export class SmsChannel extends Channel {
  override readonly name = 'SMS';

  constructor(private readonly config: Config) {
    super();
  }

  override isOn(): boolean {
    return this.config.sms !== null;
  }

  override async send({ to, short, reference }: OutgoingMessage): Promise<SendReceipt> {
    const { sms } = this.config;
    if (!sms) return failed('SMS_API_URL is not set', false);
    const answer = await postJson(sms.url, {}, { key: sms.key, brand: sms.brand, phone: to, text: short, reference });
    if ('ok' in answer) return answer;
    const { status, body } = answer;
    if (status < 300 && body['status'] === 'accepted') return { ok: true, receipt: String(body['id'] ?? reference) };
    const again = body['retry'] === true || status >= 500 || status === 429;
    return failed(`HTTP ${status}: ${String(body['error'] ?? body['status'] ?? 'no reason')}`, again);
  }
}
