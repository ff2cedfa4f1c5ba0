import { Injectable } from '@nestjs/common';
import type { CodeExpired, CodeWrong } from '@domain/identity/one-time-code';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { Accounts } from '../data/accounts.store';
import { ChallengesStore } from '../data/challenges.store';
import { SessionsStore, type OpenedSession, type Origin } from '../data/sessions.store';
import { settled } from './settled';

export interface ConfirmContactInput {
  readonly challengeId: string;
  readonly code: string;
}

/** Brings back the code of a sign-up: the account is made and its owner is signed in. */
@Injectable()
export class ConfirmContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly challenges: ChallengesStore,
    private readonly sessions: SessionsStore,
  ) {}

  run(
    command: Command,
    input: ConfirmContactInput,
    origin: Origin,
  ): Promise<Outcome<OpenedSession, CodeWrong | CodeExpired>> {
    return settled(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const judged = await this.challenges.judge(tx, { ...input, purpose: 'SIGN_UP' });
      if (!judged.ok) return judged;
      const { signUp, phone, email } = judged.value;
      if (!signUp) return refused({ code: 'code-expired' as const });
      const accountId = await this.accounts.insert(tx, { ...signUp, phone, email });
      // Somebody confirmed the same contact by another code a moment ago.
      if (!accountId) return refused({ code: 'code-expired' as const });
      return done(await this.sessions.open(tx, accountId, origin));
    });
  }
}
