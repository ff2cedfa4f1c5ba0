import { Injectable } from '@nestjs/common';
import type { AccountId, NotificationId } from '@domain/kernel/id';
import type { NotificationKind } from '@domain/notifications/notification';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';

export interface NotificationView {
  readonly id: NotificationId;
  readonly kind: NotificationKind;
  readonly urgent: boolean;
  readonly template: string;
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly aboutType: string;
  readonly aboutId: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const SELECT = `SELECT id, kind, urgent, template, facts, about_type AS "aboutType", about_id AS "aboutId",
  created_at AS "createdAt", read_at AS "readAt" FROM notifications`;

/** What lies in somebody's inbox; each statement names the account, so nobody reads another's. */
@Injectable()
export class Inbox {
  constructor(private readonly database: Database) {}

  async page(
    accountId: AccountId,
    request: PageRequest & { readonly unreadOnly: boolean },
  ): Promise<Connection<NotificationView>> {
    const page = openPage(request, 1);
    const unread = request.unreadOnly ? 'AND read_at IS NULL' : '';
    const rows = await this.database.query<NotificationView>(
      `${SELECT} WHERE account_id = $1 ${unread} AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [accountId, page.after?.[0] ?? null, page.limit],
    );
    return page.close(
      rows,
      ({ id }) => [id],
      () => this.count(accountId, request.unreadOnly),
    );
  }

  async count(accountId: AccountId, unreadOnly: boolean): Promise<number> {
    const line = await this.database.queryOne<{ n: number }>(
      `SELECT count(*)::int AS n FROM notifications WHERE account_id = $1 ${unreadOnly ? 'AND read_at IS NULL' : ''}`,
      [accountId],
    );
    return line?.n ?? 0;
  }

  one(accountId: AccountId, id: string): Promise<NotificationView | null> {
    return this.database.queryOne<NotificationView>(`${SELECT} WHERE account_id = $1 AND id = $2`, [accountId, id]);
  }
}
