import { Injectable } from '@nestjs/common';
import { allowed } from '@domain/access/policy';
import type { Finding } from '@domain/appraisal/finding';
import type { Opinion } from '@domain/appraisal/opinion';
import { runChecklist, type CheckedRule } from '@domain/appraisal/rules/checklist';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import type { AppraisalId, ContractId } from '@domain/kernel/id';
import { SystemClock } from '@platform/clock';
import type { Connection } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import type { ContractNode } from '@contracts/public';
import { AppraisalsSqlReader, type QuestionView } from '../data/appraisals.reader';
import { RuleFactsSource } from '../data/rule-facts.source';
import { AppraisalLoader, type AppraisalNode, type AppraisalView } from '../public';

/** The case for a reader: the parties see theirs, the Alliance all, for others it is not there. */
export function appraisalNode(view: AppraisalView, { actor }: RequestContext): AppraisalNode | null {
  const parties = [view.sellerId, view.buyerId];
  if (!allowed(actor, 'appraisal.see', { organisationIds: parties })) return null;
  const isParty = actor.kind === 'account' && actor.memberships.some((m) => parties.includes(m.organisationId));
  return { ...view, audience: isParty || actor.kind === 'system' ? 'OWNER' : 'ALLIANCE' };
}

export function appraisalNodes(page: Connection<AppraisalView>, context: RequestContext): Connection<AppraisalNode> {
  const edges = page.edges.flatMap(({ cursor, node }) => {
    const one = appraisalNode(node, context);
    return one ? [{ cursor, node: one }] : [];
  });
  return { ...page, edges };
}

@Injectable()
export class AppraisalNodeLoader extends AppraisalLoader {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }

  async batch(ids: readonly AppraisalId[], context: RequestContext): Promise<Map<AppraisalId, AppraisalNode>> {
    const nodes = [...(await this.appraisals.byIds(ids)).values()].flatMap(
      (view) => appraisalNode(view, context) ?? [],
    );
    return new Map(nodes.map((node) => [node.id, node]));
  }
}

@Injectable()
export class FindingsLoader extends RequestLoader<AppraisalId, Finding[]> {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }
  batch(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, Finding[]>> {
    return this.appraisals.findings(ids);
  }
}

@Injectable()
export class QuestionsLoader extends RequestLoader<AppraisalId, QuestionView[]> {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }
  batch(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, QuestionView[]>> {
    return this.appraisals.questions(ids);
  }
}

@Injectable()
export class OpinionLoader extends RequestLoader<AppraisalId, Opinion> {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }
  batch(ids: readonly AppraisalId[]): Promise<Map<AppraisalId, Opinion>> {
    return this.appraisals.opinions(ids);
  }
}

@Injectable()
export class LastOpinionLoader extends RequestLoader<ContractId, Opinion> {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }
  batch(ids: readonly ContractId[]): Promise<Map<ContractId, Opinion>> {
    return this.appraisals.lastOpinions(ids);
  }
}

@Injectable()
export class CasesOfContractLoader extends RequestLoader<ContractId, AppraisalView[]> {
  constructor(private readonly appraisals: AppraisalsSqlReader) {
    super();
  }
  batch(ids: readonly ContractId[]): Promise<Map<ContractId, AppraisalView[]>> {
    return this.appraisals.ofContracts(ids);
  }
}

/** The checklist over the terms on the table, by contract. Keys are the contracts themselves: their terms are there already. */
@Injectable()
export class SelfCheckLoader extends RequestLoader<ContractNode, CheckedRule[]> {
  constructor(
    private readonly facts: RuleFactsSource,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  async batch(contracts: readonly ContractNode[]): Promise<Map<ContractNode, CheckedRule[]>> {
    const facts = await this.facts.factsFor(contracts, dayInVietnam(this.clock.now()));
    return new Map(
      contracts.map((contract, index) => [contract, facts[index] ? runChecklist(contract.terms, facts[index]) : []]),
    );
  }
}
