import { Injectable } from '@nestjs/common';
import type { Contact } from '@domain/identity/contact';
import type { IdentityEvent } from '@domain/identity/events';
import type { AccountId, SessionId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';
import { AccountCreator, AccountsReader, type AccountView } from '../public';
import { Passwords } from '../secrets/passwords';
import { AccountRow } from './account.row';
import { RecoveryCodeRow } from './recovery-code.row';
import { SessionsStore } from './sessions.store';

/** An account with its secrets, locked in a transaction. */
export type AccountRecord = Readonly<AccountRow>;

/** What sign-in needs of an account. */
export interface Credentials {
  readonly id: AccountId;
  readonly passwordHash: string;
  readonly hasTotp: boolean;
}

const VIEW = `id, display_name AS "displayName", locale, phone, email`;

@Injectable()
export class AccountsStore extends AccountsReader {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsStore,
  ) {
    super();
  }

  async byIds(ids: readonly AccountId[]): Promise<Map<AccountId, AccountView>> {
    const rows = await this.database.query<AccountView>(`SELECT ${VIEW} FROM accounts WHERE id = ANY($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async credentialsOf(contact: Contact): Promise<Credentials | null> {
    const column = contact.kind === 'PHONE' ? 'phone' : 'email';
    return this.database.queryOne<Credentials>(
      `SELECT id, password_hash AS "passwordHash", totp_enabled_at IS NOT NULL AS "hasTotp"
       FROM accounts WHERE ${column} = $1`,
      [contact.value],
    );
  }

  async passwordHashOf(id: AccountId): Promise<string | null> {
    const row = await this.database.queryOne<{ hash: string }>(
      'SELECT password_hash AS hash FROM accounts WHERE id = $1',
      [id],
    );
    return row?.hash ?? null;
  }

  lock(tx: Transaction, id: AccountId): Promise<AccountRecord | null> {
    return tx.lock(AccountRow, { id });
  }

  /** Saves the changed columns as the next version and tells of it. */
  async save(
    tx: Transaction,
    account: AccountRecord,
    values: Partial<Omit<AccountRow, 'id' | 'version'>>,
    events: readonly IdentityEvent[],
  ): Promise<void> {
    const version = account.version + 1;
    await tx.update(AccountRow, { id: account.id }, { ...values, version });
    await tx.append({ type: 'account', id: account.id, version, organisationIds: [] }, events);
  }

  /** Sets another password; all sessions end but the one that asks, so whoever knew the old one is out. */
  async setPassword(
    tx: Transaction,
    account: AccountRecord,
    passwordHash: string,
    by: { how: 'RESET' | 'CHANGE'; session: SessionId | null },
  ): Promise<void> {
    const event = { type: 'identity.password-changed', accountId: account.id, how: by.how } as const;
    await this.save(tx, account, { passwordHash }, [event]);
    await this.sessions.end(tx, account.id, { except: by.session });
  }

  /** Replaces all recovery codes. */
  async putRecoveryCodes(tx: Transaction, accountId: AccountId, hashes: readonly string[]): Promise<void> {
    await tx.write('DELETE FROM recovery_codes WHERE account_id = $1', [accountId]);
    if (hashes.length === 0) return;
    await tx.insert(
      RecoveryCodeRow,
      hashes.map((codeHash) => ({ accountId, codeHash, usedAt: null })),
    );
  }

  /** Whether the code was there and unused; it is used now. */
  async useRecoveryCode(tx: Transaction, accountId: AccountId, codeHash: string): Promise<boolean> {
    const used = await tx.write(
      `UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING 1`,
      [accountId, codeHash, tx.nowAt],
    );
    return used.length > 0;
  }

  /** Whether this step of the clock was not used before; each code of an authenticator works once. */
  async useTotpStep(tx: Transaction, accountId: AccountId, step: number): Promise<boolean> {
    const used = await tx.write(
      `UPDATE accounts SET totp_last_step = $2
       WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2) RETURNING 1`,
      [accountId, step],
    );
    return used.length > 0;
  }
}

export interface NewAccount {
  readonly displayName: string;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly locale: 'vi' | 'en';
  readonly passwordHash: string;
}

/** Makes accounts; the one place that does. */
@Injectable()
export class Accounts extends AccountCreator {
  constructor(private readonly passwords: Passwords) {
    super();
  }

  async create(
    tx: Transaction,
    { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string },
  ): Promise<AccountId | null> {
    return this.insert(tx, { ...account, passwordHash: await this.passwords.hash(password) });
  }

  /** Null when the contact was taken meanwhile. */
  async insert(tx: Transaction, account: NewAccount): Promise<AccountId | null> {
    const id = tx.newId('account');
    const made = await tx.write(
      `INSERT INTO accounts (id, display_name, locale, phone, email, password_hash, version, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 1, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [
        id,
        account.displayName,
        account.locale,
        account.phone ?? null,
        account.email ?? null,
        account.passwordHash,
        tx.nowAt,
      ],
    );
    if (made.length === 0) return null;
    await tx.append({ type: 'account', id, version: 1, organisationIds: [] }, [
      { type: 'identity.account-registered', accountId: id },
    ] as IdentityEvent[]);
    return id;
  }

  async idOf(tx: Transaction, contact: { phone?: string | null; email?: string | null }): Promise<AccountId | null> {
    const row = await tx.readOne<{ id: AccountId }>('SELECT id FROM accounts WHERE phone = $1 OR email = $2', [
      contact.phone ?? null,
      contact.email ?? null,
    ]);
    return row?.id ?? null;
  }
}
