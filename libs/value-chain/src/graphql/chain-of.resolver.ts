import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayInVietnam, type CalendarDate } from '@domain/kernel/calendar-date';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import type { Commodity } from '@domain/catalogue/commodity';
import { CatalogueReader } from '@catalogue/public';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import { SystemClock } from '@platform/clock';
import { badUserInput } from '@platform/database/paging';
import { quantityView, type QuantityView } from '@platform/graphql/quantity';
import type { RequestContext } from '@platform/graphql/request-context';
import { ChainWalkReader, DEEPEST } from '../data/chain-walk.reader';
import { LinkTotalsReader, type LinkTotals } from '../data/link-totals.reader';
import { ChainLinkLoader, type SeenLink } from './chain-link.loaders';

export interface SeenStep {
  readonly depth: number;
  readonly organisationId: OrganisationId;
  readonly link: SeenLink;
}

interface ChainAsked {
  readonly organisationId: string;
  readonly direction: 'UPSTREAM' | 'DOWNSTREAM';
  readonly depth?: number | null;
  readonly commodity?: string | null;
  readonly asOf?: CalendarDate | null;
}

@Resolver('ChainStep')
export class ChainOfResolver {
  constructor(
    private readonly walks: ChainWalkReader,
    private readonly links: ChainLinkLoader,
    private readonly organisations: OrganisationLoader,
    private readonly clock: SystemClock,
  ) {}

  @Query('chainOf')
  async chainOf(@Args() asked: ChainAsked, @Context() context: RequestContext): Promise<SeenStep[]> {
    const depth = asked.depth ?? 3;
    if (depth < 1 || depth > DEEPEST) throw badUserInput('depth', 'too-deep', { largest: DEEPEST });
    const organisationId = parseId('organisation', asked.organisationId);
    if (!organisationId) return [];
    const asOf = asked.asOf ?? dayInVietnam(this.clock.now());
    const { direction, commodity = null } = asked;
    const steps = await this.walks.walk(context.actor, { organisationId, direction, depth, commodity, asOf });
    const loader = context.of(this.links);
    const seen = await Promise.all(steps.map(async (step) => ({ ...step, link: await loader.load(step.linkId) })));
    return seen.flatMap(({ depth: at, organisationId: to, link }) =>
      link ? [{ depth: at, organisationId: to, link }] : [],
    );
  }

  @ResolveField('organisation')
  organisation(@Parent() step: SeenStep, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(step.organisationId);
  }
}

@Resolver('LinkTotals')
export class LinkTotalsResolver {
  constructor(
    private readonly totals: LinkTotalsReader,
    private readonly catalogue: CatalogueReader,
    private readonly clock: SystemClock,
  ) {}

  @Query('linkTotals')
  async linkTotals(@Args('commodity') code: string): Promise<LinkTotals> {
    const commodity = await this.catalogue.commodity(code);
    if (!commodity) throw badUserInput('commodity', 'unknown-value');
    return this.totals.of(code, commodity.baseUnit, dayInVietnam(this.clock.now()));
  }

  @ResolveField('commodity')
  commodity(@Parent() { commodityCode }: LinkTotals): Promise<Commodity | null> {
    return this.catalogue.commodity(commodityCode);
  }

  @ResolveField('contracted')
  contracted(@Parent() { contracted }: LinkTotals): QuantityView | null {
    return contracted && quantityView(contracted);
  }
}
