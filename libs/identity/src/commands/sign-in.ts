import { Injectable } from '@nestjs/common';
import { parseContact } from '@domain/identity/contact';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { SessionsStore, type OpenedSession, type Origin } from '../data/sessions.store';
import { ThrottlesStore, type Counted } from '../data/throttles.store';
import { PasswordProof } from '../secrets/password-proof';
import { SecondFactor } from '../secrets/second-factor';
import { settled } from './settled';

export interface SignInInput {
  readonly contact: string;
  readonly password: string;
  /** Code of the authenticator app, or a recovery code. */
  readonly secondFactor?: string | null;
}

/** Contact and password do not belong together: one answer for a wrong password and for an account that is not. */
export interface SignInRefused {
  readonly code: 'sign-in-refused';
}
/** The password is right; the account also wants a code. */
export interface SecondFactorNeeded {
  readonly code: 'second-factor-needed';
}
/** The code is wrong, or was used before. */
export interface SecondFactorWrong {
  readonly code: 'second-factor-wrong';
}

type Refused = SignInRefused | SecondFactorNeeded | SecondFactorWrong | TooManyAttempts;

/** Opens a session by contact and password, and by a second factor where the account has one. */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proof: PasswordProof,
    private readonly sessions: SessionsStore,
    private readonly throttles: ThrottlesStore,
    private readonly secondFactor: SecondFactor,
  ) {}

  async run(command: Command, input: SignInInput, origin: Origin): Promise<Outcome<OpenedSession, Refused>> {
    const contact = parseContact(input.contact);
    const name = contact?.value ?? input.contact.trim().toLowerCase();
    const own: Counted[] = [
      ['sign-in:contact-and-place', `${name} ${origin.network}`],
      ['sign-in:contact', name],
    ];
    const shared: Counted[] = [['sign-in:place', origin.network]];
    const wait = await this.count(command, [...own, ...shared]);
    if (wait) return refused(wait);
    const account = await this.proof.accountOf(contact, input.password);
    if (!account) return refused({ code: 'sign-in-refused' });
    return settled<OpenedSession, Refused>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      if (account.hasTotp && !input.secondFactor) {
        for (const counters of [own, shared]) await this.throttles.giveBack(tx, counters);
        return refused({ code: 'second-factor-needed' });
      }
      if (account.hasTotp && !(await this.secondFactor.passes(tx, account.id, input.secondFactor ?? ''))) {
        return refused({ code: 'second-factor-wrong' });
      }
      await this.throttles.forget(tx, own);
      await this.throttles.giveBack(tx, shared);
      return done(await this.sessions.open(tx, account.id, origin));
    });
  }

  private async count(command: Command, counters: readonly Counted[]): Promise<TooManyAttempts | null> {
    const taken = await settled(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const wait = await this.throttles.take(tx, counters);
      return wait ? refused(wait) : done(null);
    });
    return taken.ok ? null : taken.refusal;
  }
}
