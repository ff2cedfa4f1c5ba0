import type { DomainEvent } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import type { Random } from './random';

/** A row by column names. Instants are milliseconds wrapped in `at`, JSON is any object, arrays are PostgreSQL arrays. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows in the order in which they were made, by table; one batch refers only to itself and to earlier batches. */
export class Rows {
  readonly byTable = new Map<string, Row[]>();

  put(table: string, row: Row): void {
    const rows = this.byTable.get(table);
    if (rows) rows.push(row);
    else this.byTable.set(table, [row]);
  }
}

/** An instant for a timestamptz column. */
export const at = (ms: number): Date => new Date(ms);
export const atOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** What events are about; the same shape as the platform's. */
export interface About {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly organisationIds: readonly string[];
}

/** The history as the platform would have written it. Nothing is queued: reactions to the past are rows of their own. */
export class History {
  constructor(
    private readonly rows: Rows,
    private readonly random: Random,
  ) {}

  tell(about: About, events: readonly DomainEvent[], when: number, by: AccountId | null): void {
    for (const [position, event] of events.entries()) {
      const { type, ...payload } = event;
      this.rows.put('events', {
        id: this.random.id('event', when),
        about_type: about.type,
        about_id: about.id,
        version: about.version,
        position,
        organisation_ids: about.organisationIds,
        type,
        payload,
        actor_account_id: by,
        actor_system: by === null ? 'demo-province' : null,
        request_id: null,
        occurred_at: at(when),
      });
    }
  }
}

/** The decided state and events; a refusal here is a fault of the generator. */
export function must<S, E extends DomainEvent>(
  decision: { ok: true; state: S; events: readonly E[] } | { ok: false; refusal: { code: string } },
): { state: S; events: readonly E[] } {
  if (!decision.ok) throw new Error(`the demo province was refused: ${JSON.stringify(decision.refusal)}`);
  return decision;
}
