import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '@platform/config/config';
import { Channel, failed, PATIENCE_MS, type OutgoingMessage, type SendReceipt } from './channel';

/** SMTP answers from 500 on are for good; below, the server asks to try again. */
const FOR_GOOD = 500;

/** E-mail by SMTP. The Message-ID comes from the reference, so a mailbox shows a repetition once. */
@Injectable()
export class EmailChannel extends Channel implements OnApplicationShutdown {
  override readonly name = 'EMAIL';
  private transport: Transporter | null = null;

  constructor(private readonly config: Config) {
    super();
  }

  override isOn(): boolean {
    return this.config.smtpUrl !== null;
  }

  override async send({ to, subject, text, reference }: OutgoingMessage): Promise<SendReceipt> {
    if (!this.config.smtpUrl) return failed('SMTP_URL is not set', false);
    try {
      const messageId = `<${reference}@${domainOf(this.config.mailFrom)}>`;
      await this.connected(this.config.smtpUrl).sendMail({ from: this.config.mailFrom, to, subject, text, messageId });
      return { ok: true, receipt: messageId };
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      return failed(error, responseCode === undefined || responseCode < FOR_GOOD);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }

  private connected(url: string): Transporter {
    this.transport ??= createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    });
    return this.transport;
  }
}

const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'lienket.invalid';
