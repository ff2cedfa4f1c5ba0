import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { belongsTo, isOfAlliance } from '@domain/access/actor';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { LiveChannel, type LiveNews } from '@platform/events/live';
import type { RequestContext } from '@platform/graphql/request-context';
import { OrganisationLoader, type OrganisationNode } from '../public';

@Resolver()
export class OrganisationChangedResolver {
  constructor(
    private readonly live: LiveChannel,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Subscription('organisationChanged', {
    resolve(this: OrganisationChangedResolver, news: LiveNews, _args: unknown, context: RequestContext) {
      return this.show(news, context);
    },
  })
  organisationChanged(
    @Args('organisationId') organisationId: string | null,
    @Context() context: RequestContext,
  ): AsyncGenerator<LiveNews> {
    const only = organisationId ? parseId('organisation', organisationId) : null;
    return this.live.listen(
      ({ aboutType, aboutId }) =>
        aboutType === 'organisation' &&
        (!organisationId || aboutId === only) &&
        (belongsTo(context.actor, aboutId as OrganisationId) || isOfAlliance(context.actor)),
    );
  }

  private show(news: LiveNews, context: RequestContext): Promise<OrganisationNode | null> {
    context.forget();
    return context.of(this.organisations).load(news.aboutId as OrganisationId);
  }
}
