import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { AccountId, FileId, OrganisationId } from '@domain/kernel/id';
import { notFound, type NotFound } from '@domain/kernel/refusals';
import { Database } from '@platform/database/database';
import type { Transaction } from '@platform/database/transaction';
import { FileAttachments, FilesReader, type Attachment, type FilePurpose, type FileView } from '../public';
import { FileRow } from './file.row';

const VIEW = `id, account_id AS "accountId", purpose, state, name, media_type AS "mediaType", size_bytes AS "sizeBytes",
  sha256, attached_to AS "attachedTo", organisation_id AS "organisationId"`;

@Injectable()
export class SqlFilesReader extends FilesReader {
  constructor(private readonly database: Database) {
    super();
  }

  async byIds(ids: readonly FileId[]): Promise<Map<FileId, FileView>> {
    const rows = await this.database.query<FileView>(`SELECT ${VIEW} FROM files WHERE id = ANY($1)`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  attachedTo(things: readonly string[], purpose: FilePurpose): Promise<FileView[]> {
    return this.database.query<FileView>(
      `SELECT ${VIEW} FROM files WHERE attached_to = ANY($1) AND purpose = $2 ORDER BY id`,
      [things, purpose],
    );
  }
}

export interface StagedFile {
  readonly accountId: AccountId;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

@Injectable()
export class FilesStore extends FileAttachments {
  async stage(tx: Transaction, file: StagedFile): Promise<FileId> {
    const id = tx.newId('file');
    const nothing = { attachedTo: null, organisationId: null, attachedAt: null };
    await tx.insert(FileRow, { ...file, ...nothing, id, state: 'STAGED', createdAt: tx.nowAt });
    return id;
  }

  async stagedCount(tx: Transaction, accountId: AccountId): Promise<number> {
    const row = await tx.readOne<{ n: number }>(
      `SELECT count(*)::int AS n FROM files WHERE account_id = $1 AND state = 'STAGED'`,
      [accountId],
    );
    return row?.n ?? 0;
  }

  /** One at a time for the same bytes, so that they are not removed while they are being named anew. */
  async lockContent(tx: Transaction, sha256: string): Promise<void> {
    await tx.read(`SELECT pg_advisory_xact_lock(hashtextextended($1, 11))`, [sha256]);
  }

  async attach(tx: Transaction, ids: readonly FileId[], to: Attachment): Promise<Outcome<readonly FileId[], NotFound>> {
    const uploader = tx.actor.kind === 'account' ? [tx.actor.accountId] : [];
    const attached = await this.attachOf(tx, ids, to, uploader);
    return attached.length === new Set(ids).size ? done(ids) : refused(notFound('File'));
  }

  /** Attaches those of the files that one of these accounts uploaded; gives all that the thing has now. */
  async attachOf(
    tx: Transaction,
    ids: readonly FileId[],
    to: Attachment,
    uploaders: readonly AccountId[],
  ): Promise<FileId[]> {
    if (ids.length === 0) return [];
    const rows = await tx.write<{ id: FileId }>(
      `UPDATE files SET state = 'ATTACHED', attached_to = $2, organisation_id = $3,
                        attached_at = coalesce(attached_at, $4)
       WHERE id = ANY($1) AND purpose = $5
         AND ((state = 'STAGED' AND account_id = ANY($6)) OR (state = 'ATTACHED' AND attached_to = $2)) RETURNING id`,
      [ids, to.attachedTo, to.organisationId as OrganisationId, tx.nowAt, to.purpose, uploaders],
    );
    return rows.map(({ id }) => id);
  }

  /** Ids and hashes of files that nobody attached in time. */
  staleBefore(tx: Transaction, instant: Date, limit: number): Promise<{ id: FileId; sha256: string }[]> {
    return tx.read<{ id: FileId; sha256: string }>(
      `SELECT id, sha256 FROM files f WHERE state = 'STAGED' AND created_at < $1
         AND NOT EXISTS (SELECT 1 FROM organisation_documents d WHERE d.file_id = f.id)
         AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.file_id = f.id)
       ORDER BY id LIMIT $2`,
      [instant, limit],
    );
  }

  /** Removes a staged file; tells whether its bytes are named by no other. */
  async forget(tx: Transaction, { id, sha256 }: { id: FileId; sha256: string }): Promise<boolean> {
    await this.lockContent(tx, sha256);
    await tx.write(`DELETE FROM files WHERE id = $1 AND state = 'STAGED'`, [id]);
    return (await tx.readOne('SELECT 1 FROM files WHERE sha256 = $1 LIMIT 1', [sha256])) === null;
  }
}
