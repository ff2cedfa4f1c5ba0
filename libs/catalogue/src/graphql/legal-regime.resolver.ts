import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import { LEGAL_INSTRUMENTS, legalInstrument, type LegalInstrument } from '@domain/law/instrument';
import { legalRegime, type EvaluationRule, type LegalRegime } from '@domain/law/regime';
import type { RequestContext } from '@platform/graphql/request-context';

@Resolver('LegalRegime')
export class LegalRegimeResolver {
  @Query('legalRegime')
  legalRegime(@Args('on') on: CalendarDate): LegalRegime | null {
    return legalRegime(on);
  }

  @Query('legalInstruments')
  legalInstruments(): readonly LegalInstrument[] {
    return LEGAL_INSTRUMENTS;
  }

  @ResolveField('cooperatives')
  cooperatives(@Parent() { cooperatives }: LegalRegime): LegalInstrument {
    return legalInstrument(cooperatives);
  }

  @ResolveField('linkages')
  linkages(@Parent() { linkages }: LegalRegime): LegalInstrument {
    return legalInstrument(linkages);
  }

  @ResolveField('size')
  size(@Parent() { size }: LegalRegime): LegalInstrument | null {
    return size === 'NONE' ? null : legalInstrument(size);
  }

  @ResolveField('agriculturalEvaluation')
  agriculturalEvaluation(@Parent() { evaluation }: LegalRegime): EvaluationRule {
    return evaluation.AGRICULTURE;
  }

  @ResolveField('otherEvaluation')
  otherEvaluation(@Parent() { evaluation }: LegalRegime): EvaluationRule {
    return evaluation.OTHER;
  }
}

@Resolver('LegalEvaluation')
export class LegalEvaluationResolver {
  @ResolveField('instruments')
  instruments(@Parent() { instruments }: EvaluationRule): LegalInstrument[] {
    return instruments.map(legalInstrument);
  }
}

@Resolver('LegalInstrument')
export class LegalInstrumentResolver {
  @ResolveField('title')
  title(@Parent() { titleVi, titleEn }: LegalInstrument, @Context() { locale }: RequestContext): string {
    return locale === 'vi' ? titleVi : titleEn;
  }
}
