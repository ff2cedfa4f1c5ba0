import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { TooManyAttempts } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { PasskeysStore } from '../data/passkeys.store';
import { SessionsStore, type OpenedSession, type Origin } from '../data/sessions.store';
import { ThrottlesStore, type Counted } from '../data/throttles.store';
import { credentialNamedBy, RelyingParty } from '../secrets/relying-party';
import type { BegunCeremony, PasskeyRefused } from './passkeys';
import { settled } from './settled';

/** Begins a sign-in by passkey. Asks for no contact, so it tells nothing about any. */
@Injectable()
export class BeginPasskeySignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passkeys: PasskeysStore,
    private readonly relyingParty: RelyingParty,
  ) {}

  async run(command: Command): Promise<Outcome<BegunCeremony, never>> {
    const options = await this.relyingParty.signInOptions();
    return settled<BegunCeremony, never>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const ceremonyId = await this.passkeys.begin(tx, options.challenge, null);
      return done({ ceremonyId, options: JSON.stringify(options) });
    });
  }
}

/** Opens a session by a passkey. The device has verified its user, so no second factor is asked for. */
@Injectable()
export class SignInWithPasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passkeys: PasskeysStore,
    private readonly sessions: SessionsStore,
    private readonly throttles: ThrottlesStore,
    private readonly relyingParty: RelyingParty,
  ) {}

  run(
    command: Command,
    input: { ceremonyId: string; response: string },
    origin: Origin,
  ): Promise<Outcome<OpenedSession, PasskeyRefused | TooManyAttempts>> {
    const counters: Counted[] = [['sign-in:place', origin.network]];
    return settled<OpenedSession, PasskeyRefused | TooManyAttempts>(this.unitOfWork, command, async (tx) => {
      tx.asAnyone();
      const wait = await this.throttles.take(tx, counters);
      if (wait) return refused(wait);
      const challenge = await this.passkeys.finish(tx, input.ceremonyId, null);
      const credentialId = credentialNamedBy(input.response);
      const passkey = credentialId && (await this.passkeys.lockByCredential(tx, credentialId));
      const counter = challenge && passkey ? await this.relyingParty.proved(input.response, challenge, passkey) : null;
      if (!passkey || counter === null) return refused({ code: 'passkey-refused' });
      await this.passkeys.used(tx, passkey.id, counter);
      await this.throttles.giveBack(tx, counters);
      return done(await this.sessions.open(tx, passkey.accountId, origin));
    });
  }
}
