import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { AcknowledgeFindings, type AcknowledgeFindingsInput } from '../commands/acknowledge-findings';
import {
  RequestSigningCode,
  SignContract,
  type RequestSigningCodeInput,
  type SignContractInput,
} from '../commands/sign-contract';
import { SubmitContractForAppraisal } from '../commands/submit-contract-for-appraisal';
import { TerminateContract, type TerminateContractInput } from '../commands/terminate-contract';
import type { OnContractInput } from '../commands/on-contract';
import { ContractLoader } from '../public';
import { contractPayload } from './negotiation.resolver';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** From agreement to force. */
@Resolver()
export class SigningResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly submit: SubmitContractForAppraisal,
    private readonly acknowledge: AcknowledgeFindings,
    private readonly requestCode: RequestSigningCode,
    private readonly sign: SignContract,
  ) {}

  @Mutation('submitContractForAppraisal')
  async submitContractForAppraisal(@Args('input') input: OnContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.submit.run(context.command('submitContractForAppraisal', input), input);
    return contractPayload('SubmitContractForAppraisal', outcome, this.contracts, context);
  }

  @Mutation('acknowledgeFindings')
  async acknowledgeFindings(
    @Args('input') input: AcknowledgeFindingsInput & Keyed,
    @Context() context: RequestContext,
  ) {
    const outcome = await this.acknowledge.run(context.command('acknowledgeFindings', input), input);
    return contractPayload('AcknowledgeFindings', outcome, this.contracts, context);
  }

  @Mutation('requestSigningCode')
  async requestSigningCode(@Args('input') input: RequestSigningCodeInput, @Context() context: RequestContext) {
    // A repeated request is a new code: the earlier one may have been lost, so nothing is remembered by its key.
    const outcome = await this.requestCode.run(context.command('requestSigningCode', {}), input, context.locale);
    return outcome.ok
      ? { __typename: 'RequestSigningCodePayload' as const, ...outcome.value }
      : problem(outcome.refusal);
  }

  @Mutation('signContract')
  async signContract(@Args('input') input: SignContractInput & Keyed, @Context() context: RequestContext) {
    const { locale, address, userAgent } = context.facts;
    const outcome = await this.sign.run(context.command('signContract', input), input, { locale, address, userAgent });
    return contractPayload('SignContract', outcome, this.contracts, context);
  }
}

@Resolver()
export class TerminationResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly terminate: TerminateContract,
  ) {}

  @Mutation('terminateContract')
  async terminateContract(@Args('input') input: TerminateContractInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.terminate.run(context.command('terminateContract', input), input);
    return contractPayload('TerminateContract', outcome, this.contracts, context);
  }
}
