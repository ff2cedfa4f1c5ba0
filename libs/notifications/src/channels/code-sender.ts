import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AccountId } from '@domain/kernel/id';
import { oneSms } from '@domain/notifications/short-text';
import type { ChannelName } from '@domain/notifications/notification';
import { CodeDelivery, CodeSender, type CodeMessage } from '@identity/public';
import { message } from '@i18n/message';
import { SystemClock } from '@platform/clock';
import { Config } from '@platform/config/config';
import { Logger } from '@platform/observe/logger';
import { addressOf, Channels } from './channels';

export interface DevelopmentCode {
  readonly use: string;
  readonly code: string;
  readonly createdAt: Date;
}

const KEPT_FOR_AN_ACCOUNT = 10;
const KEPT_MS = 15 * 60_000;
/** Zalo costs less than SMS and reaches the same telephone. */
const ORDER: readonly ChannelName[] = ['ZALO', 'SMS', 'EMAIL'];

/**
 * Brings one-time codes at once: no queue, no digest, no quiet hours, and never written to a table. An installation
 * that can send nothing says so; only outside production it shows the code, in its log and, for fifteen minutes in
 * memory, to the account it is for.
 */
@Injectable()
export class ChannelCodeSender extends CodeSender implements OnModuleInit {
  private readonly kept = new Map<AccountId, DevelopmentCode[]>();

  constructor(
    private readonly delivery: CodeDelivery,
    private readonly channels: Channels,
    private readonly config: Config,
    private readonly clock: SystemClock,
    private readonly logger: Logger,
  ) {
    super();
  }

  onModuleInit(): void {
    this.delivery.use(this);
  }

  override async send(code: CodeMessage): Promise<void> {
    const reachable = this.channels.reachable(code.to);
    const errors: string[] = [];
    for (const name of ORDER.filter((channel) => reachable.includes(channel))) {
      const receipt = await this.by(name, code);
      if (receipt.ok) return;
      errors.push(`${name}: ${receipt.error}`);
    }
    if (errors.length > 0) throw new Error(errors.join('; '));
    if (this.config.environment === 'production')
      throw new Error('no channel is configured: set SMTP_URL, SMS_* or ZALO_*');
    this.show(code);
  }

  /** Codes of an account that could not be sent; always empty in production. The newest first. */
  shownTo(accountId: AccountId): readonly DevelopmentCode[] {
    const since = this.clock.now() - KEPT_MS;
    return (this.kept.get(accountId) ?? []).filter(({ createdAt }) => createdAt.getTime() > since);
  }

  private by(name: ChannelName, { to, use, code, locale }: CodeMessage) {
    const text = message(`codes.${use}`, { code: code ?? '' }, locale);
    const address = addressOf(to, name) ?? '';
    return this.channels.of(name).send({
      reference: `code-${randomUUID()}`,
      to: address,
      locale,
      subject: message('codes.subject', {}, locale),
      text,
      short: oneSms(text),
    });
  }

  private show({ to, use, code }: CodeMessage): void {
    // At the default level of the log, so that a newcomer without e-mail finds it. Production never comes here.
    this.logger.warn({ use, oneTime: code }, 'DEVELOPMENT ONLY: no channel is configured, so the code is shown here');
    if (!to.accountId || code === null) return;
    const earlier = this.kept.get(to.accountId) ?? [];
    const shown = { use, code, createdAt: new Date(this.clock.now()) };
    this.kept.set(to.accountId, [shown, ...earlier].slice(0, KEPT_FOR_AN_ACCOUNT));
  }
}
