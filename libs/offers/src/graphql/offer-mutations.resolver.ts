import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { OfferId } from '@domain/kernel/id';
import { problem, type ProblemOf } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { DraftOffer, type DraftOfferRequest } from '../commands/draft-offer';
import { PauseOffer } from '../commands/pause-offer';
import { PublishOffer } from '../commands/publish-offer';
import { ResumeOffer } from '../commands/resume-offer';
import { ReviseOffer, type ReviseOfferRequest } from '../commands/revise-offer';
import { WithdrawOffer } from '../commands/withdraw-offer';
import { OfferLoader, type SeenOffer } from './offer.loaders';

type Keyed<T> = T & { readonly idempotencyKey?: string | null };
type OfferInput = Keyed<{ readonly offerId: string }>;
interface OfferPayload<Name extends string> {
  readonly __typename: Name;
  readonly offer: SeenOffer;
}

@Resolver()
export class OfferTermsMutations {
  constructor(
    private readonly loader: OfferLoader,
    private readonly draft: DraftOffer,
    private readonly revise: ReviseOffer,
  ) {}

  @Mutation('draftOffer')
  async draftOffer(@Args('input') input: Keyed<DraftOfferRequest>, @Context() context: RequestContext) {
    const outcome = await this.draft.run(context.command('draftOffer', input), input);
    return answer('DraftOfferPayload', outcome, this.loader, context);
  }

  @Mutation('reviseOffer')
  async reviseOffer(@Args('input') input: Keyed<ReviseOfferRequest>, @Context() context: RequestContext) {
    const outcome = await this.revise.run(context.command('reviseOffer', input), input);
    return answer('ReviseOfferPayload', outcome, this.loader, context);
  }
}

@Resolver()
export class OfferStateMutations {
  constructor(
    private readonly loader: OfferLoader,
    private readonly publish: PublishOffer,
    private readonly pause: PauseOffer,
    private readonly resume: ResumeOffer,
    private readonly withdraw: WithdrawOffer,
  ) {}

  @Mutation('publishOffer')
  async publishOffer(@Args('input') input: OfferInput, @Context() context: RequestContext) {
    const outcome = await this.publish.run(context.command('publishOffer', input), input);
    return answer('PublishOfferPayload', outcome, this.loader, context);
  }

  @Mutation('pauseOffer')
  async pauseOffer(@Args('input') input: OfferInput, @Context() context: RequestContext) {
    const outcome = await this.pause.run(context.command('pauseOffer', input), input);
    return answer('PauseOfferPayload', outcome, this.loader, context);
  }

  @Mutation('resumeOffer')
  async resumeOffer(@Args('input') input: OfferInput, @Context() context: RequestContext) {
    const outcome = await this.resume.run(context.command('resumeOffer', input), input);
    return answer('ResumeOfferPayload', outcome, this.loader, context);
  }

  @Mutation('withdrawOffer')
  async withdrawOffer(@Args('input') input: OfferInput, @Context() context: RequestContext) {
    const outcome = await this.withdraw.run(context.command('withdrawOffer', input), input);
    return answer('WithdrawOfferPayload', outcome, this.loader, context);
  }
}

async function answer<Name extends string, R extends Refusal>(
  name: Name,
  outcome: Outcome<OfferId, R>,
  loader: OfferLoader,
  context: RequestContext,
): Promise<OfferPayload<Name> | ProblemOf<R>> {
  if (!outcome.ok) return problem(outcome.refusal);
  const offer = await context.of(loader).load(outcome.value);
  if (!offer) throw new Error(`offer ${outcome.value} was saved and is not there`);
  return { __typename: name, offer };
}
