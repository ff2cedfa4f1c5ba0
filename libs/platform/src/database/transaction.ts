import { randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { EntityTarget, FindOptionsWhere, ObjectLiteral, QueryRunner } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { Action } from '@domain/access/action';
import type { Actor } from '@domain/access/actor';
import { allowed, type Resource } from '@domain/access/policy';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import type { DomainEvent } from '@domain/kernel/decision';
import { makeId, type Id, type IdKind } from '@domain/kernel/id';
import { notFound, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { appendEvents, type About } from '../events/outbox';
import { runStatement } from './database';

export type { About } from '../events/outbox';

export interface TransactionContext {
  readonly actor: Actor;
  readonly now: number;
  readonly requestId: string | null;
  readonly tell: (sql: string) => void;
}

/**
 * One database transaction in the name of somebody. It remembers whether permission was asked and whether something
 * was written; the unit of work refuses to commit writes for which nobody asked.
 */
export class Transaction {
  private asked = false;
  private wrote = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly context: TransactionContext,
  ) {}

  get actor(): Actor {
    return this.context.actor;
  }

  /** Milliseconds since 1970 at the start of the transaction. */
  get now(): number {
    return this.context.now;
  }

  get requestId(): string | null {
    return this.context.requestId;
  }

  get isUnauthorisedWrite(): boolean {
    return this.wrote && !this.asked;
  }

  /** The present instant as PostgreSQL takes it. */
  get nowAt(): Date {
    return new Date(this.now);
  }

  /** The present day in Vietnam. */
  today(): CalendarDate {
    return dayInVietnam(this.now);
  }

  newId<K extends IdKind>(kind: K): Id<K> {
    return makeId(kind, Date.now(), randomBytes(10));
  }

  /**
   * Asks the policy. Gives the refusal, or null when the actor may. `seen` says what the thing is called and whether
   * the actor may know that it exists: if not, the answer is NotFound, the same as for a thing that never was.
   */
  require(
    action: Action,
    resource: Resource,
    seen: { what: string; visible: boolean },
  ): NotPermitted | NotFound | null {
    this.asked = true;
    if (allowed(this.actor, action, resource)) return null;
    return seen.visible ? { code: 'not-permitted', action } : notFound(seen.what);
  }

  /** States that this is the system's own work; throws when it is not. */
  asSystem(): void {
    if (this.actor.kind !== 'system') throw new Error('only reactions and jobs act as the system');
    this.asked = true;
  }

  /** States that anybody may do this (sign-up, sign-in): the caller proves who they are by the work itself. */
  asAnyone(): void {
    this.asked = true;
  }

  async read<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    this.context.tell(sql);
    return runStatement<T>(this.client, sql, params);
  }

  async readOne<T>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.read<T>(sql, params))[0] ?? null;
  }

  async write<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    this.wrote = true;
    return this.read<T>(sql, params);
  }

  async insert<Row extends ObjectLiteral>(
    row: EntityTarget<Row>,
    values: QueryDeepPartialEntity<Row> | QueryDeepPartialEntity<Row>[],
  ): Promise<void> {
    this.wrote = true;
    this.context.tell('INSERT');
    await this.runner.manager.insert(row, values);
  }

  /** Changes the rows that match; gives how many. */
  async update<Row extends ObjectLiteral>(
    row: EntityTarget<Row>,
    where: FindOptionsWhere<Row>,
    values: QueryDeepPartialEntity<Row>,
  ): Promise<number> {
    this.wrote = true;
    this.context.tell('UPDATE');
    return (await this.runner.manager.update(row, where, values)).affected ?? 0;
  }

  async find<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: FindOptionsWhere<Row>): Promise<Row | null> {
    this.context.tell('SELECT');
    return this.runner.manager.findOne(row, { where });
  }

  /** The row, locked until the end of the transaction. Lock rows of one kind in the order of their ids. */
  async lock<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: FindOptionsWhere<Row>): Promise<Row | null> {
    this.context.tell('SELECT FOR UPDATE');
    return this.runner.manager.findOne(row, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes history and outbox in this transaction. */
  async append(about: About, events: readonly DomainEvent[]): Promise<void> {
    this.wrote = true;
    await appendEvents(this, about, events);
  }
}
