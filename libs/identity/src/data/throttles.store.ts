import { Injectable } from '@nestjs/common';
import { countedOnce, THROTTLES, waitFor, type ThrottleName } from '@domain/identity/throttle';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';
import { sha256 } from '../secrets/tokens';
import { ThrottleRow } from './throttle.row';

/** What is counted: a rule, and whom or what it counts. The key is stored as a hash. */
export type Counted = readonly [ThrottleName, string];

/**
 * Counters of tries. A try is counted before its outcome is known, under a row lock, so that two hundred guesses sent
 * at once are two hundred tries; a success takes it back.
 */
@Injectable()
export class ThrottlesStore {
  /** Counts one try on every counter, or says how long to wait. */
  async take(tx: Transaction, counters: readonly Counted[]): Promise<TooManyAttempts | null> {
    let wait = 0;
    const rows: ThrottleRow[] = [];
    for (const [name, plain] of inOrder(counters)) {
      const row = await this.lockOrMake(tx, name, sha256(plain));
      wait = Math.max(wait, waitFor(THROTTLES[name], counterOf(row), tx.now));
      rows.push(row);
    }
    if (wait > 0) return { code: 'too-many-attempts', retryAfterSeconds: Math.ceil(wait / 1000) };
    for (const row of rows) {
      const { count } = countedOnce(THROTTLES[row.name], counterOf(row), tx.now);
      await tx.update(ThrottleRow, { name: row.name, key: row.key }, { count, lastAt: tx.nowAt });
    }
    return null;
  }

  /** After a success: forgets these counters. */
  async forget(tx: Transaction, counters: readonly Counted[]): Promise<void> {
    for (const [name, plain] of inOrder(counters)) {
      await tx.write('DELETE FROM throttles WHERE name = $1 AND key = $2', [name, sha256(plain)]);
    }
  }

  /** Takes one try back from counters that others share. */
  async giveBack(tx: Transaction, counters: readonly Counted[]): Promise<void> {
    for (const [name, plain] of inOrder(counters)) {
      await tx.write('UPDATE throttles SET count = greatest(0, count - 1) WHERE name = $1 AND key = $2', [
        name,
        sha256(plain),
      ]);
    }
  }

  private async lockOrMake(tx: Transaction, name: ThrottleName, key: string): Promise<ThrottleRow> {
    await tx.write(`INSERT INTO throttles (name, key, count, last_at) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING`, [
      name,
      key,
      tx.nowAt,
    ]);
    const row = await tx.lock(ThrottleRow, { name, key });
    return row ?? { name, key, count: 0, lastAt: tx.nowAt };
  }
}

/** One order for all, so that two tries never wait for each other. */
const inOrder = (counters: readonly Counted[]): Counted[] =>
  [...counters].sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1));

const counterOf = (row: ThrottleRow) => ({ count: row.count, lastAt: row.lastAt.getTime() });
