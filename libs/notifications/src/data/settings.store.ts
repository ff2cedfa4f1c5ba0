import { Injectable } from '@nestjs/common';
import type { AccountId } from '@domain/kernel/id';
import { DEFAULT_PREFERENCES, type Digest, type Preferences } from '@domain/notifications/preferences';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';

interface SettingsLine {
  account_id: AccountId;
  locale: 'vi' | 'en' | null;
  digest: Digest;
  quiet_from: number | null;
  quiet_to: number | null;
  choices: Preferences['choices'];
}

const SELECT = 'SELECT account_id, locale, digest, quiet_from, quiet_to, choices FROM notification_settings';

/** What people wish about their notifications; whoever said nothing has the defaults. */
@Injectable()
export class SettingsStore {
  constructor(private readonly database: Database) {}

  async of(accountId: AccountId): Promise<Preferences> {
    return (await this.ofAll([accountId])).get(accountId) ?? DEFAULT_PREFERENCES;
  }

  async ofAll(accountIds: readonly AccountId[]): Promise<Map<AccountId, Preferences>> {
    const lines = await this.database.query<SettingsLine>(`${SELECT} WHERE account_id = ANY($1)`, [accountIds]);
    return new Map(lines.map((line) => [line.account_id, preferencesOf(line)]));
  }

  /** For changing them: nobody else changes them at the same time. */
  async locked(tx: Transaction, accountId: AccountId): Promise<Preferences> {
    await tx.read('SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE', [accountId]);
    const line = await tx.readOne<SettingsLine>(`${SELECT} WHERE account_id = $1`, [accountId]);
    return line ? preferencesOf(line) : DEFAULT_PREFERENCES;
  }

  async save(tx: Transaction, accountId: AccountId, preferences: Preferences): Promise<void> {
    const { locale, digest, quiet, choices } = preferences;
    await tx.write(
      `INSERT INTO notification_settings (account_id, locale, digest, quiet_from, quiet_to, choices, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (account_id) DO UPDATE SET locale = $2, digest = $3, quiet_from = $4, quiet_to = $5, choices = $6,
         changed_at = $7`,
      [accountId, locale, digest, quiet?.from ?? null, quiet?.to ?? null, JSON.stringify(choices), tx.nowAt],
    );
  }
}

function preferencesOf(line: SettingsLine): Preferences {
  const { locale, digest, quiet_from: from, quiet_to: to, choices } = line;
  return { locale, digest, choices, quiet: from === null || to === null ? null : { from, to } };
}
