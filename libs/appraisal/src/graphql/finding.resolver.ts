import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Finding } from '@domain/appraisal/finding';
import { message } from '@i18n/message';
import type { RequestContext } from '@platform/graphql/request-context';

/** Sentences of findings in the reader's language. A finding is stored as a code with its facts, never as a sentence. */
@Resolver('Finding')
export class FindingResolver {
  @ResolveField('text')
  text(@Parent() finding: Pick<Finding, 'code' | 'note' | 'evidence'>, @Context() { locale }: RequestContext): string {
    return finding.code === 'human'
      ? (finding.note ?? '')
      : message(`appraisal.failures.${finding.code}`, finding.evidence, locale);
  }

  @ResolveField('evidence')
  evidence(@Parent() { evidence }: Pick<Finding, 'evidence'>): string {
    return JSON.stringify(evidence);
  }

  @ResolveField('suggestion')
  suggestion(@Parent() { suggestion }: Pick<Finding, 'suggestion'>, @Context() { locale }: RequestContext) {
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
