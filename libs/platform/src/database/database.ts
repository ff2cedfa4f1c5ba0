import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';

const names = new Map<string, string>();

/** A stable name for a statement, so that PostgreSQL parses and plans it once per connection. */
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (!name) {
    name = createHash('sha1').update(sql).digest('base64url');
    names.set(sql, name);
  }
  return name;
}

/** Runs one named, prepared statement. */
export async function runStatement<T>(on: Pool | PoolClient, text: string, values: readonly unknown[]): Promise<T[]> {
  const result = await on.query({ name: nameOf(text), text, values: [...values] });
  return result.rows as T[];
}

export type StatementListener = (sql: string) => void;

/** Reads. Writes go through the unit of work only; this pool refuses them at the call site by having no such method. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly listeners = new Set<StatementListener>();

  constructor(private readonly dataSource: DataSource) {}

  /** Rows of one prepared statement. */
  async query<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    this.tell(sql);
    return runStatement<T>(this.pool, sql, params);
  }

  /** The first row, or null. */
  async queryOne<T>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /** Called with each statement, reads and writes; for the tests that count statements. Returns how to stop. */
  onStatement(listener: StatementListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(sql: string): void {
    for (const listener of this.listeners) listener(sql);
  }

  get source(): DataSource {
    return this.dataSource;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
