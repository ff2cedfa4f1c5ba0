import { Injectable } from '@nestjs/common';
import { allowed } from '@domain/access/policy';
import type { ContractId } from '@domain/kernel/id';
import type { Connection } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { ContractPartsReader, type SignatureView } from '../data/contract-parts.reader';
import { ContractLoader, ContractsReader, type ContractNode, type ContractView } from '../public';

/** The contract for a reader: parties own it, the Alliance advises on it, for all others it is not there. */
export function contractNode(view: ContractView, context: RequestContext): ContractNode | null {
  const parties = { organisationIds: [view.sellerId, view.buyerId] };
  if (!allowed(context.actor, 'contracts.see', parties)) return null;
  const isParty =
    context.actor.kind === 'account' &&
    context.actor.memberships.some((m) => parties.organisationIds.includes(m.organisationId));
  return { ...view, audience: isParty || context.actor.kind === 'system' ? 'OWNER' : 'ALLIANCE' };
}

/** A page of contracts for a reader. The rows were chosen for the same reader, so none falls out. */
export function contractNodes(page: Connection<ContractView>, context: RequestContext): Connection<ContractNode> {
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const contract = contractNode(node, context);
    return contract ? [{ cursor, node: contract }] : [];
  });
  return { ...page, edges };
}

@Injectable()
export class ContractNodeLoader extends ContractLoader {
  constructor(private readonly contracts: ContractsReader) {
    super();
  }

  async batch(ids: readonly ContractId[], context: RequestContext): Promise<Map<ContractId, ContractNode>> {
    const views = await this.contracts.byIds(ids);
    const nodes = new Map<ContractId, ContractNode>();
    for (const [id, view] of views) {
      const node = contractNode(view, context);
      if (node) nodes.set(id, node);
    }
    return nodes;
  }
}

@Injectable()
export class SignaturesLoader extends RequestLoader<ContractId, SignatureView[]> {
  constructor(private readonly parts: ContractPartsReader) {
    super();
  }

  batch(ids: readonly ContractId[]): Promise<Map<ContractId, SignatureView[]>> {
    return this.parts.signatures(ids);
  }
}
