import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type PasskeyId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  notFound,
  type IdempotencyKeyReused,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
  type TooManyAttempts,
} from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { AccountsStore } from '../data/accounts.store';
import { PasskeysStore } from '../data/passkeys.store';
import { OwnPassword, type PasswordWrong } from '../secrets/own-password';
import { RelyingParty } from '../secrets/relying-party';
import { settled } from './settled';

/** The device's answer does not prove a passkey: another challenge, another site, too late, or a bad signature. */
export interface PasskeyRefused {
  readonly code: 'passkey-refused';
}
/** A ceremony that has begun: what the browser's WebAuthn call needs, as JSON. */
export interface BegunCeremony {
  readonly ceremonyId: string;
  readonly options: string;
}

type Own = NotPermitted | NotFound;
const OWN = { organisationIds: [] } as const;
const SEEN = { what: 'Passkey', visible: true } as const;
const LONGEST_NAME = 60;

/** Begins to add a passkey. Asks for the password, as a passkey is a way in that stays. */
@Injectable()
export class BeginPasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly passkeys: PasskeysStore,
    private readonly ownPassword: OwnPassword,
    private readonly relyingParty: RelyingParty,
  ) {}

  async run(
    command: Command,
    input: { currentPassword: string },
  ): Promise<Outcome<BegunCeremony, Own | PasswordWrong | TooManyAttempts>> {
    const proved = await this.ownPassword.prove(command, input.currentPassword);
    if (!proved.ok) return proved;
    const { accountId } = proved.value;
    const account = (await this.accounts.byIds([accountId])).get(accountId);
    if (!account) return refused(notFound('Account'));
    return settled<BegunCeremony, Own>(this.unitOfWork, command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      await this.ownPassword.forgive(tx, accountId);
      const known = await this.passkeys.credentialsOf(tx, accountId);
      const name = account.phone ?? account.email ?? accountId;
      const user = { id: accountId, name, displayName: account.displayName };
      const options = await this.relyingParty.registrationOptions(
        user,
        known.map(({ credentialId }) => credentialId),
      );
      const ceremonyId = await this.passkeys.begin(tx, options.challenge, accountId);
      return done({ ceremonyId, options: JSON.stringify(options) });
    });
  }
}

/** Keeps the passkey that the device made. */
@Injectable()
export class AddPasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly passkeys: PasskeysStore,
    private readonly relyingParty: RelyingParty,
  ) {}

  run(
    command: Command,
    input: { ceremonyId: string; name: string; response: string },
  ): Promise<Outcome<PasskeyId, Own | PasskeyRefused | InvalidInput>> {
    return settled<PasskeyId, Own | PasskeyRefused | InvalidInput>(this.unitOfWork, command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Account'));
      const { accountId } = tx.actor;
      const name = tidy(input.name);
      if (!name) return refused(invalidInput(issue('name', 'required')));
      if (name.length > LONGEST_NAME)
        return refused(invalidInput(issue('name', 'too-long', { largest: LONGEST_NAME })));
      const challenge = await this.passkeys.finish(tx, input.ceremonyId, accountId);
      const passkey = challenge && (await this.relyingParty.registered(input.response, challenge));
      const account = await this.accounts.lock(tx, accountId);
      if (!passkey || !account) return refused({ code: 'passkey-refused' });
      const id = await this.passkeys.add(tx, accountId, name, passkey);
      if (!id) return refused({ code: 'passkey-refused' });
      await this.accounts.save(tx, account, {}, [{ type: 'identity.passkey-added', accountId, name }]);
      return done(id);
    });
  }
}

/** Removes one of one's own passkeys; it signs nobody in any more. */
@Injectable()
export class RemovePasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsStore,
    private readonly passkeys: PasskeysStore,
  ) {}

  run(command: Command, input: { passkeyId: string }): Promise<Outcome<PasskeyId, Own | IdempotencyKeyReused>> {
    return this.unitOfWork.run<PasskeyId, Own>(command, async (tx) => {
      const no = tx.require('identity.manage-own-account', OWN, SEEN);
      if (no) return refused(no);
      const id = parseId('passkey', input.passkeyId);
      const account = tx.actor.kind === 'account' ? await this.accounts.lock(tx, tx.actor.accountId) : null;
      if (!id || !account || !(await this.passkeys.remove(tx, account.id, id))) return refused(notFound('Passkey'));
      await this.accounts.save(tx, account, {}, [{ type: 'identity.passkey-removed', accountId: account.id }]);
      return done(id);
    });
  }
}
