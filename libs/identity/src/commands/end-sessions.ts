import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type SessionId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { SessionsStore } from '../data/sessions.store';

const OWN = { organisationIds: [] } as const;
const SEEN = { what: 'Session', visible: true } as const;

/** Ends the session that asks. */
@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsStore,
  ) {}

  run(command: Command): Promise<Outcome<SessionId[], NotPermitted | NotFound | IdempotencyKeyReused>> {
    return this.unitOfWork.run(command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Session'));
      return done(await this.sessions.end(tx, tx.actor.accountId, { only: tx.actor.sessionId }));
    });
  }
}

/** Ends one of one's own sessions, at once and everywhere. Another's session is not found. */
@Injectable()
export class RevokeSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsStore,
  ) {}

  run(
    command: Command,
    input: { sessionId: string },
  ): Promise<Outcome<SessionId[], NotPermitted | NotFound | IdempotencyKeyReused>> {
    return this.unitOfWork.run(command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      const only = parseId('session', input.sessionId);
      if (tx.actor.kind !== 'account' || !only) return refused(notFound('Session'));
      const ended = await this.sessions.end(tx, tx.actor.accountId, { only });
      return ended.length === 0 ? refused(notFound('Session')) : done(ended);
    });
  }
}

/** Ends all of one's sessions but the one that asks. */
@Injectable()
export class RevokeOtherSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsStore,
  ) {}

  run(command: Command): Promise<Outcome<SessionId[], NotPermitted | NotFound | IdempotencyKeyReused>> {
    return this.unitOfWork.run(command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Session'));
      return done(await this.sessions.end(tx, tx.actor.accountId, { except: tx.actor.sessionId }));
    });
  }
}
