import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '@domain/access/actor';
import { ActorSource } from '@platform/access/actor-source';
import { tokenOf } from '@platform/graphql/request-context-factory';
import { RestProblem } from './rest-problem';

/** A request after it is known who sends it. */
export type ActedRequest = Request & { actor: Actor };

/** Finds out who asks, before a byte of the body is read. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(private readonly actors: ActorSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ActedRequest>();
    const { authorization, cookie } = request.headers;
    request.actor = await this.actors.actorOf(tokenOf({ authorization, cookie }));
    return true;
  }
}

/** Lets nobody in who is not signed in. */
@Injectable()
export class SignedInGuard extends ActorGuard {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    await super.canActivate(context);
    const { actor } = context.switchToHttp().getRequest<ActedRequest>();
    if (actor.kind !== 'account') throw new RestProblem(401, 'UNAUTHENTICATED', 'errors.unauthenticated');
    return true;
  }
}
