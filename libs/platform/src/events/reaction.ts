import type { DomainEvent } from '@domain/kernel/decision';
import type { AccountId, Id, OrganisationId } from '@domain/kernel/id';
import type { Transaction } from '../database/transaction';

/** An event as the history keeps it. `payload` went through JSON: bigint is text there, and undefined is gone. */
export interface Recorded<E extends DomainEvent = DomainEvent> {
  readonly id: Id<'event'>;
  readonly about: {
    readonly type: string;
    readonly id: string;
    readonly version: number;
    readonly organisationIds: readonly OrganisationId[];
  };
  readonly type: E['type'];
  readonly payload: Omit<E, 'type'>;
  readonly actorAccountId: AccountId | null;
  readonly occurredAt: Date;
}

/**
 * Something that follows from an event. Runs once per event, in a unit of work of its own as the system; a crash in
 * the middle leaves nothing behind and it runs again. It never throws for a reason of the business.
 */
export abstract class Reaction<E extends DomainEvent = DomainEvent> {
  /** Unique and stable: it is the key under which "done" is remembered. */
  abstract readonly name: string;
  abstract readonly on: readonly E['type'][];
  abstract react(event: Recorded<E>, tx: Transaction): Promise<void>;
}
