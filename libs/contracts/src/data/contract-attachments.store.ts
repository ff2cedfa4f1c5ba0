import { Injectable } from '@nestjs/common';
import type { ContractId, FileId, OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import type { Connection, PageRequest } from '@platform/database/paging';
import type { Transaction } from '@platform/database/transaction';
import { ContractAttachmentRow } from './contract-parts.row';
import { pagesOfEach, type Parts } from './pages-of-each';

export interface AttachmentView {
  readonly contractId: ContractId;
  readonly fileId: FileId;
  readonly organisationId: OrganisationId;
  readonly termsVersion: number;
  readonly path: string | null;
  readonly createdAt: Date;
}

const ATTACHMENTS: Parts<AttachmentView> = {
  columns: `p.contract_id AS "contractId", p.file_id AS "fileId", p.organisation_id AS "organisationId",
    p.terms_version AS "termsVersion", p.path, p.created_at AS "createdAt"`,
  from: 'contract_attachments p',
  table: 'contract_attachments',
  key: { column: 'p.file_id', type: 'text', direction: 'ASC' },
  keyOf: (attachment) => attachment.fileId,
};

/** Papers that lie with a contract; the files themselves belong to the feature files. */
@Injectable()
export class ContractAttachmentsStore {
  constructor(private readonly database: Database) {}

  /** The caller holds the contract's lock, so that the number does not change under its hands. */
  async idsOf(tx: Transaction, id: ContractId): Promise<FileId[]> {
    const rows = await tx.read<{ fileId: FileId }>(
      'SELECT file_id AS "fileId" FROM contract_attachments WHERE contract_id = $1',
      [id],
    );
    return rows.map((row) => row.fileId);
  }

  async add(tx: Transaction, attachments: readonly Omit<ContractAttachmentRow, 'createdAt'>[]): Promise<void> {
    await tx.insert(
      ContractAttachmentRow,
      attachments.map((attachment) => ({ ...attachment, createdAt: tx.nowAt })),
    );
  }

  /** In the order in which they were uploaded. */
  pages(ids: readonly ContractId[], request: PageRequest): Promise<Map<ContractId, Connection<AttachmentView>>> {
    return pagesOfEach(this.database, ids, request, ATTACHMENTS);
  }
}
