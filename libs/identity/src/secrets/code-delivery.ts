import { Injectable } from '@nestjs/common';
import { Config } from '@platform/config/config';
import { Logger } from '@platform/observe/logger';
import { CodeDelivery, type CodeMessage, type CodeSender } from '../public';

const KEPT = 1_000;

/** Sends by whatever sender registered itself. Outside production it also keeps the last messages in memory. */
@Injectable()
export class DetachedCodeDelivery extends CodeDelivery {
  private sender: CodeSender | null = null;
  private readonly kept: CodeMessage[] = [];

  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
  ) {
    super();
  }

  use(sender: CodeSender): void {
    this.sender = sender;
  }

  deliver(message: CodeMessage): void {
    if (this.config.environment !== 'production') this.keep(message);
    if (!this.sender) {
      this.logger.warn({ use: message.use }, 'nobody can send codes: no sender is configured');
      return;
    }
    this.sender.send(message).catch((error: unknown) => {
      this.logger.error({ use: message.use, error: (error as Error).message }, 'a code could not be sent');
    });
  }

  /** The last message to a contact, for specs and for the developer without a telephone. */
  lastTo(contact: string): CodeMessage | null {
    return this.kept.findLast(({ to }) => to.phone === contact || to.email === contact) ?? null;
  }

  private keep(message: CodeMessage): void {
    this.kept.push(message);
    if (this.kept.length > KEPT) this.kept.shift();
    // The level is off unless somebody asks for it, and production never comes here.
    this.logger.debug({ use: message.use, oneTime: message.code }, 'code issued');
  }
}
