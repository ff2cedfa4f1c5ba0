import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Actor } from '@domain/access/actor';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { IdempotencyKeyReused } from '@domain/kernel/refusals';
import { SystemClock } from '../clock';
import { Database } from './database';
import { claimKey, earlierOutcome, storeOutcome, type Claim } from './idempotency';
import { Transaction } from './transaction';

/** Who wants what done. */
export interface Command {
  readonly actor: Actor;
  /** The mutation, reaction or job. */
  readonly name: string;
  /** With it, a repeated command gives the first answer again and does nothing. Ignored for the public. */
  readonly idempotencyKey?: string | null;
  readonly input?: unknown;
  readonly requestId?: string | null;
}

const DEADLOCK = '40P01';
const SERIALISATION = '40001';
const ATTEMPTS = 4;

/**
 * The only way to write: one transaction at read committed, rolled back when the outcome is a refusal or an error,
 * run again when PostgreSQL chose it as the victim of a deadlock. The work must therefore have no effect outside the
 * database.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly database: Database,
    private readonly clock: SystemClock,
  ) {}

  async run<T, R extends Refusal>(
    command: Command,
    work: (tx: Transaction) => Promise<Outcome<T, R>>,
  ): Promise<Outcome<T, R | IdempotencyKeyReused>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(command, work);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if ((code !== DEADLOCK && code !== SERIALISATION) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /**
   * The outcome that this idempotency key has stored already, or null. For commands with a step before their
   * transaction that can not be done twice, such as using up a one-time code.
   */
  async recall<T>(command: Command): Promise<Outcome<T, IdempotencyKeyReused> | null> {
    const claim = claimOf(command);
    return claim && earlierOutcome<T>((sql, params) => this.database.query(sql, params), claim);
  }

  private async once<T, R extends Refusal>(
    command: Command,
    work: (tx: Transaction) => Promise<Outcome<T, R>>,
  ): Promise<Outcome<T, R | IdempotencyKeyReused>> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const tx = new Transaction(runner, client, {
        actor: command.actor,
        now: this.clock.now(),
        requestId: command.requestId ?? null,
        tell: (sql) => this.database.tell(sql),
      });
      const outcome = await this.idempotently(tx, command, work);
      if (outcome.ok && tx.isUnauthorisedWrite) throw new Error(`${command.name} writes without asking for permission`);
      if (outcome.ok) await runner.commitTransaction();
      else await runner.rollbackTransaction();
      return outcome;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async idempotently<T, R extends Refusal>(
    tx: Transaction,
    command: Command,
    work: (tx: Transaction) => Promise<Outcome<T, R>>,
  ): Promise<Outcome<T, R | IdempotencyKeyReused>> {
    const claim = claimOf(command);
    if (!claim) return work(tx);
    const earlier = await claimKey<T>(tx, claim);
    if (earlier) return earlier;
    const outcome = await work(tx);
    if (outcome.ok) await storeOutcome(tx, claim, outcome.value);
    return outcome;
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  // A broken connection can not roll back, and needs not: the server has done so.
  await runner.rollbackTransaction().catch(() => undefined);
}

function claimOf(command: Command): Claim | null {
  if (!command.idempotencyKey || command.actor.kind !== 'account') return null;
  const text = JSON.stringify(command.input ?? null, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  return {
    accountId: command.actor.accountId,
    key: command.idempotencyKey,
    command: command.name,
    inputHash: createHash('sha256').update(text).digest('hex'),
  };
}
