import { Injectable } from '@nestjs/common';
import type { AccountId, Id } from '@domain/kernel/id';
import { Database } from '../database/database';
import { openPage, type Connection, type PageRequest } from '../database/paging';

/** One line of the history of a thing, as its parties may read it. */
export interface HistoryLine {
  readonly id: Id<'event'>;
  readonly type: string;
  readonly version: number;
  readonly actorAccountId: AccountId | null;
  readonly occurredAt: Date;
}

/** The history is the event table read back; there is no second audit log. */
@Injectable()
export class HistoryReader {
  constructor(private readonly database: Database) {}

  async of(aboutType: string, aboutId: string, request: PageRequest): Promise<Connection<HistoryLine>> {
    const page = openPage(request, 1);
    const rows = await this.database.query<HistoryLine>(
      `SELECT id, type, version, actor_account_id AS "actorAccountId", occurred_at AS "occurredAt"
       FROM events WHERE about_type = $1 AND about_id = $2 AND ($3::text IS NULL OR id > $3)
       ORDER BY id LIMIT $4`,
      [aboutType, aboutId, page.after?.[0] ?? null, page.limit],
    );
    return page.close(
      rows,
      (line) => [line.id],
      async () => {
        const count = await this.database.queryOne<{ n: number }>(
          'SELECT count(*)::int AS n FROM events WHERE about_type = $1 AND about_id = $2',
          [aboutType, aboutId],
        );
        return count?.n ?? 0;
      },
    );
  }
}
