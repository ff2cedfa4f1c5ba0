import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localeFrom } from '@i18n/message';
import { ActorSource } from '../access/actor-source';
import { CounterpartySource } from '../access/counterparty-source';
import { RequestContext } from './request-context';

/** What a request brings, whether it came by HTTP or by web socket. */
export interface Incoming {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly requestId: string | undefined;
  readonly address: string;
  readonly userAgent: string;
  readonly setSessionCookie?: (token: string | null) => void;
}

export const SESSION_COOKIE = 'lienket_session';
const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/;
const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{20,100})(?:;|$)`);
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** The session token of a request: the header before the cookie. */
export function tokenOf(incoming: Pick<Incoming, 'authorization' | 'cookie'>): string | null {
  return BEARER.exec(incoming.authorization ?? '')?.[1] ?? COOKIE.exec(incoming.cookie ?? '')?.[1] ?? null;
}

/** A caller's own request id when it is well-formed, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header && REQUEST_ID.test(header) ? header : randomUUID();
}

@Injectable()
export class RequestContextFactory {
  constructor(
    private readonly actors: ActorSource,
    private readonly counterparties: CounterpartySource,
  ) {}

  async create(incoming: Incoming): Promise<RequestContext> {
    const token = tokenOf(incoming);
    return new RequestContext(
      {
        actor: await this.actors.actorOf(token),
        token,
        locale: localeFrom(incoming.acceptLanguage),
        requestId: requestIdOf(incoming.requestId),
        address: incoming.address,
        userAgent: incoming.userAgent.slice(0, 200),
        askActor: () => this.actors.actorOf(token),
        ...(incoming.setSessionCookie && { setSessionCookie: incoming.setSessionCookie }),
      },
      this.counterparties,
    );
  }
}
