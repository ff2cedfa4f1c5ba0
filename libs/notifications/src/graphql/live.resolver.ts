import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { AppraisalLoader, type AppraisalNode } from '@appraisal/public';
import { ContractLoader, type ContractNode } from '@contracts/public';
import { isOfAlliance, organisationsOf } from '@domain/access/actor';
import type { AccountId, AppraisalId, ContractId } from '@domain/kernel/id';
import type { LiveNews } from '@platform/events/live';
import type { RequestContext } from '@platform/graphql/request-context';
import { Inbox, type NotificationView } from '../queries/inbox';
import { LiveStreams } from './live-streams';

export interface AppraisalDeskNews {
  readonly type: string;
  readonly appraisal: AppraisalNode;
}

const asItIs = { resolve: (item: unknown) => item };

@Resolver()
export class LiveResolver {
  constructor(
    private readonly streams: LiveStreams,
    private readonly inbox: Inbox,
    private readonly contracts: ContractLoader,
    private readonly appraisals: AppraisalLoader,
  ) {}

  @Subscription('notificationReceived', asItIs)
  notificationReceived(@Context() context: RequestContext): AsyncIterableIterator<NotificationView> {
    const accountId = accountOf(context);
    return this.streams.of(
      context,
      (news) => news.aboutType === 'inbox' && news.aboutId === accountId,
      (news) => this.inbox.one(accountId, news.eventId),
    );
  }

  /** For others than the parties and the Alliance the stream stays silent, as for a contract that never was. */
  @Subscription('contractChanged', asItIs)
  contractChanged(
    @Args('contractId') contractId: string,
    @Context() context: RequestContext,
  ): AsyncIterableIterator<ContractNode> {
    return this.streams.of(
      context,
      (news) => news.aboutType === 'contract' && news.aboutId === contractId,
      () => context.of(this.contracts).load(contractId as ContractId),
    );
  }

  @Subscription('myContractsChanged', asItIs)
  myContractsChanged(@Context() context: RequestContext): AsyncIterableIterator<ContractNode> {
    return this.streams.of(
      context,
      (news) => news.aboutType === 'contract' && concerns(news, context),
      (news) => context.of(this.contracts).load(news.aboutId as ContractId),
    );
  }

  @Subscription('appraisalDeskChanged', asItIs)
  appraisalDeskChanged(@Context() context: RequestContext): AsyncIterableIterator<AppraisalDeskNews> {
    return this.streams.of(
      context,
      (news) => news.aboutType === 'appraisal' && isOfAlliance(context.actor),
      async (news) => {
        const appraisal = await context.of(this.appraisals).load(news.aboutId as AppraisalId);
        return appraisal && { type: news.type, appraisal };
      },
    );
  }

  @Subscription('newsReceived', asItIs)
  newsReceived(@Context() context: RequestContext): AsyncIterableIterator<LiveNews> {
    return this.streams.of(
      context,
      (news) => concerns(news, context),
      async (news) => news,
    );
  }
}

function concerns(news: LiveNews, context: RequestContext): boolean {
  const mine = organisationsOf(context.actor);
  return news.organisationIds.some((id) => mine.includes(id));
}

/** The field asks for somebody signed in; this only tells the compiler. */
function accountOf({ actor }: RequestContext): AccountId {
  if (actor.kind !== 'account') throw new Error('nobody is signed in');
  return actor.accountId;
}
