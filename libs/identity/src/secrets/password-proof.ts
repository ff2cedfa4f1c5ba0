import { Injectable } from '@nestjs/common';
import type { Contact } from '@domain/identity/contact';
import { AccountsStore, type Credentials } from '../data/accounts.store';
import { Passwords } from './passwords';

/** Judges a contact and a password together, at the same cost whoever the contact is, or nobody. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly accounts: AccountsStore,
    private readonly passwords: Passwords,
  ) {}

  /** The account, or null when they do not belong together. */
  async accountOf(contact: Contact | null, password: string): Promise<Credentials | null> {
    const account = contact && (await this.accounts.credentialsOf(contact));
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    return right ? account : null;
  }
}
