import type { Actor } from '@domain/access/actor';

/** Who stands behind a session token. Implemented by identity. An unknown, ended or revoked token is the public. */
export abstract class ActorSource {
  abstract actorOf(token: string | null): Promise<Actor>;
}
