import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { ContractLoader } from '@contracts/public';
import {
  SignContractWithCertificate,
  type SignContractWithCertificateInput,
} from '../commands/sign-contract-with-certificate';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** Signatures that were made outside. */
@Resolver()
export class SignaturesResolver {
  constructor(
    private readonly contracts: ContractLoader,
    private readonly withCertificate: SignContractWithCertificate,
  ) {}

  @Mutation('signContractWithCertificate')
  async signContractWithCertificate(
    @Args('input') input: SignContractWithCertificateInput & Keyed,
    @Context() context: RequestContext,
  ) {
    const { locale, address, userAgent } = context.facts;
    const command = context.command('signContractWithCertificate', input);
    const outcome = await this.withCertificate.run(command, input, { locale, address, userAgent });
    if (!outcome.ok) return problem(outcome.refusal);
    context.forget();
    const contract = await context.of(this.contracts).load(outcome.value);
    return { __typename: 'SignContractWithCertificatePayload' as const, contract };
  }
}
