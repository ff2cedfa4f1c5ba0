import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { AmbiguousUnit } from '@domain/catalogue/unit';
import { message } from '@i18n/message';
import { problem } from '@platform/graphql/problem';
import { quantityView } from '@platform/graphql/quantity';
import type { RequestContext } from '@platform/graphql/request-context';
import {
  Convert,
  type ConvertAreaInput,
  type ConvertMoistureInput,
  type ConvertQuantityInput,
} from '../queries/convert';

@Resolver()
export class ConvertResolver {
  constructor(private readonly convert: Convert) {}

  @Query('convertQuantity')
  async convertQuantity(@Args('input') input: ConvertQuantityInput) {
    const outcome = await this.convert.quantity(input);
    if (!outcome.ok) return problem(outcome.refusal);
    return { __typename: 'ConvertQuantityPayload' as const, quantity: quantityView(outcome.value) };
  }

  @Query('convertArea')
  convertArea(@Args('input') input: ConvertAreaInput) {
    const outcome = this.convert.area(input);
    return outcome.ok ? { __typename: 'ConvertAreaPayload' as const, ...outcome.value } : problem(outcome.refusal);
  }

  @Query('convertMoisture')
  convertMoisture(@Args('input') input: ConvertMoistureInput) {
    const outcome = this.convert.moisture(input);
    if (!outcome.ok) return problem(outcome.refusal);
    const { quantity, price } = outcome.value;
    return { __typename: 'ConvertMoisturePayload' as const, quantity: quantityView(quantity), price };
  }
}

@Resolver('AmbiguousUnit')
export class AmbiguousUnitResolver {
  @ResolveField('questionText')
  questionText(@Parent() { question }: AmbiguousUnit, @Context() { locale }: RequestContext): string {
    return message(`units.question.${question}`, {}, locale);
  }
}
