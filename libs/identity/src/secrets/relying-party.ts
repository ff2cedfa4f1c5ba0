import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { Config } from '@platform/config/config';

/** A passkey as it is kept. */
export interface KeptPasskey {
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: bigint;
  readonly transports: readonly string[];
}

/**
 * WebAuthn, with this site as the relying party. Passkeys must verify their user (fingerprint, PIN), so that one counts
 * as two factors; they are discoverable, so that sign-in needs no contact and tells nothing about any.
 */
@Injectable()
export class RelyingParty {
  private readonly id: string;
  private readonly origin: string;

  constructor(config: Config) {
    const site = new URL(config.publicUrl);
    this.id = site.hostname;
    this.origin = site.origin;
  }

  registrationOptions(account: { id: string; name: string; displayName: string }, known: readonly string[]) {
    return generateRegistrationOptions({
      rpName: 'LienKet',
      rpID: this.id,
      userID: new TextEncoder().encode(account.id),
      userName: account.name,
      userDisplayName: account.displayName,
      attestationType: 'none',
      excludeCredentials: known.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  signInOptions() {
    return generateAuthenticationOptions({ rpID: this.id, userVerification: 'required' });
  }

  /** Null when the response does not prove a new passkey for this challenge and this site. */
  async registered(response: string, challenge: string): Promise<KeptPasskey | null> {
    const read = parse<RegistrationResponseJSON>(response);
    if (!read) return null;
    const { id: expectedRPID, origin: expectedOrigin } = this;
    const result = await verifyRegistrationResponse({
      response: read,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
    }).catch(() => null);
    if (!result?.verified) return null;
    const { id, publicKey, counter, transports = [] } = result.registrationInfo.credential;
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter: BigInt(counter), transports };
  }

  /** The new counter, or null when the response does not prove the passkey. A counter that goes back is a copied key. */
  async proved(response: string, challenge: string, passkey: KeptPasskey): Promise<bigint | null> {
    const read = parse<AuthenticationResponseJSON>(response);
    if (!read) return null;
    const { credentialId, publicKey, counter } = passkey;
    const { id: expectedRPID, origin: expectedOrigin } = this;
    const result = await verifyAuthenticationResponse({
      response: read,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    }).catch(() => null);
    return result?.verified ? BigInt(result.authenticationInfo.newCounter) : null;
  }
}

/** The credential that a sign-in response names; null when it is no such response. */
export function credentialNamedBy(response: string): string | null {
  const id = parse<{ id?: unknown }>(response)?.id;
  return typeof id === 'string' && id.length <= 1_400 ? id : null;
}

function parse<T>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}
