import { Injectable } from '@nestjs/common';
import { belongsTo, organisationsOf } from '@domain/access/actor';
import type { Audience } from '@domain/access/audience';
import type { DemandState } from '@domain/demands/demand.transitions';
import type { AnswerId, DemandId, OrganisationId } from '@domain/kernel/id';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { StoredDemandsReader } from '../data/demands.reader';
import type { AnswerView, DemandView } from '../public';

/** A demand with the asker's standing towards it. */
export interface SeenDemand extends DemandView {
  readonly audience: Audience;
}
/** An answer, for its sender or for the buyer; nobody else gets one. */
export interface SeenAnswer extends AnswerView {
  readonly audience: 'OWNER';
}

export async function seen(context: RequestContext, demand: DemandView): Promise<SeenDemand> {
  return { ...demand, audience: await context.audienceOf(demand.organisationId) };
}

export async function seenPage(context: RequestContext, page: Connection<DemandView>): Promise<Connection<SeenDemand>> {
  const edges = await Promise.all(
    page.edges.map(async ({ cursor, node }) => ({ cursor, node: await seen(context, node) })),
  );
  return { ...page, edges };
}

/** Demands that the asker may see, by id: drafts of others are not there. */
@Injectable()
export class DemandLoader extends RequestLoader<DemandId, SeenDemand> {
  constructor(private readonly demands: StoredDemandsReader) {
    super();
  }

  async batch(ids: readonly DemandId[], context: RequestContext): Promise<Map<DemandId, SeenDemand>> {
    const found = [...(await this.demands.byIds(ids)).values()].filter(
      (demand) => demand.state !== 'DRAFT' || belongsTo(context.actor, demand.organisationId),
    );
    return new Map(await Promise.all(found.map(async (demand) => [demand.id, await seen(context, demand)] as const)));
  }
}

/** Answers that the asker's own organisations sent, by id. */
@Injectable()
export class OwnAnswerLoader extends RequestLoader<AnswerId, SeenAnswer> {
  constructor(private readonly demands: StoredDemandsReader) {
    super();
  }

  async batch(ids: readonly AnswerId[], context: RequestContext): Promise<Map<AnswerId, SeenAnswer>> {
    const own = [...(await this.demands.answersByIds(ids)).values()].filter((answer) =>
      belongsTo(context.actor, answer.organisationId),
    );
    return new Map(own.map((answer) => [answer.id, { ...answer, audience: 'OWNER' }]));
  }
}

/** What the asker's own organisations answered, by demand. */
@Injectable()
export class MyAnswersLoader extends RequestLoader<DemandId, SeenAnswer[]> {
  constructor(private readonly demands: StoredDemandsReader) {
    super();
  }

  async batch(ids: readonly DemandId[], context: RequestContext): Promise<Map<DemandId, SeenAnswer[]>> {
    const mine = await this.demands.answersOf(ids, organisationsOf(context.actor));
    return new Map([...mine].map(([id, answers]) => [id, answers.map((a) => ({ ...a, audience: 'OWNER' as const }))]));
  }
}

/** How many answers stand, by demand. */
@Injectable()
export class AnswerCountLoader extends RequestLoader<DemandId, number> {
  constructor(private readonly demands: StoredDemandsReader) {
    super();
  }

  batch(ids: readonly DemandId[]): Promise<Map<DemandId, number>> {
    return this.demands.countAnswers(ids);
  }
}

/** One organisation's list in a page of organisations; the lists that were asked for alike are read together. */
export interface DemandsOfOrganisation extends PageRequest {
  readonly organisationId: OrganisationId;
  readonly states: readonly DemandState[] | null;
}

@Injectable()
export class DemandsOfOrganisationLoader extends RequestLoader<DemandsOfOrganisation, Connection<SeenDemand>> {
  constructor(private readonly demands: StoredDemandsReader) {
    super();
  }

  async batch(
    keys: readonly DemandsOfOrganisation[],
    context: RequestContext,
  ): Promise<Map<DemandsOfOrganisation, Connection<SeenDemand>>> {
    const alike = new Map<string, DemandsOfOrganisation[]>();
    for (const key of keys) {
      const asked = JSON.stringify([key.first, key.after, key.states]);
      alike.set(asked, [...(alike.get(asked) ?? []), key]);
    }
    const lists = await Promise.all([...alike.values()].map((group) => this.group(group, context)));
    return new Map(lists.flat());
  }

  private async group(
    keys: readonly DemandsOfOrganisation[],
    context: RequestContext,
  ): Promise<[DemandsOfOrganisation, Connection<SeenDemand>][]> {
    const { first, after, states } = keys[0] as DemandsOfOrganisation;
    const pages = await this.demands.ofOrganisations(
      keys.map((key) => key.organisationId),
      { first: first ?? null, after: after ?? null, filter: { states }, mine: organisationsOf(context.actor) },
    );
    const lists: [DemandsOfOrganisation, Connection<SeenDemand>][] = [];
    for (const key of keys) {
      const page = pages.get(key.organisationId);
      if (page) lists.push([key, await seenPage(context, page)]);
    }
    return lists;
  }
}
