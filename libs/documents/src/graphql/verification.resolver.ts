import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@platform/graphql/request-context';
import { DocumentVerifier } from '../queries/document-verifier';

@Resolver()
export class VerificationResolver {
  constructor(private readonly verifier: DocumentVerifier) {}

  @Query('verifyDocument')
  verifyDocument(@Args('sha256') sha256: string, @Context() context: RequestContext) {
    return this.verifier.verify(sha256, context.locale);
  }
}
