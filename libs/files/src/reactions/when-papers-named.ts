import { Injectable } from '@nestjs/common';
import type { CertificateDeclared, OrganisationRegistered, OrganisationRevised } from '@domain/organisations/events';
import type { FileId } from '@domain/kernel/id';
import { OrganisationsReader } from '@organisations/public';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { FilesStore } from '../data/files.store';

type Named = OrganisationRegistered | OrganisationRevised | CertificateDeclared;
/** What each of them tells, whichever it is. */
type Papers = Pick<Named, 'organisationId'> & { documentIds?: readonly FileId[]; fileId?: FileId | null };

/**
 * Attaches the papers that an organisation or a certificate names, if one of its members uploaded them. Another's file
 * that somebody names by its id stays where it was.
 */
@Injectable()
export class WhenPapersNamed extends Reaction<Named> {
  readonly name = 'files.when-papers-named';
  readonly on = ['organisations.registered', 'organisations.revised', 'certificates.declared'] as const;

  constructor(
    private readonly files: FilesStore,
    private readonly organisations: OrganisationsReader,
  ) {
    super();
  }

  async react({ about, payload }: Recorded<Named>, tx: Transaction): Promise<void> {
    const { organisationId, documentIds = [], fileId = null } = payload as Papers;
    const members = (await this.organisations.membersOf([organisationId])).get(organisationId) ?? [];
    const uploaders = members.map(({ accountId }) => accountId);
    const documents = { purpose: 'ORGANISATION_DOCUMENT', attachedTo: organisationId, organisationId } as const;
    await this.files.attachOf(tx, documentIds, documents, uploaders);
    const paper = { purpose: 'CERTIFICATE', attachedTo: about.id, organisationId } as const;
    await this.files.attachOf(tx, fileId ? [fileId] : [], paper, uploaders);
  }
}
