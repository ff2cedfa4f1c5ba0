import { Injectable } from '@nestjs/common';
import type { ContractId, FileId, OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';
import type { Transaction } from '@platform/database/transaction';
import { ContractAttachmentRow } from './contract-parts.row';

export interface AttachmentView {
  readonly contractId: ContractId;
  readonly fileId: FileId;
  readonly organisationId: OrganisationId;
  readonly termsVersion: number;
  readonly path: string | null;
  readonly createdAt: Date;
}

/** Papers that lie with a contract; the files themselves belong to the feature files. */
@Injectable()
export class ContractAttachmentsStore {
  constructor(private readonly database: Database) {}

  /** The caller holds the contract's lock, so that the number does not change under its hands. */
  async idsOf(tx: Transaction, id: ContractId): Promise<FileId[]> {
    const rows = await tx.read<{ fileId: FileId }>('SELECT file_id AS "fileId" FROM contract_attachments WHERE contract_id = $1', [id]);
    return rows.map((row) => row.fileId);
  }

  async add(tx: Transaction, attachments: readonly Omit<ContractAttachmentRow, 'createdAt'>[]): Promise<void> {
    await tx.insert(ContractAttachmentRow, attachments.map((attachment) => ({ ...attachment, createdAt: tx.nowAt })));
  }

  /** In the order in which they were laid to it. */
  async page(id: ContractId, request: PageRequest): Promise<Connection<AttachmentView>> {
    const page = openPage(request, 1);
    const rows = await this.database.query<AttachmentView>(
      `SELECT contract_id AS "contractId", file_id AS "fileId", organisation_id AS "organisationId",
              terms_version AS "termsVersion", path, created_at AS "createdAt"
       FROM contract_attachments WHERE contract_id = $1 AND ($2::text IS NULL OR file_id > $2) ORDER BY file_id LIMIT $3`,
      [id, page.after?.[0] ?? null, page.limit],
    );
    return page.close(rows, (row) => [row.fileId], async () => {
      const count = await this.database.queryOne<{ n: number }>(
        'SELECT count(*)::int AS n FROM contract_attachments WHERE contract_id = $1',
        [id],
      );
      return count?.n ?? 0;
    });
  }
}
