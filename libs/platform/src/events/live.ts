import { Injectable } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import { Client } from 'pg';
import type { OrganisationId } from '@domain/kernel/id';
import { Logger } from '../observe/logger';

/** News of an event that was committed, for those who watch. Carries ids only: the reader loads what they may see. */
export interface LiveNews {
  readonly eventId: string;
  readonly type: string;
  readonly aboutType: string;
  readonly aboutId: string;
  readonly version: number;
  readonly organisationIds: readonly OrganisationId[];
}

const RECONNECT_MS = 2_000;

/**
 * Carries news from any worker to the watchers of this API process by PostgreSQL's LISTEN/NOTIFY. A dropped
 * connection is made again; news in between is lost, so clients reload once when they reconnect.
 */
@Injectable()
export class LiveChannel {
  private readonly pubsub = new PubSub();
  private client: Client | null = null;
  private stopped = false;

  constructor(private readonly logger: Logger) {
    (this.pubsub as unknown as { ee: { setMaxListeners(n: number): void } }).ee.setMaxListeners(0);
  }

  async start(databaseUrl: string): Promise<void> {
    this.stopped = false;
    const client = new Client({ connectionString: databaseUrl, application_name: 'lienket-live' });
    client.on('notification', ({ payload }) => void this.publish(JSON.parse(payload ?? '{}') as LiveNews));
    client.on('error', (error) => this.logger.warn({ error: error.message }, 'live channel lost its connection'));
    client.on('end', () => this.again(databaseUrl));
    await client.connect();
    await client.query('LISTEN lienket_live');
    this.client = client;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }

  async publish(news: LiveNews): Promise<void> {
    await this.pubsub.publish('news', news);
  }

  /** News that passes `wanted`, until the reader stops. */
  async *listen(wanted: (news: LiveNews) => boolean | Promise<boolean>): AsyncGenerator<LiveNews> {
    const all = this.pubsub.asyncIterableIterator<LiveNews>('news');
    try {
      for await (const news of all as AsyncIterable<LiveNews>) if (await wanted(news)) yield news;
    } finally {
      await all.return?.();
    }
  }

  private again(databaseUrl: string): void {
    this.client = null;
    if (this.stopped) return;
    setTimeout(() => {
      if (!this.stopped) this.start(databaseUrl).catch(() => this.again(databaseUrl));
    }, RECONNECT_MS).unref();
  }
}
