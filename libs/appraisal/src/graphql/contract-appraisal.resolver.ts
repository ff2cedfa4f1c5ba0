import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Opinion } from '@domain/appraisal/opinion';
import { runChecklist, type CheckedRule } from '@domain/appraisal/rules/checklist';
import { parseCanonicalTerms } from '@domain/contracts/terms/canonical';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { hasMessage, message } from '@i18n/message';
import { SystemClock } from '@platform/clock';
import { badUserInput } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import type { ContractNode } from '@contracts/public';
import { RuleFactsSource } from '../data/rule-facts.source';
import type { AppraisalNode } from '../public';
import { appraisalNode, CasesOfContractLoader, LastOpinionLoader, SelfCheckLoader } from './appraisal.loaders';

/** What the appraisal says of a contract: its cases, its newest opinion, and the same rules for the parties while they draft. */
@Resolver('Contract')
export class ContractAppraisalResolver {
  constructor(
    private readonly cases: CasesOfContractLoader,
    private readonly lastOpinion: LastOpinionLoader,
    private readonly selfCheckLoader: SelfCheckLoader,
  ) {}

  @ResolveField('appraisals')
  async appraisals(@Parent() { id }: ContractNode, @Context() context: RequestContext): Promise<AppraisalNode[]> {
    const views = (await context.of(this.cases).load(id)) ?? [];
    return views.flatMap((view) => appraisalNode(view, context) ?? []);
  }

  @ResolveField('opinion')
  opinion(@Parent() { id }: ContractNode, @Context() context: RequestContext): Promise<Opinion | null> {
    return context.of(this.lastOpinion).load(id);
  }

  @ResolveField('selfCheck')
  async selfCheck(@Parent() contract: ContractNode, @Context() context: RequestContext): Promise<CheckedRule[]> {
    return (await context.of(this.selfCheckLoader).load(contract)) ?? [];
  }
}

@Resolver()
export class SelfCheckTermsResolver {
  constructor(
    private readonly facts: RuleFactsSource,
    private readonly clock: SystemClock,
  ) {}

  @Query('selfCheckTerms')
  async selfCheckTerms(@Args('canonicalTerms') canonicalTerms: string): Promise<CheckedRule[]> {
    const reading = parseCanonicalTerms(canonicalTerms);
    if (!reading.ok) {
      const [first] = reading.issues;
      throw badUserInput(
        first?.path ?? 'canonicalTerms',
        first?.code ?? 'not-json',
        (first?.facts ?? {}) as Record<string, string>,
      );
    }
    return runChecklist(reading.value, await this.facts.factsForDraft(dayInVietnam(this.clock.now())));
  }
}

@Resolver('CheckedRule')
export class CheckedRuleResolver {
  @ResolveField('ruleId')
  ruleId(@Parent() { rule }: CheckedRule): string {
    return rule.id;
  }

  @ResolveField('title')
  title(@Parent() { rule }: CheckedRule, @Context() { locale }: RequestContext): string {
    return message(`appraisal.rules.${rule.id}`, {}, locale);
  }

  @ResolveField('reason')
  reason(@Parent() checked: CheckedRule, @Context() { locale }: RequestContext): string | null {
    if (checked.outcome === 'NOT_APPLICABLE') return message(`appraisal.reasons.${checked.reason}`, {}, locale);
    const question = checked.outcome === 'NEEDS_HUMAN' ? `appraisal.questions.${checked.question}` : null;
    return question && hasMessage(question, locale) ? message(question, {}, locale) : null;
  }

  @ResolveField('failures')
  failures(@Parent() checked: CheckedRule) {
    return checked.outcome === 'FAIL'
      ? checked.failures.map((failure) => ({ ...failure, legalBasis: checked.rule.legalBasis }))
      : [];
  }
}

/** A failure of the self-check reads like a finding, without the life of one. */
@Resolver('RuleFailure')
export class RuleFailureResolver {
  @ResolveField('text')
  text(
    @Parent() failure: { code: string; evidence: Record<string, unknown> },
    @Context() { locale }: RequestContext,
  ): string {
    return message(`appraisal.failures.${failure.code}`, failure.evidence, locale);
  }

  @ResolveField('suggestion')
  suggestion(
    @Parent()
    {
      suggestion,
    }: {
      suggestion: {
        code: string;
        facts: Record<string, unknown>;
        patch: { path: string; value: unknown }[] | null;
      } | null;
    },
    @Context() { locale }: RequestContext,
  ) {
    if (!suggestion) return null;
    return {
      text: message(`appraisal.suggestions.${suggestion.code}`, suggestion.facts, locale),
      edits: (suggestion.patch ?? []).map(({ path, value }) => ({
        path,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      })),
    };
  }
}

/** Whether an opinion still speaks of the terms on the table is a matter of the contract, asked by hash. */
@Resolver('Opinion')
export class OpinionResolver {
  @ResolveField('isOn')
  isOn(@Parent() opinion: Opinion, @Args('termsHash') termsHash: string): boolean {
    return opinion.termsHash === termsHash;
  }
}
