import { Injectable } from '@nestjs/common';
import { parseContact } from '@domain/identity/contact';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { invalidInput, issue, type InvalidInput, type TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { ChallengesStore } from '../data/challenges.store';
import { CodeDelivery } from '../public';
import type { CodeOnItsWay } from './register-account';

/** Sends a code with which a new password can be set. A contact without an account gets the same answer and no code. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly challenges: ChallengesStore,
    private readonly delivery: CodeDelivery,
  ) {}

  async run(
    command: Command,
    input: { contact: string; locale: 'vi' | 'en' },
    network: string,
  ): Promise<Outcome<CodeOnItsWay, InvalidInput | TooManyAttempts>> {
    const contact = parseContact(input.contact);
    if (!contact) return refused(invalidInput(issue('contact', 'not-a-contact')));
    const known = await this.accounts.credentialsOf(contact);
    const to = {
      phone: contact.kind === 'PHONE' ? contact.value : null,
      email: contact.kind === 'EMAIL' ? contact.value : null,
    };
    const outcome = await this.unitOfWork.run({ ...command, idempotencyKey: null }, async (tx) => {
      tx.asAnyone();
      const challenge = { purpose: 'PASSWORD_RESET' as const, accountId: known?.id ?? null, ...to };
      return this.challenges.ask(tx, { ...challenge, answerable: known !== null }, network);
    });
    if (!outcome.ok) return outcome as { ok: false; refusal: TooManyAttempts };
    const { id, code, expiresAt } = outcome.value;
    if (known) {
      this.delivery.deliver({ to: { accountId: known.id, ...to }, use: 'PASSWORD_RESET', code, locale: input.locale });
    }
    return done({ challengeId: id, expiresAt });
  }
}
