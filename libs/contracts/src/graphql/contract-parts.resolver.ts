import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Appraised } from '@domain/contracts/contract';
import { compareTerms } from '@domain/contracts/terms/compare-terms';
import type { TermValue } from '@domain/contracts/terms/read-terms';
import type { OrganisationId } from '@domain/kernel/id';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import type { CommentView, SignatureView, TermsVersionView } from '../data/contract-parts.reader';
import { storedTerms } from '../data/terms-hash';
import type { ContractNode } from '../public';
import { toAcknowledge } from '../queries/allowed-contract-actions';
import { SignaturesLoader } from './contract.loaders';
import { CommentPagesLoader, TermsVersionPagesLoader } from './contract-pages.loaders';

interface ChangeView {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What hangs on a contract: versions, comments, signatures, advice. */
@Resolver('Contract')
export class ContractPartsResolver {
  constructor(
    private readonly versions: TermsVersionPagesLoader,
    private readonly comments: CommentPagesLoader,
    private readonly signaturesLoader: SignaturesLoader,
  ) {}

  @ResolveField('termsVersions')
  termsVersions(
    @Parent() { id }: ContractNode,
    @Args() asked: PageRequest,
    @Context() context: RequestContext,
  ): Promise<Connection<TermsVersionView> | null> {
    return context.of(this.versions).load({ contractId: id, asked });
  }

  @ResolveField('comments')
  commentsOf(
    @Parent() { id }: ContractNode,
    @Args() asked: PageRequest,
    @Context() context: RequestContext,
  ): Promise<Connection<CommentView> | null> {
    return context.of(this.comments).load({ contractId: id, asked });
  }

  @ResolveField('signatures')
  async signatures(@Parent() { id }: ContractNode, @Context() context: RequestContext): Promise<SignatureView[]> {
    return (await context.of(this.signaturesLoader).load(id)) ?? [];
  }

  @ResolveField('advice')
  advice(@Parent() contract: ContractNode): (Appraised & { toAcknowledge: number }) | null {
    return contract.appraised && { ...contract.appraised, toAcknowledge: toAcknowledge(contract) };
  }
}

@Resolver('TermsVersion')
export class TermsVersionResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField('number')
  number(@Parent() { termsVersion }: TermsVersionView): number {
    return termsVersion;
  }

  @ResolveField('canonicalTerms')
  canonicalTerms(@Parent() { canonical }: TermsVersionView): string {
    return canonical;
  }

  @ResolveField('proposedBy')
  proposedBy(
    @Parent() version: TermsVersionView,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(version.proposedBy);
  }

  @ResolveField('changes')
  changes(@Parent() { before, canonical }: TermsVersionView): ChangeView[] {
    if (before === null) return [];
    return compareTerms(storedTerms(before), storedTerms(canonical)).map((change) => ({
      path: change.path,
      before: asJson(change.before),
      after: asJson(change.after),
    }));
  }
}

@Resolver('ContractSignature')
export class ContractSignatureResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField('organisation')
  organisation(@Parent() { organisationId }: { organisationId: OrganisationId }, @Context() context: RequestContext) {
    return context.of(this.organisations).load(organisationId);
  }
}

@Resolver('ContractComment')
export class ContractCommentResolver {
  constructor(private readonly organisations: OrganisationLoader) {}

  @ResolveField('organisation')
  organisation(@Parent() { organisationId }: { organisationId: OrganisationId }, @Context() context: RequestContext) {
    return context.of(this.organisations).load(organisationId);
  }
}

const asJson = (value: TermValue): string | null => (value === null ? null : JSON.stringify(value));
