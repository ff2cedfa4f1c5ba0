import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type Actor, type Membership } from '@domain/access/actor';
import { done } from '@domain/kernel/decision';
import type { AccountId, SessionId } from '@domain/kernel/id';
import { ActorSource } from '@platform/access/actor-source';
import { SystemClock } from '@platform/clock';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { sha256 } from '../secrets/tokens';

interface SessionLine {
  id: SessionId;
  accountId: AccountId;
  lastSeenAt: Date;
  memberships: Membership[] | null;
}

/** "Last seen" is right to five minutes; every request need not write. */
const SEEN_EVERY_MS = 5 * 60_000;

/**
 * Who stands behind a session token: one statement, asked anew by every request, so that a session that was ended, a
 * role that was taken away and a membership that is over are over at once.
 */
@Injectable()
export class SessionActorSource extends ActorSource {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async actorOf(token: string | null): Promise<Actor> {
    if (!token) return ANONYMOUS;
    const now = this.clock.now();
    const session = await this.database.queryOne<SessionLine>(
      `SELECT s.id, s.account_id AS "accountId", s.last_seen_at AS "lastSeenAt",
              (SELECT json_agg(json_build_object('organisationId', m.organisation_id, 'kind', o.kind, 'roles', m.roles)
                               ORDER BY m.id)
               FROM memberships m JOIN organisations o ON o.id = m.organisation_id
               WHERE m.account_id = s.account_id AND m.ended_at IS NULL) AS memberships
       FROM sessions s WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2`,
      [sha256(token), new Date(now)],
    );
    if (!session) return ANONYMOUS;
    if (now - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) await this.seen(session.id);
    const { id: sessionId, accountId, memberships } = session;
    return { kind: 'account', accountId, sessionId, memberships: memberships ?? [] };
  }

  private async seen(id: SessionId): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: 'session-seen' }, name: 'session-seen' }, async (tx) => {
      tx.asSystem();
      await tx.write('UPDATE sessions SET last_seen_at = $2 WHERE id = $1', [id, tx.nowAt]);
      return done(null);
    });
  }
}
