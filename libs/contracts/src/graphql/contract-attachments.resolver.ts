import { Injectable } from '@nestjs/common';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FileId } from '@domain/kernel/id';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { FilesReader, type FileView } from '@files/public';
import { OrganisationLoader, type OrganisationNode } from '@organisations/public';
import { AttachToContract, type AttachToContractInput } from '../commands/attach-to-contract';
import type { AttachmentView } from '../data/contract-attachments.store';
import { ContractLoader, type ContractNode } from '../public';
import { AttachmentPagesLoader } from './contract-pages.loaders';
import { contractPayload } from './negotiation.resolver';

/** Whoever sees a contract sees its papers. */
@Injectable()
export class AttachedFileLoader extends RequestLoader<FileId, FileView> {
  constructor(private readonly files: FilesReader) {
    super();
  }

  batch(ids: readonly FileId[]): Promise<Map<FileId, FileView>> {
    return this.files.byIds(ids);
  }
}

@Resolver('Contract')
export class ContractAttachmentsResolver {
  constructor(
    private readonly attachments: AttachmentPagesLoader,
    private readonly contracts: ContractLoader,
    private readonly attach: AttachToContract,
  ) {}

  @ResolveField('attachments')
  page(
    @Parent() { id }: ContractNode,
    @Args() asked: PageRequest,
    @Context() context: RequestContext,
  ): Promise<Connection<AttachmentView> | null> {
    return context.of(this.attachments).load({ contractId: id, asked });
  }

  @Mutation('attachToContract')
  async attachToContract(
    @Args('input') input: AttachToContractInput & { idempotencyKey?: string | null },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.attach.run(context.command('attachToContract', input), input);
    return contractPayload('AttachToContract', outcome, this.contracts, context);
  }
}

@Resolver('ContractAttachment')
export class ContractAttachmentResolver {
  constructor(
    private readonly files: AttachedFileLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @ResolveField('file')
  file(@Parent() { fileId }: AttachmentView, @Context() context: RequestContext): Promise<FileView | null> {
    return context.of(this.files).load(fileId);
  }

  @ResolveField('organisation')
  organisation(
    @Parent() { organisationId }: AttachmentView,
    @Context() context: RequestContext,
  ): Promise<OrganisationNode | null> {
    return context.of(this.organisations).load(organisationId);
  }
}
