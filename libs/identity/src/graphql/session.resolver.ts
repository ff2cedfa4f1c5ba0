import { Args, Context, Mutation, Query, ResolveField, Resolver, Root } from '@nestjs/graphql';
import { ActorSource } from '@platform/access/actor-source';
import { SystemClock } from '@platform/clock';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { ConfirmContact, type ConfirmContactInput } from '../commands/confirm-contact';
import { RevokeOtherSessions, RevokeSession, SignOut } from '../commands/end-sessions';
import { SignIn, type SignInInput } from '../commands/sign-in';
import { BeginPasskeySignIn, SignInWithPasskey } from '../commands/sign-in-with-passkey';
import { SessionsStore, type OpenedSession, type SessionView } from '../data/sessions.store';
import { MeQuery, type MeView, type PasskeyView } from '../queries/me';
import { originOf } from './origin';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

@Resolver('Me')
export class MeResolver {
  constructor(private readonly meQuery: MeQuery) {}

  @Query('me')
  async me(@Context() { actor }: RequestContext): Promise<MeView | null> {
    return actor.kind === 'account' ? this.meQuery.of(actor.accountId, actor.sessionId) : null;
  }

  @ResolveField('passkeys')
  passkeys(@Root() me: MeView): Promise<PasskeyView[]> {
    return this.meQuery.passkeysOf(me.id);
  }
}

@Resolver('Session')
export class SessionResolver {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly clock: SystemClock,
  ) {}

  @Query('mySessions')
  async mySessions(@Context() { actor }: RequestContext): Promise<SessionView[]> {
    return actor.kind === 'account' ? this.sessions.openOf(actor.accountId, new Date(this.clock.now())) : [];
  }

  @ResolveField('isThisOne')
  isThisOne(@Root() session: SessionView, @Context() { actor }: RequestContext): boolean {
    return actor.kind === 'account' && actor.sessionId === session.id;
  }
}

@Resolver()
export class SignInResolver {
  constructor(
    private readonly meQuery: MeQuery,
    private readonly signInCommand: SignIn,
    private readonly confirmContactCommand: ConfirmContact,
    private readonly passkeySignIn: SignInWithPasskey,
    private readonly actors: ActorSource,
  ) {}

  @Mutation('signIn')
  async signIn(@Args('input') input: SignInInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.signInCommand.run(context.command('signIn', {}), input, originOf(context));
    return outcome.ok ? this.opened('SignInPayload', outcome.value, context) : problem(outcome.refusal);
  }

  @Mutation('confirmContact')
  async confirmContact(@Args('input') input: ConfirmContactInput & Keyed, @Context() context: RequestContext) {
    const command = context.command('confirmContact', {});
    const outcome = await this.confirmContactCommand.run(command, input, originOf(context));
    return outcome.ok ? this.opened('ConfirmContactPayload', outcome.value, context) : problem(outcome.refusal);
  }

  @Mutation('signInWithPasskey')
  async signInWithPasskey(
    @Args('input') input: { ceremonyId: string; response: string },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.passkeySignIn.run(context.command('signInWithPasskey', {}), input, originOf(context));
    return outcome.ok ? this.opened('SignInWithPasskeyPayload', outcome.value, context) : problem(outcome.refusal);
  }

  private async opened(type: string, session: OpenedSession, context: RequestContext) {
    context.facts.setSessionCookie?.(session.token);
    context.become(await this.actors.actorOf(session.token));
    const me = await this.meQuery.of(session.accountId, session.id);
    return { __typename: type, token: session.token, expiresAt: session.expiresAt, me };
  }
}

@Resolver()
export class BeginPasskeySignInResolver {
  constructor(private readonly begin: BeginPasskeySignIn) {}

  @Mutation('beginPasskeySignIn')
  async beginPasskeySignIn(@Context() context: RequestContext) {
    const outcome = await this.begin.run(context.command('beginPasskeySignIn', {}));
    return outcome.ok ? { __typename: 'BeginPasskeySignInPayload', ...outcome.value } : problem(outcome.refusal);
  }
}

@Resolver('Session')
export class EndSessionsResolver {
  constructor(
    private readonly signOutCommand: SignOut,
    private readonly revokeCommand: RevokeSession,
    private readonly revokeOthersCommand: RevokeOtherSessions,
  ) {}

  @Mutation('signOut')
  async signOut(@Args('input') input: Keyed, @Context() context: RequestContext) {
    const outcome = await this.signOutCommand.run(context.command('signOut', input));
    if (!outcome.ok) return problem(outcome.refusal);
    context.facts.setSessionCookie?.(null);
    return { __typename: 'SignOutPayload', endedSessionIds: outcome.value };
  }

  @Mutation('revokeSession')
  async revokeSession(@Args('input') input: Keyed & { sessionId: string }, @Context() context: RequestContext) {
    const outcome = await this.revokeCommand.run(context.command('revokeSession', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    return { __typename: 'RevokeSessionPayload', endedSessionIds: outcome.value };
  }

  @Mutation('revokeOtherSessions')
  async revokeOtherSessions(@Args('input') input: Keyed, @Context() context: RequestContext) {
    const outcome = await this.revokeOthersCommand.run(context.command('revokeOtherSessions', input));
    if (!outcome.ok) return problem(outcome.refusal);
    return { __typename: 'RevokeOtherSessionsPayload', endedSessionIds: outcome.value };
  }
}
