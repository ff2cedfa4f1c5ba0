import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Finding } from '@domain/appraisal/finding';
import type { Opinion } from '@domain/appraisal/opinion';
import type { AppraisalState } from '@domain/appraisal/appraisal.transitions';
import { parseId } from '@domain/kernel/id';
import { HistoryReader, type HistoryLine } from '@platform/events/history.reader';
import { badUserInput, type Connection, type PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { ContractLoader, type ContractNode } from '@contracts/public';
import { AppraisalsSqlReader, type DeskOrder, type QuestionView } from '../data/appraisals.reader';
import { AppraisalLoader, type AppraisalNode } from '../public';
import { appraisalNodes, FindingsLoader, OpinionLoader, QuestionsLoader } from './appraisal.loaders';
import { allowedAppraisalActions } from './allowed-appraisal-actions';

interface DeskArguments extends PageRequest {
  readonly filter?: {
    states?: AppraisalState[] | null;
    advisorId?: string | null;
    mine?: boolean | null;
    unassigned?: boolean | null;
  } | null;
  readonly orderBy?: DeskOrder | null;
}

@Resolver('Appraisal')
export class AppraisalResolver {
  constructor(
    private readonly appraisals: AppraisalsSqlReader,
    private readonly loader: AppraisalLoader,
    private readonly contracts: ContractLoader,
    private readonly historyReader: HistoryReader,
  ) {}

  @Query('appraisal')
  appraisal(@Args('id') id: string, @Context() context: RequestContext): Promise<AppraisalNode | null> {
    const appraisalId = parseId('appraisal', id);
    return appraisalId ? context.of(this.loader).load(appraisalId) : Promise.resolve(null);
  }

  @Query('appraisals')
  async list(@Args() args: DeskArguments, @Context() context: RequestContext): Promise<Connection<AppraisalNode>> {
    const { states = null, advisorId = null, mine = false, unassigned = false } = args.filter ?? {};
    const named = advisorId === null ? null : parseId('account', advisorId);
    if (advisorId !== null && !named) throw badUserInput('filter.advisorId', 'bad-id');
    const me = mine && context.actor.kind === 'account' ? context.actor.accountId : null;
    const filter = { states, advisorId: me ?? named, unassigned };
    return appraisalNodes(await this.appraisals.list(context.actor, filter, args.orderBy ?? 'DUE', args), context);
  }

  @ResolveField('contract')
  contract(@Parent() { contractId }: AppraisalNode, @Context() context: RequestContext): Promise<ContractNode | null> {
    return context.of(this.contracts).load(contractId);
  }

  @ResolveField('allowedActions')
  allowedActions(@Parent() one: AppraisalNode, @Context() { actor }: RequestContext): string[] {
    return allowedAppraisalActions(one, actor);
  }

  @ResolveField('history')
  history(@Parent() { id }: AppraisalNode, @Args() args: PageRequest): Promise<Connection<HistoryLine>> {
    return this.historyReader.of('appraisal', id, args);
  }
}

/** What hangs on a case. */
@Resolver('Appraisal')
export class AppraisalPartsResolver {
  constructor(
    private readonly findingsLoader: FindingsLoader,
    private readonly questionsLoader: QuestionsLoader,
    private readonly opinionLoader: OpinionLoader,
  ) {}

  @ResolveField('findings')
  async findings(@Parent() { id }: AppraisalNode, @Context() context: RequestContext): Promise<Finding[]> {
    return (await context.of(this.findingsLoader).load(id)) ?? [];
  }

  @ResolveField('questions')
  async questions(@Parent() { id }: AppraisalNode, @Context() context: RequestContext): Promise<QuestionView[]> {
    return (await context.of(this.questionsLoader).load(id)) ?? [];
  }

  @ResolveField('opinion')
  opinion(@Parent() { id }: AppraisalNode, @Context() context: RequestContext): Promise<Opinion | null> {
    return context.of(this.opinionLoader).load(id);
  }
}
