import { Injectable } from '@nestjs/common';
import type { SessionEnded, SignedIn } from '@domain/identity/events';
import type { AccountId, SessionId } from '@domain/kernel/id';
import { Config } from '@platform/config/config';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';
import { newToken, sha256 } from '../secrets/tokens';
import { SessionRow } from './session.row';

/** From where somebody signs in. */
export interface Origin {
  /** User agent, as the device names itself. */
  readonly device: string;
  /** Network part of the address. */
  readonly network: string;
}

/** A session just opened. The token is told once and never stored. */
export interface OpenedSession {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SessionView {
  readonly id: SessionId;
  readonly device: string;
  readonly network: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

const DAY_MS = 86_400_000;

@Injectable()
export class SessionsStore {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async open(tx: Transaction, accountId: AccountId, origin: Origin): Promise<OpenedSession> {
    const [id, token] = [tx.newId('session'), newToken()];
    const expiresAt = new Date(tx.now + this.config.sessionDays * DAY_MS);
    await tx.insert(SessionRow, {
      id,
      accountId,
      tokenHash: sha256(token),
      ...origin,
      createdAt: tx.nowAt,
      lastSeenAt: tx.nowAt,
      expiresAt,
      endedAt: null,
    });
    const event: SignedIn = { type: 'identity.signed-in', accountId, sessionId: id, device: origin.device };
    await tx.append({ type: 'session', id, version: 1, organisationIds: [] }, [event]);
    return { id, accountId, token, expiresAt };
  }

  /** Ends the sessions of the account: one, or all but one. Gives those that were open. */
  async end(
    tx: Transaction,
    accountId: AccountId,
    which: { only?: SessionId; except?: SessionId | null },
  ): Promise<SessionId[]> {
    const ended = await tx.write<{ id: SessionId }>(
      `UPDATE sessions SET ended_at = $2
       WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2
         AND ($3::text IS NULL OR id = $3) AND ($4::text IS NULL OR id <> $4) RETURNING id`,
      [accountId, tx.nowAt, which.only ?? null, which.except ?? null],
    );
    for (const { id } of ended) {
      const event: SessionEnded = { type: 'identity.session-ended', accountId, sessionId: id };
      await tx.append({ type: 'session', id, version: 2, organisationIds: [] }, [event]);
    }
    return ended.map(({ id }) => id);
  }

  /** Open sessions, the last used first. */
  openOf(accountId: AccountId, now: Date): Promise<SessionView[]> {
    return this.database.query<SessionView>(
      `SELECT id, device, network, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
       FROM sessions WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2
       ORDER BY last_seen_at DESC, id DESC LIMIT 100`,
      [accountId, now],
    );
  }
}
