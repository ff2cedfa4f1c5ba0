import { Injectable } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CertificateId, OrganisationId } from '@domain/kernel/id';
import type { RequestContext } from '@platform/graphql/request-context';
import { RequestLoader } from '@platform/graphql/request-loader';
import { SqlFilesReader } from '../data/files.store';
import type { FilePurpose, FileView } from '../public';

abstract class AttachedFilesLoader<K extends string> extends RequestLoader<K, FileView[]> {
  protected abstract readonly purpose: FilePurpose;
  protected abstract readonly files: SqlFilesReader;

  async batch(things: readonly K[]): Promise<Map<K, FileView[]>> {
    const found = new Map<K, FileView[]>();
    for (const file of await this.files.attachedTo(things, this.purpose)) {
      const thing = file.attachedTo as K;
      found.set(thing, [...(found.get(thing) ?? []), file]);
    }
    return found;
  }
}

@Injectable()
export class OrganisationDocumentsLoader extends AttachedFilesLoader<OrganisationId> {
  protected readonly purpose = 'ORGANISATION_DOCUMENT';
  constructor(protected readonly files: SqlFilesReader) {
    super();
  }
}

@Injectable()
export class CertificateFilesLoader extends AttachedFilesLoader<CertificateId> {
  protected readonly purpose = 'CERTIFICATE';
  constructor(protected readonly files: SqlFilesReader) {
    super();
  }
}

@Resolver('File')
export class FileResolver {
  @ResolveField('url')
  url(@Parent() { id }: FileView): string {
    return `/api/files/${id}`;
  }
}

@Resolver('Organisation')
export class OrganisationDocumentsResolver {
  constructor(private readonly documents: OrganisationDocumentsLoader) {}

  @ResolveField('documents')
  async ofOrganisation(
    @Parent() { id }: { id: OrganisationId },
    @Context() context: RequestContext,
  ): Promise<FileView[]> {
    return (await context.of(this.documents).load(id)) ?? [];
  }
}

@Resolver('Certificate')
export class CertificateFileResolver {
  constructor(private readonly papers: CertificateFilesLoader) {}

  @ResolveField('file')
  async ofCertificate(
    @Parent() { id }: { id: CertificateId },
    @Context() context: RequestContext,
  ): Promise<FileView | null> {
    return (await context.of(this.papers).load(id))?.[0] ?? null;
  }
}
