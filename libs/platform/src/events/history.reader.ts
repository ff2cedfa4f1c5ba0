import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { AccountId, Id } from '@domain/kernel/id';
import { Database } from '../database/database';
import { countsTogether, openPage, type Connection, type PageRequest } from '../database/paging';

/** One line of the history of a thing, as its parties may read it. */
export interface HistoryLine {
  readonly id: Id<'event'>;
  readonly type: string;
  readonly version: number;
  readonly actorAccountId: AccountId | null;
  readonly occurredAt: Date;
}

interface Asked {
  readonly aboutType: string;
  readonly aboutId: string;
  readonly request: PageRequest;
}

/**
 * The history is the event table read back; there is no second audit log. Pages that are asked for at one moment and
 * alike are read together, so a list whose items show their history costs one statement. Nothing is remembered.
 */
@Injectable()
export class HistoryReader {
  private readonly pages = new DataLoader<Asked, Connection<HistoryLine>>((asked) => this.together(asked), {
    cache: false,
    maxBatchSize: 500,
  });

  constructor(private readonly database: Database) {}

  /** Oldest first. Whoever asks has been shown the thing. */
  async of(aboutType: string, aboutId: string, { first, after }: PageRequest): Promise<Connection<HistoryLine>> {
    return this.pages.load({ aboutType, aboutId, request: { first: first ?? null, after: after ?? null } });
  }

  private async together(asked: readonly Asked[]): Promise<(Connection<HistoryLine> | Error)[]> {
    const groups = new Map<string, Asked[]>();
    for (const one of asked) {
      const key = JSON.stringify([one.aboutType, one.request]);
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const found = new Map<Asked, Connection<HistoryLine> | Error>();
    for (const group of groups.values()) {
      const pages = await this.page(group).catch((error: Error) => group.map(() => error));
      group.forEach((one, index) => found.set(one, pages[index] ?? new Error('no page of history')));
    }
    return asked.map((one) => found.get(one) ?? new Error('no page of history'));
  }

  private async page(group: readonly Asked[]): Promise<Connection<HistoryLine>[]> {
    const { aboutType, request } = group[0] ?? { aboutType: '', request: {} };
    const page = openPage(request, 1);
    const ids = group.map((one) => one.aboutId);
    const rows = await this.database.query<HistoryLine & { of: string }>(
      `SELECT thing.id AS of, line.* FROM unnest($2::text[]) thing(id) CROSS JOIN LATERAL (
         SELECT id, type, version, actor_account_id AS "actorAccountId", occurred_at AS "occurredAt"
         FROM events WHERE about_type = $1 AND about_id = thing.id AND ($3::text IS NULL OR id > $3)
         ORDER BY id LIMIT $4) line`,
      [aboutType, ids, page.after?.[0] ?? null, page.limit],
    );
    const countOf = countsTogether<string>(
      this.database,
      `SELECT about_id AS id, count(*)::int AS n FROM events WHERE about_type = $1 AND about_id = ANY($2)
       GROUP BY about_id`,
      [aboutType, ids],
    );
    return ids.map((id) =>
      page.close(
        rows.filter((row) => row.of === id).map(({ of: _of, ...line }) => line),
        (line) => [line.id],
        () => countOf(id),
      ),
    );
  }
}
