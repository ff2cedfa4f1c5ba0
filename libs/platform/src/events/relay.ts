import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '@domain/kernel/decision';
import type { AccountId, Id, OrganisationId } from '@domain/kernel/id';
import { done } from '@domain/kernel/decision';
import { Database } from '../database/database';
import { UnitOfWork } from '../database/unit-of-work';
import { Handlers } from './handlers';
import type { Reaction, Recorded } from './reaction';

interface EventLine {
  id: Id<'event'>;
  about_type: string;
  about_id: string;
  version: number;
  organisation_ids: OrganisationId[];
  type: string;
  payload: object;
  actor_account_id: AccountId | null;
  occurred_at: Date;
}

/** Hands an event to each reaction that asked for its type. Called by the worker, at least once per event. */
@Injectable()
export class Relay {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: Handlers,
  ) {}

  /** Throws after all reactions were tried when one of them failed, so that the worker tries again later. */
  async deliver(eventId: string): Promise<void> {
    const line = await this.database.queryOne<EventLine>('SELECT * FROM events WHERE id = $1', [eventId]);
    if (!line) throw new Error(`event ${eventId} is not in the history`);
    await this.database.query(`SELECT pg_notify('lienket_live', $1)`, [liveMessage(line)]);
    const failures: unknown[] = [];
    for (const reaction of this.handlers.reactionsTo(line.type)) {
      await this.once(reaction, recorded(line)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} reactions to ${line.type} failed`);
  }

  private async once(reaction: Reaction, event: Recorded): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: reaction.name }, name: reaction.name }, async (tx) => {
      tx.asSystem();
      const first = await tx.write(
        'INSERT INTO reactions_done (reaction, event_id, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
        [reaction.name, event.id, tx.nowAt],
      );
      if (first.length > 0) await reaction.react(event, tx);
      return done(null);
    });
  }
}

function recorded(line: EventLine): Recorded {
  return {
    id: line.id,
    about: {
      type: line.about_type,
      id: line.about_id,
      version: line.version,
      organisationIds: line.organisation_ids,
    },
    type: line.type,
    payload: line.payload as Omit<DomainEvent, 'type'>,
    actorAccountId: line.actor_account_id,
    occurredAt: line.occurred_at,
  };
}

function liveMessage(line: EventLine): string {
  return JSON.stringify({
    eventId: line.id,
    type: line.type,
    aboutType: line.about_type,
    aboutId: line.about_id,
    version: line.version,
    organisationIds: line.organisation_ids.slice(0, 100),
  });
}
