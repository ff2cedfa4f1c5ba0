import { Injectable } from '@nestjs/common';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { OrganisationId } from '@domain/kernel/id';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import type { OrganisationNode } from '@organisations/public';
import { ContractsSqlReader } from '../data/contracts.reader';
import type { ContractNode } from '../public';
import { filterOf, type ContractFilterInput } from './contract-filter';
import { contractNodes } from './contract.loaders';

interface Asked extends PageRequest {
  readonly filter?: ContractFilterInput | null;
}
interface Key {
  readonly organisationId: OrganisationId;
  readonly asked: Asked;
}

/** The first pages of many organisations, those that were asked for alike in one statement. */
@Injectable()
export class ContractsOfOrganisationsLoader extends RequestLoader<Key, Connection<ContractNode>> {
  constructor(private readonly contracts: ContractsSqlReader) {
    super();
  }

  async batch(keys: readonly Key[], context: RequestContext): Promise<Map<Key, Connection<ContractNode>>> {
    const alike = groupBy(keys);
    const pages = new Map<Key, Connection<ContractNode>>();
    for (const group of alike.values()) {
      const asked = group[0]?.asked ?? {};
      const ids = group.map((key) => key.organisationId);
      const found = await this.contracts.listOfEach(context.actor, ids, filterOf(asked.filter), asked);
      for (const key of group) {
        const page = found.get(key.organisationId);
        if (page) pages.set(key, contractNodes(page, context));
      }
    }
    return pages;
  }
}

function groupBy(keys: readonly Key[]): Map<string, Key[]> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const name = JSON.stringify(key.asked);
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  return groups;
}

/** The reverse edge: contracts of an organisation, as far as the reader may see them. */
@Resolver('Organisation')
export class OrganisationContractsResolver {
  constructor(private readonly loader: ContractsOfOrganisationsLoader) {}

  @ResolveField('contracts')
  list(
    @Parent() { id }: OrganisationNode,
    @Args() asked: Asked,
    @Context() context: RequestContext,
  ): Promise<Connection<ContractNode> | null> {
    return context.of(this.loader).load({ organisationId: id, asked });
  }
}
