import type { DomainEvent } from '@domain/kernel/decision';
import type { Actor } from '@domain/access/actor';
import type { Id, IdKind, OrganisationId } from '@domain/kernel/id';

/** The thing that events are about. */
export interface About {
  /** Aggregate name, e.g. `offer`. */
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** Organisations the news concerns: who may see it live and who may be notified. */
  readonly organisationIds: readonly OrganisationId[];
}

/** What the outbox needs of the transaction it writes in. */
export interface Writes {
  readonly actor: Actor;
  readonly requestId: string | null;
  readonly nowAt: Date;
  newId<K extends IdKind>(kind: K): Id<K>;
  write<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** Tries of an event before it is parked for `ops replay`; with growing pauses that is about four hours. */
export const RELAY_ATTEMPTS = 10;

/**
 * Writes each event to the history and queues it for its reactions, all in the caller's transaction. The queue is
 * graphile-worker's table: a job per event, serial within one aggregate by the queue name.
 */
export async function appendEvents(tx: Writes, about: About, events: readonly DomainEvent[]): Promise<void> {
  const { actor } = tx;
  for (const [position, event] of events.entries()) {
    const id = tx.newId('event');
    await tx.write(
      `WITH told AS (
         INSERT INTO events (id, about_type, about_id, version, position, organisation_ids, type, payload,
                             actor_account_id, actor_system, request_id, occurred_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id)
       SELECT graphile_worker.add_job('relay', json_build_object('eventId', told.id), queue_name => $13,
                                      max_attempts => $14) FROM told`,
      [
        id,
        about.type,
        about.id,
        about.version,
        position,
        [...about.organisationIds],
        event.type,
        toJson(event),
        actor.kind === 'account' ? actor.accountId : null,
        actor.kind === 'system' ? actor.name : null,
        tx.requestId,
        tx.nowAt,
        `${about.type}:${about.id}`,
        RELAY_ATTEMPTS,
      ],
    );
  }
}

/** JSON with bigint as text and without the type, which has a column of its own. */
function toJson(event: DomainEvent): string {
  const { type: _type, ...payload } = event;
  return JSON.stringify(payload, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value));
}
