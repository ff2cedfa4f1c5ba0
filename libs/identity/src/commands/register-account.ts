import { Injectable } from '@nestjs/common';
import { parseContact } from '@domain/identity/contact';
import { weaknessOf, type PasswordTooWeak } from '@domain/identity/password';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { ChallengeId } from '@domain/kernel/id';
import { invalidInput, issue, type InvalidInput, type TooManyAttempts } from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { ChallengesStore } from '../data/challenges.store';
import { CodeDelivery } from '../public';
import { Passwords } from '../secrets/passwords';

export interface RegisterAccountInput {
  /** Phone or e-mail as typed. */
  readonly contact: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale: 'vi' | 'en';
}
export interface CodeOnItsWay {
  readonly challengeId: ChallengeId;
  readonly expiresAt: Date;
}

const LONGEST_NAME = 100;

/**
 * Asks for an account. It is made when the code sent to the contact comes back. A contact that has an account gets the
 * same answer at the same cost, and its owner is told instead of being sent a code.
 */
@Injectable()
export class RegisterAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly challenges: ChallengesStore,
    private readonly passwords: Passwords,
    private readonly delivery: CodeDelivery,
  ) {}

  async run(
    command: Command,
    input: RegisterAccountInput,
    network: string,
  ): Promise<Outcome<CodeOnItsWay, InvalidInput | PasswordTooWeak | TooManyAttempts>> {
    const contact = parseContact(input.contact);
    const displayName = tidy(input.displayName);
    if (!contact) return refused(invalidInput(issue('contact', 'not-a-contact')));
    if (!displayName) return refused(invalidInput(issue('displayName', 'required')));
    if (displayName.length > LONGEST_NAME) {
      return refused(invalidInput(issue('displayName', 'too-long', { largest: LONGEST_NAME })));
    }
    const weak = weaknessOf(input.password, [contact.value]);
    if (weak) return refused(weak);
    const signUp = { displayName, locale: input.locale, passwordHash: await this.passwords.hash(input.password) };
    const known = await this.accounts.credentialsOf(contact);
    const to = {
      phone: contact.kind === 'PHONE' ? contact.value : null,
      email: contact.kind === 'EMAIL' ? contact.value : null,
    };
    const outcome = await this.unitOfWork.run({ ...command, idempotencyKey: null }, async (tx) => {
      tx.asAnyone();
      const challenge = { purpose: 'SIGN_UP' as const, accountId: null, ...to, signUp, answerable: !known };
      return this.challenges.ask(tx, challenge, network);
    });
    if (!outcome.ok) return outcome as { ok: false; refusal: TooManyAttempts };
    const { id, code, expiresAt } = outcome.value;
    this.delivery.deliver({
      to: { accountId: known?.id ?? null, ...to },
      use: known ? 'ACCOUNT_EXISTS' : 'SIGN_UP',
      code: known ? null : code,
      locale: input.locale,
    });
    return done({ challengeId: id, expiresAt });
  }
}
