import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { canonicalTerms } from '@domain/contracts/terms/canonical';
import type { TerminationGround } from '@domain/contracts/contract';
import { linkageForm } from '@domain/contracts/linkage-form';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import { HistoryReader, type HistoryLine } from '@platform/events/history.reader';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import { ContractsSqlReader } from '../data/contracts.reader';
import { ContractLoader, type ContractNode } from '../public';
import { allowedContractActions, type ContractAction } from '../queries/allowed-contract-actions';
import { contractNodes, SignaturesLoader } from './contract.loaders';
import { filterOf, type ContractFilterInput } from './contract-filter';

type ListArguments = PageRequest & { readonly filter?: ContractFilterInput | null };

/** A contract's own fields; what hangs on it is resolved beside (`contract-parts.resolver.ts`). */
@Resolver('Contract')
export class ContractResolver {
  constructor(
    private readonly contracts: ContractsSqlReader,
    private readonly loader: ContractLoader,
    private readonly organisations: OrganisationLoader,
    private readonly signatures: SignaturesLoader,
    private readonly historyReader: HistoryReader,
  ) {}

  @Query('contract')
  contract(@Args('id') id: string, @Context() context: RequestContext): Promise<ContractNode | null> {
    const contractId = parseId('contract', id);
    return contractId ? context.of(this.loader).load(contractId) : Promise.resolve(null);
  }

  @Query('contracts')
  async list(@Args() args: ListArguments, @Context() context: RequestContext): Promise<Connection<ContractNode>> {
    return contractNodes(await this.contracts.list(context.actor, filterOf(args.filter), args), context);
  }

  @ResolveField('kind')
  kind(@Parent() { terms }: ContractNode): string | null {
    return terms.kind;
  }

  @ResolveField('linkageForm')
  linkageForm(@Parent() { terms }: ContractNode): number | null {
    return terms.kind === 'SALE' ? null : linkageForm(terms);
  }

  @ResolveField('canonicalTerms')
  canonicalTerms(@Parent() { terms }: ContractNode): string {
    return canonicalTerms(terms);
  }

  @ResolveField('seller')
  seller(@Parent() { sellerId }: ContractNode, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return this.organisation(sellerId, context);
  }

  @ResolveField('buyer')
  buyer(@Parent() { buyerId }: ContractNode, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return this.organisation(buyerId, context);
  }

  @ResolveField('turnOf')
  turnOf(@Parent() { turnOf }: ContractNode, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return this.organisation(turnOf, context);
  }

  @ResolveField('terminationGround')
  terminationGround(@Parent() { terminationRequest }: ContractNode): TerminationGround | null {
    return terminationRequest?.ground ?? null;
  }

  @ResolveField('terminationRequestedBy')
  terminationRequestedBy(
    @Parent() contract: ContractNode,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return this.organisation(contract.terminationRequest?.requestedBy ?? null, context);
  }

  @ResolveField('allowedActions')
  async allowedActions(
    @Parent() contract: ContractNode,
    @Context() context: RequestContext,
  ): Promise<ContractAction[]> {
    const signatures = await context.of(this.signatures).load(contract.id);
    return allowedContractActions(contract, signatures ?? [], context.actor);
  }

  @ResolveField('history')
  history(@Parent() { id }: ContractNode, @Args() args: PageRequest): Promise<Connection<HistoryLine>> {
    return this.historyReader.of('contract', id, args);
  }

  private organisation(id: OrganisationId | null, context: RequestContext): Promise<OrganisationNode | null> {
    return id ? context.of(this.organisations).load(id) : Promise.resolve(null);
  }
}
