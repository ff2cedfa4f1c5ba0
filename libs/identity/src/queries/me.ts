import { Injectable } from '@nestjs/common';
import type { AccountId, PasskeyId, SessionId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import type { AccountView } from '../public';

/** Whoever is signed in, as they see themselves. */
export interface MeView extends AccountView {
  readonly hasTotp: boolean;
  readonly sessionId: SessionId;
}
export interface PasskeyView {
  readonly id: PasskeyId;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

@Injectable()
export class MeQuery {
  constructor(private readonly database: Database) {}

  async of(accountId: AccountId, sessionId: SessionId): Promise<MeView | null> {
    const account = await this.database.queryOne<Omit<MeView, 'sessionId'>>(
      `SELECT id, display_name AS "displayName", locale, phone, email, totp_enabled_at IS NOT NULL AS "hasTotp"
       FROM accounts WHERE id = $1`,
      [accountId],
    );
    return account && { ...account, sessionId };
  }

  passkeysOf(accountId: AccountId): Promise<PasskeyView[]> {
    return this.database.query<PasskeyView>(
      `SELECT id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"
       FROM passkeys WHERE account_id = $1 ORDER BY id`,
      [accountId],
    );
  }
}
