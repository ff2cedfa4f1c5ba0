import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Action } from '@domain/access/action';
import { belongsTo, organisationsOf } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import type { Commodity, Variety } from '@domain/catalogue/commodity';
import { answersReadable } from '@domain/demands/answering';
import { actionsIn, type DemandAction } from '@domain/demands/decide-demand';
import type { DemandTerms } from '@domain/demands/demand';
import { parseId } from '@domain/kernel/id';
import { Quantity } from '@domain/kernel/quantity';
import type { AdminUnit } from '@domain/places/admin-unit';
import { CatalogueReader } from '@catalogue/public';
import { GoodsReference } from '@offers/public';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import { PlacesReader } from '@places/public';
import { SystemClock } from '@platform/clock';
import type { Connection, PageRequest } from '@platform/database/paging';
import { HistoryReader, type HistoryLine } from '@platform/events/history.reader';
import type { RequestContext } from '@platform/graphql/request-context';
import type { DemandFilter as FilterInput } from '@schema/generated/resolvers';
import type { DemandFilter, DemandOrder } from '../data/demand-list';
import { StoredDemandsReader } from '../data/demands.reader';
import {
  AnswerCountLoader,
  DemandLoader,
  MyAnswersLoader,
  seenPage,
  type SeenAnswer,
  type SeenDemand,
} from './demand.loaders';

/** Queries, and how lists of demands are asked for. */
@Resolver()
export class DemandQueries {
  constructor(
    private readonly demands: StoredDemandsReader,
    private readonly loader: DemandLoader,
    private readonly goods: GoodsReference,
  ) {}

  @Query('demand')
  async demand(@Args('id') text: string, @Context() context: RequestContext): Promise<SeenDemand | null> {
    const id = parseId('demand', text);
    return id && context.of(this.loader).load(id);
  }

  @Query('demands')
  async list(
    @Args() args: PageRequest & { filter?: FilterInput | null; orderBy?: DemandOrder | null },
    @Context() context: RequestContext,
  ): Promise<Connection<SeenDemand>> {
    const page = await this.demands.list({
      first: args.first ?? null,
      after: args.after ?? null,
      filter: await this.filterOf(args.filter ?? {}),
      orderBy: args.orderBy ?? 'NEWEST',
      mine: organisationsOf(context.actor),
    });
    return seenPage(context, page);
  }

  private async filterOf(input: FilterInput): Promise<DemandFilter> {
    const { sector, commodities, placeId, total, organisationId, ...same } = input;
    const ofSector = sector ? await this.goods.commoditiesOf(sector) : null;
    const named =
      commodities && ofSector ? commodities.filter((code) => ofSector.includes(code)) : (commodities ?? null);
    return {
      ...same,
      // An id that is none belongs to nobody, so nothing is found.
      organisationId: organisationId ? (organisationId as DemandFilter['organisationId']) : null,
      commodities: named ?? ofSector,
      places: placeId ? await this.goods.placesWithin(placeId) : null,
      total: total ? Quantity.ofMilli(BigInt(total.value.times(1000).toFixed(0)), total.unit) : null,
    };
  }
}

const ACTION_OF: Readonly<Record<Exclude<DemandAction, 'ANSWER'>, Action>> = {
  REVISE: 'demands.revise',
  PUBLISH: 'demands.publish',
  CLOSE: 'demands.close',
  CANCEL: 'demands.close',
  AWARD: 'demands.award',
};

@Resolver('Demand')
export class DemandResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly catalogue: CatalogueReader,
    private readonly places: PlacesReader,
    private readonly historyOf: HistoryReader,
  ) {}

  @ResolveField('organisation')
  organisation(@Parent() demand: SeenDemand, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(demand.organisationId);
  }

  @ResolveField('commodity')
  commodity(@Parent() { terms }: SeenDemand): Promise<Commodity | null> {
    return this.catalogue.commodity(terms.commodity);
  }

  @ResolveField('varieties')
  async varieties(@Parent() { terms }: SeenDemand): Promise<Variety[]> {
    const all = await Promise.all(terms.varieties.map((code) => this.catalogue.variety(code)));
    return all.flatMap((variety) => (variety ? [variety] : []));
  }

  @ResolveField('place')
  place(@Parent() { terms }: SeenDemand): Promise<AdminUnit | null> {
    return this.places.byId(terms.place.unitId);
  }

  @ResolveField('point')
  point(@Parent() { terms }: SeenDemand): DemandTerms['place']['point'] {
    return terms.place.point;
  }

  @ResolveField('deadlineAt')
  deadlineAt(@Parent() { terms }: SeenDemand): Date {
    return new Date(terms.deadlineAt);
  }

  @ResolveField('allowedActions')
  allowedActions(@Parent() demand: SeenDemand, @Context() { actor }: RequestContext): DemandAction[] {
    const resource = { organisationIds: [demand.organisationId] };
    const others = organisationsOf(actor).filter((id) => id !== demand.organisationId);
    return actionsIn(demand.state).filter((action) =>
      action === 'ANSWER'
        ? allowed(actor, 'demands.answer', { organisationIds: others })
        : allowed(actor, ACTION_OF[action], resource),
    );
  }

  @ResolveField('history')
  history(@Parent() { id }: SeenDemand, @Args() page: PageRequest): Promise<Connection<HistoryLine>> {
    return this.historyOf.of('demand', id, page);
  }
}

/** What stands in the terms under the same name. */
@Resolver('Demand')
export class DemandTermsResolver {
  @ResolveField('form')
  form(@Parent() { terms }: SeenDemand): DemandTerms['form'] {
    return terms.form;
  }

  @ResolveField('tranches')
  tranches(@Parent() { terms }: SeenDemand): DemandTerms['tranches'] {
    return terms.tranches;
  }

  @ResolveField('quality')
  quality(@Parent() { terms }: SeenDemand): DemandTerms['quality'] {
    return terms.quality;
  }

  @ResolveField('certificateSchemes')
  certificateSchemes(@Parent() { terms }: SeenDemand): DemandTerms['certificateSchemes'] {
    return terms.certificateSchemes;
  }

  @ResolveField('distanceLimitKm')
  distanceLimitKm(@Parent() { terms }: SeenDemand): number | null {
    return terms.distanceLimitKm;
  }

  @ResolveField('price')
  price(@Parent() { terms }: SeenDemand): DemandTerms['price'] {
    return terms.price;
  }

  @ResolveField('brings')
  brings(@Parent() { terms }: SeenDemand): DemandTerms['brings'] {
    return terms.brings;
  }

  @ResolveField('answerMode')
  answerMode(@Parent() { terms }: SeenDemand): DemandTerms['answers'] {
    return terms.answers;
  }

  @ResolveField('minimumAnswer')
  minimumAnswer(@Parent() { terms }: SeenDemand): Quantity | null {
    return terms.minimumAnswer;
  }

  @ResolveField('note')
  note(@Parent() { terms }: SeenDemand): string | null {
    return terms.note;
  }
}

/** Answers as fields of a demand. */
@Resolver('Demand')
export class DemandAnswersResolver {
  constructor(
    private readonly demands: StoredDemandsReader,
    private readonly counts: AnswerCountLoader,
    private readonly mine: MyAnswersLoader,
    private readonly clock: SystemClock,
  ) {}

  @ResolveField('answerCount')
  async answerCount(@Parent() { id }: SeenDemand, @Context() context: RequestContext): Promise<number> {
    return (await context.of(this.counts).load(id)) ?? 0;
  }

  @ResolveField('answers')
  async answers(
    @Parent() demand: SeenDemand,
    @Args() request: PageRequest,
    @Context() { actor }: RequestContext,
  ): Promise<Connection<SeenAnswer> | null> {
    if (!belongsTo(actor, demand.organisationId) || !answersReadable(demand.terms, this.clock.now())) return null;
    const page = await this.demands.answersTo(demand.id, request);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, audience: 'OWNER' } })) };
  }

  @ResolveField('myAnswers')
  async myAnswers(@Parent() { id }: SeenDemand, @Context() context: RequestContext): Promise<SeenAnswer[]> {
    return (await context.of(this.mine).load(id)) ?? [];
  }
}
