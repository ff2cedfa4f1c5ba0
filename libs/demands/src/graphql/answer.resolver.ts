import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { allowed } from '@domain/access/policy';
import { totalOf, type AnswerBody } from '@domain/demands/demand';
import { mayMove } from '@domain/kernel/transitions';
import { ANSWER_TRANSITIONS } from '@domain/demands/demand.transitions';
import type { Quantity } from '@domain/kernel/quantity';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import type { RequestContext } from '@platform/graphql/request-context';
import { DemandLoader, type SeenAnswer, type SeenDemand } from './demand.loaders';

@Resolver('DemandAnswer')
export class DemandAnswerResolver {
  constructor(
    private readonly demands: DemandLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField('demand')
  demand(@Parent() answer: SeenAnswer, @Context() context: RequestContext): Promise<SeenDemand | null> {
    return context.of(this.demands).load(answer.demandId);
  }

  @ResolveField('seller')
  seller(@Parent() answer: SeenAnswer, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(answer.organisationId);
  }

  @ResolveField('allowedActions')
  async allowedActions(@Parent() answer: SeenAnswer, @Context() context: RequestContext): Promise<'WITHDRAW'[]> {
    const demand = await context.of(this.demands).load(answer.demandId);
    const may =
      demand?.state === 'PUBLISHED' &&
      mayMove(ANSWER_TRANSITIONS, answer.state, 'WITHDRAWN') &&
      allowed(context.actor, 'demands.answer', { organisationIds: [answer.organisationId] });
    return may ? ['WITHDRAW'] : [];
  }
}

@Resolver('AnswerBody')
export class AnswerBodyResolver {
  @ResolveField('total')
  total(@Parent() body: AnswerBody): Quantity {
    return totalOf(body.quantities);
  }
}
