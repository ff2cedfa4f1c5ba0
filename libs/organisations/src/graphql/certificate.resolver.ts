import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { belongsTo } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { mayMove } from '@domain/kernel/transitions';
import { CERTIFICATE_TRANSITIONS, isPastEnd, isValidOn } from '@domain/organisations/certificate';
import type { Finding } from '@domain/organisations/decide-certificate';
import type { CertificateRefusalReason, CertificateRevocationReason } from '@domain/organisations/reasons';
import { SystemClock } from '@platform/clock';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { DeclareCertificate, type DeclareCertificateInput } from '../commands/declare-certificate';
import { JudgeCertificate } from '../commands/judge-certificate';
import { OrganisationLoader, type OrganisationNode } from '../public';
import { PartsQuery } from '../queries/members-and-certificates';
import { noteFrom } from './note';
import { CertificateLoader, visibleCertificates, type CertificateNode } from './organisation.loaders';

interface Keyed {
  readonly idempotencyKey?: string | null;
}
interface Judged<Reason = never> extends Keyed {
  readonly certificateId: string;
  readonly reason: Reason;
  readonly note?: string | null;
}
type CertificateAction = 'CHECK' | 'REFUSE' | 'REVOKE';

@Resolver('Certificate')
export class CertificateResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly query: PartsQuery,
    private readonly clock: SystemClock,
  ) {}

  @Query('certificatesToCheck')
  async certificatesToCheck(
    @Args() args: PageRequest,
    @Context() context: RequestContext,
  ): Promise<Connection<CertificateNode>> {
    const page = openPage(args, 1);
    const mayCheck = allowed(context.actor, 'certificates.check', { organisationIds: [] });
    const rows = mayCheck ? await this.query.declared(page.after?.[0] ?? null, page.limit) : [];
    const nodes = await visibleCertificates(rows, context, this.clock.now());
    return page.close(
      nodes,
      ({ id }) => [id],
      async () => (mayCheck ? this.query.declaredCount() : 0),
    );
  }

  @ResolveField('organisation')
  organisation(
    @Parent() { organisationId }: CertificateNode,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(organisationId);
  }

  @ResolveField('isValidToday')
  isValidToday(@Parent() certificate: CertificateNode): boolean {
    return isValidOn(certificate, dayInVietnam(this.clock.now()));
  }

  @ResolveField('allowedActions')
  allowedActions(@Parent() certificate: CertificateNode, @Context() { actor }: RequestContext): CertificateAction[] {
    const { organisationId, state } = certificate;
    if (belongsTo(actor, organisationId)) return [];
    if (!allowed(actor, 'certificates.check', { organisationIds: [organisationId] })) return [];
    const actions: CertificateAction[] = [];
    const pastEnd = isPastEnd(certificate, dayInVietnam(this.clock.now()));
    if (mayMove(CERTIFICATE_TRANSITIONS, state, 'CHECKED') && !pastEnd) actions.push('CHECK');
    if (mayMove(CERTIFICATE_TRANSITIONS, state, 'REFUSED')) actions.push('REFUSE');
    if (mayMove(CERTIFICATE_TRANSITIONS, state, 'REVOKED')) actions.push('REVOKE');
    return actions;
  }
}

@Resolver()
export class CertificateCommandsResolver {
  constructor(
    private readonly declareCommand: DeclareCertificate,
    private readonly judgeCommand: JudgeCertificate,
    private readonly certificates: CertificateLoader,
  ) {}

  @Mutation('declareCertificate')
  async declareCertificate(@Args('input') input: DeclareCertificateInput & Keyed, @Context() context: RequestContext) {
    const outcome = await this.declareCommand.run(context.command('declareCertificate', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    const certificate = await context.of(this.certificates).load(outcome.value);
    return { __typename: 'DeclareCertificatePayload', certificate };
  }

  @Mutation('checkCertificate')
  checkCertificate(@Args('input') input: Judged, @Context() context: RequestContext) {
    return this.judge('checkCertificate', input, { what: 'CHECK' }, context);
  }

  @Mutation('refuseCertificate')
  refuseCertificate(@Args('input') input: Judged<CertificateRefusalReason>, @Context() context: RequestContext) {
    const note = noteFrom(input.note);
    if (note !== null && typeof note === 'object') return problem(note);
    return this.judge('refuseCertificate', input, { what: 'REFUSE', reason: input.reason, note }, context);
  }

  @Mutation('revokeCertificate')
  revokeCertificate(@Args('input') input: Judged<CertificateRevocationReason>, @Context() context: RequestContext) {
    const note = noteFrom(input.note);
    if (note !== null && typeof note === 'object') return problem(note);
    return this.judge('revokeCertificate', input, { what: 'REVOKE', reason: input.reason, note }, context);
  }

  private async judge(name: string, input: Judged<unknown>, finding: Finding, context: RequestContext) {
    const { certificateId } = input;
    const outcome = await this.judgeCommand.run(context.command(name, input), { certificateId, finding });
    if (!outcome.ok) return problem(outcome.refusal);
    const certificate = await context.of(this.certificates).load(outcome.value);
    return { __typename: `${name.charAt(0).toUpperCase()}${name.slice(1)}Payload`, certificate };
  }
}
