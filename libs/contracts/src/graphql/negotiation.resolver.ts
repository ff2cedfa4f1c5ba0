import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Outcome, Refusal } from '@domain/kernel/decision';
import type { ContractId } from '@domain/kernel/id';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { AgreeContract, type AgreeContractInput } from '../commands/agree-contract';
import { CounterContract, type CounterContractInput } from '../commands/counter-contract';
import type { OnContractInput } from '../commands/on-contract';
import { ProposeContract, type ProposeContractInput } from '../commands/propose-contract';
import { RefuseContract, type RefuseContractInput } from '../commands/refuse-contract';
import { WithdrawContract } from '../commands/withdraw-contract';
import { ContractLoader } from '../public';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** The payload of every command that ends with a contract. */
export async function contractPayload<N extends string, R extends Refusal>(
  name: N,
  outcome: Outcome<ContractId, R>,
  loader: ContractLoader,
  context: RequestContext,
) {
  if (!outcome.ok) return problem(outcome.refusal);
  return { __typename: `${name}Payload` as const, contract: await context.of(loader).load(outcome.value) };
}

@Resolver()
export class NegotiationResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly propose: ProposeContract,
    private readonly counter: CounterContract,
    private readonly agree: AgreeContract,
  ) {}

  @Mutation('proposeContract')
  async proposeContract(@Args('input') input: ProposeContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.propose.run(context.command('proposeContract', input), input);
    return contractPayload('ProposeContract', outcome, this.contracts, context);
  }

  @Mutation('counterContract')
  async counterContract(@Args('input') input: CounterContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.counter.run(context.command('counterContract', input), input);
    return contractPayload('CounterContract', outcome, this.contracts, context);
  }

  @Mutation('agreeContract')
  async agreeContract(@Args('input') input: AgreeContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.agree.run(context.command('agreeContract', input), input);
    return contractPayload('AgreeContract', outcome, this.contracts, context);
  }
}

@Resolver()
export class EndNegotiationResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly refuse: RefuseContract,
    private readonly withdraw: WithdrawContract,
  ) {}

  @Mutation('refuseContract')
  async refuseContract(@Args('input') input: RefuseContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.refuse.run(context.command('refuseContract', input), input);
    return contractPayload('RefuseContract', outcome, this.contracts, context);
  }

  @Mutation('withdrawContract')
  async withdrawContract(@Args('input') input: OnContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.withdraw.run(context.command('withdrawContract', input), input);
    return contractPayload('WithdrawContract', outcome, this.contracts, context);
  }
}
