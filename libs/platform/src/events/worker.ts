import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Logger as GraphileLogger, parseCronItems, run, runOnce, type Runner, type TaskList } from 'graphile-worker';
import { Handlers } from './handlers';
import { Relay } from './relay';
import { Logger } from '../observe/logger';

/** Jobs done at a time. Each holds one connection of the unit of work while it runs. */
const CONCURRENCY = 4;

/** Drives the outbox and the scheduled jobs, in the API's process or in one of its own. */
@Injectable()
export class Worker {
  private runner: Runner | null = null;
  private pool: Pool | null = null;

  constructor(
    private readonly relay: Relay,
    private readonly handlers: Handlers,
    private readonly logger: Logger,
  ) {}

  async start(databaseUrl: string): Promise<void> {
    this.runner = await run({
      pgPool: this.poolOf(databaseUrl),
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      taskList: this.tasks(),
      parsedCronItems: parseCronItems([
        ...this.handlers.jobs().map((job) => ({ task: job.name, match: job.cron, options: { backfillPeriod: 0 } })),
        { task: 'tidy-queues', match: '7 3 * * *', options: { backfillPeriod: 0 } },
      ]),
      logger: this.graphileLogger(),
    });
  }

  /** Does all that waits and returns; for tests and for `ops`. What failed and waits for its next try is left. */
  async drain(databaseUrl: string): Promise<void> {
    const pool = this.poolOf(databaseUrl);
    do {
      await runOnce({
        pgPool: pool,
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        taskList: this.tasks(),
        logger: this.graphileLogger(),
      });
      // A runner goes home when the queue it looked at was busy, so there may be more.
    } while (await somethingWaits(pool));
  }

  /** Runs one scheduled job now. */
  async runJob(name: string): Promise<void> {
    const job = this.handlers.jobs().find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no scheduled job is called ${name}`);
    await job.run();
  }

  /** Waits for what runs, takes nothing new. */
  async stop(): Promise<void> {
    await this.runner?.stop();
    this.runner = null;
    await this.pool?.end();
    this.pool = null;
  }

  private tasks(): TaskList {
    const tasks: TaskList = {
      relay: async (payload) => this.relay.deliver((payload as { eventId: string }).eventId),
      'tidy-queues': async (_payload, { withPgClient }) => {
        await withPgClient((client) =>
          client.query(`DELETE FROM graphile_worker._private_job_queues q WHERE locked_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j.job_queue_id = q.id)`),
        );
        await withPgClient((client) =>
          client.query(`DELETE FROM idempotency_keys WHERE created_at < now() - interval '30 days'`),
        );
      },
    };
    for (const job of this.handlers.jobs()) tasks[job.name] = async () => job.run();
    return tasks;
  }

  private poolOf(databaseUrl: string): Pool {
    if (!this.pool) {
      this.pool = new Pool({ connectionString: databaseUrl, max: CONCURRENCY + 2 });
      // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
      this.pool.on('error', (error) => this.logger.warn({ error: error.message }, 'the worker lost a connection'));
      this.pool.on('connect', (client) => client.on('error', () => undefined));
    }
    return this.pool;
  }

  private graphileLogger(): GraphileLogger {
    return new GraphileLogger(() => (level, message, meta) => {
      if (level === 'error') this.logger.error({ worker: message, meta: safe(meta) }, 'background work failed');
      else this.logger.debug({ worker: message }, 'background work');
    });
  }
}

async function somethingWaits(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM graphile_worker._private_jobs
     WHERE attempts < max_attempts AND run_at <= now() AND locked_at IS NULL LIMIT 1`,
  );
  return rowCount === 1;
}

/** Only the names in an error, never the payload: payloads may hold personal data. */
function safe(meta: unknown): unknown {
  const error = (meta as { error?: Error } | undefined)?.error;
  return error ? { error: error.message, stack: error.stack } : undefined;
}
