import { done, type Outcome, type Refusal } from '@domain/kernel/decision';
import type { Transaction } from '@platform/database/transaction';
import type { Command, UnitOfWork } from '@platform/database/unit-of-work';

/**
 * Runs work that is kept whatever its outcome: a wrong code or password is refused and yet must be counted. Takes no
 * idempotency key, as its answers hold secrets that are never stored.
 */
export async function settled<T, R extends Refusal>(
  unitOfWork: UnitOfWork,
  { actor, name, requestId = null }: Command,
  work: (tx: Transaction) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R>> {
  const kept = await unitOfWork.run<Outcome<T, R>, never>({ actor, name, requestId }, async (tx) =>
    done(await work(tx)),
  );
  if (!kept.ok) throw new Error(`${name} has no idempotency key, but one was refused`);
  return kept.value;
}
