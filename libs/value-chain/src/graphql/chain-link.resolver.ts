import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { allowed } from '@domain/access/policy';
import { parseId, type OrganisationId } from '@domain/kernel/id';
import type { Commodity } from '@domain/catalogue/commodity';
import { LINK_TRANSITIONS, type SeasonStrength } from '@domain/value-chain/chain-link';
import { CatalogueReader } from '@catalogue/public';
import { ContractLoader, type ContractNode } from '@contracts/public';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import type { Connection, PageRequest } from '@platform/database/paging';
import { quantityView, type QuantityView } from '@platform/graphql/quantity';
import type { RequestContext } from '@platform/graphql/request-context';
import { StoredChainLinksReader, type LinkFilter } from '../data/chain-links.reader';
import {
  ChainLinkLoader,
  LinksOfOrganisationsLoader,
  SeasonsLoader,
  seenLinks,
  type LinksAsked,
  type SeenLink,
} from './chain-link.loaders';

@Resolver()
export class ChainLinkQueries {
  constructor(
    private readonly links: StoredChainLinksReader,
    private readonly loader: ChainLinkLoader,
  ) {}

  @Query('chainLink')
  async chainLink(@Args('id') text: string, @Context() context: RequestContext): Promise<SeenLink | null> {
    const id = parseId('link', text);
    return id && context.of(this.loader).load(id);
  }

  @Query('chainLinks')
  async list(
    @Args() { filter, ...page }: PageRequest & { filter?: LinkFilter | null },
    @Context() { actor }: RequestContext,
  ): Promise<Connection<SeenLink>> {
    return seenLinks(await this.links.list(actor, filter ?? {}, page), actor);
  }
}

type LinkAction = 'CONFIRM' | 'REJECT' | 'VERIFY' | 'END' | 'SHOW';

@Resolver('ChainLink')
export class ChainLinkResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly contractLoader: ContractLoader,
    private readonly catalogue: CatalogueReader,
    private readonly strengths: SeasonsLoader,
  ) {}

  @ResolveField('supplier')
  supplier(@Parent() link: SeenLink, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(link.supplierId);
  }

  @ResolveField('receiver')
  receiver(@Parent() link: SeenLink, @Context() context: RequestContext): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(link.receiverId);
  }

  @ResolveField('declaredBy')
  async declaredBy(
    @Parent() { declaredBy }: SeenLink,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return declaredBy && context.of(this.organisations).load(declaredBy);
  }

  @ResolveField('commodity')
  async commodity(@Parent() { commodity }: SeenLink): Promise<Commodity | null> {
    return commodity === null ? null : this.catalogue.commodity(commodity);
  }

  @ResolveField('contracts')
  async contracts(@Parent() { contractIds }: SeenLink, @Context() context: RequestContext): Promise<ContractNode[]> {
    const loader = context.of(this.contractLoader);
    const found = await Promise.all(contractIds.map((id) => loader.load(id)));
    return found.filter((contract) => contract !== null);
  }

  @ResolveField('seasons')
  async seasons(@Parent() { id }: SeenLink, @Context() context: RequestContext): Promise<SeasonStrength[]> {
    return (await context.of(this.strengths).load(id)) ?? [];
  }

  @ResolveField('shownBySupplier')
  shownBySupplier(@Parent() { shownBy, supplierId }: SeenLink): boolean {
    return shownBy.includes(supplierId);
  }

  @ResolveField('shownByReceiver')
  shownByReceiver(@Parent() { shownBy, receiverId }: SeenLink): boolean {
    return shownBy.includes(receiverId);
  }

  @ResolveField('allowedActions')
  allowedActions(@Parent() link: SeenLink, @Context() { actor }: RequestContext): LinkAction[] {
    const next = LINK_TRANSITIONS[link.state];
    const other = link.declaredBy === link.supplierId ? link.receiverId : link.supplierId;
    const as = (...organisationIds: OrganisationId[]) => ({ organisationIds });
    const sides = as(link.supplierId, link.receiverId);
    const confirms = allowed(actor, 'value-chain.confirm-link', as(other));
    const verifies = allowed(actor, 'value-chain.verify-link', sides);
    const actions: [LinkAction, boolean][] = [
      ['CONFIRM', next.includes('CONFIRMED') && confirms],
      ['REJECT', next.includes('REJECTED') && (confirms || verifies)],
      ['VERIFY', next.includes('ACTIVE') && verifies],
      ['END', link.origin === 'DECLARED' && next.includes('ENDED') && allowed(actor, 'value-chain.end-link', sides)],
      ['SHOW', allowed(actor, 'value-chain.show-link', sides)],
    ];
    return actions.flatMap(([action, may]) => (may ? [action] : []));
  }
}

@Resolver('SeasonStrength')
export class SeasonStrengthResolver {
  @ResolveField('contracted')
  contracted(@Parent() { contracted }: SeasonStrength): QuantityView | null {
    return contracted && quantityView(contracted);
  }

  @ResolveField('delivered')
  delivered(@Parent() { delivered }: SeasonStrength): QuantityView | null {
    return delivered && quantityView(delivered);
  }
}

@Resolver('Organisation')
export class OrganisationLinksResolver {
  constructor(private readonly loader: LinksOfOrganisationsLoader) {}

  @ResolveField('chainLinks')
  async chainLinks(
    @Parent() { id }: OrganisationNode,
    @Args() asked: LinksAsked,
    @Context() context: RequestContext,
  ): Promise<Connection<SeenLink> | null> {
    return context.of(this.loader).load({ organisationId: id, asked });
  }
}
