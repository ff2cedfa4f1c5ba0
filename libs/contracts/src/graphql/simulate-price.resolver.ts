import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { message } from '@i18n/message';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import type { ExplanationLine } from '@domain/prices/explanation';
import { Decimal } from '@domain/kernel/decimal';
import { SimulatePrice, type SimulatePriceInput } from '../queries/simulate-price';

@Resolver()
export class SimulatePriceResolver {
  constructor(private readonly simulation: SimulatePrice) {}

  @Query('simulatePrice')
  simulatePrice(@Args('input') input: SimulatePriceInput) {
    const outcome = this.simulation.run(input);
    if (!outcome.ok) return problem(outcome.refusal);
    const { delivery, buyerAgainstMarket, sideSelling, rows } = outcome.value;
    return {
      __typename: 'SimulatePricePayload' as const,
      ...delivery,
      buyerAgainstMarket,
      sideSelling,
      rows: rows.map(({ at, outcome: row }) => ({
        at,
        amount: row.ok ? row.value.amount : null,
        price: row.ok ? row.value.price : null,
      })),
    };
  }
}

@Resolver('PriceLine')
export class PriceLineResolver {
  @ResolveField('text')
  text(@Parent() { formula, facts, result }: ExplanationLine, @Context() { locale }: RequestContext): string {
    const shown = Object.entries({ ...facts, result }).map(([name, fact]) => [name, asNumber(fact)]);
    return message(`prices.explain.${formula}`, Object.fromEntries(shown), locale);
  }
}

/** Figures are grouped for the reader; names of parameters and grades stay as they are. */
function asNumber(fact: string): unknown {
  return /^-?\d+(\.\d+)?$/.test(fact) ? new Decimal(fact).toDecimalPlaces(2).toNumber() : fact;
}
