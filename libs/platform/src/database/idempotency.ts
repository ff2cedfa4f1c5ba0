import type { Outcome } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import type { IdempotencyKeyReused } from '@domain/kernel/refusals';
import type { Transaction } from './transaction';

export interface Claim {
  readonly accountId: AccountId;
  readonly key: string;
  readonly command: string;
  readonly inputHash: string;
}

/**
 * Claims the key for this transaction. Null: it is ours, go on. Otherwise the outcome of the first use. A second
 * request that comes while the first still runs waits on the unique key until the first ends.
 */
export async function claimKey<T>(tx: Transaction, claim: Claim): Promise<Outcome<T, IdempotencyKeyReused> | null> {
  const mine = await tx.write(
    `INSERT INTO idempotency_keys (account_id, key, command, input_hash, created_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, key) DO NOTHING RETURNING key`,
    [claim.accountId, claim.key, claim.command, claim.inputHash, tx.nowAt],
  );
  if (mine.length > 0) return null;
  tx.asAnyone();
  return earlierOutcome<T>((sql, params) => tx.read(sql, params), claim);
}

type Read = <Row>(sql: string, params: readonly unknown[]) => Promise<Row[]>;

/** The outcome of the first use of the key; null when it was never used. */
export async function earlierOutcome<T>(read: Read, claim: Claim): Promise<Outcome<T, IdempotencyKeyReused> | null> {
  const [first] = await read<{ command: string; input_hash: string; outcome: T }>(
    'SELECT command, input_hash, outcome FROM idempotency_keys WHERE account_id = $1 AND key = $2',
    [claim.accountId, claim.key],
  );
  if (!first) return null;
  const same = first.command === claim.command && first.input_hash === claim.inputHash;
  return same ? { ok: true, value: first.outcome } : { ok: false, refusal: { code: 'idempotency-key-reused' } };
}

export async function storeOutcome(tx: Transaction, claim: Claim, value: unknown): Promise<void> {
  await tx.write('UPDATE idempotency_keys SET outcome = $3 WHERE account_id = $1 AND key = $2', [
    claim.accountId,
    claim.key,
    JSON.stringify(value ?? null),
  ]);
}
