import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import type { FileId } from '@domain/kernel/id';
import { notFound, type IdempotencyKeyReused, type NotFound, type NotPermitted } from '@domain/kernel/refusals';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { ContentStore } from '../content/content-store';
import { fileNameOf } from '../content/file-name';
import { ALLOWED, fits, sniff } from '../content/media-type';
import { FilesStore } from '../data/files.store';
import type { FilePurpose } from '../public';

export interface UploadFileInput {
  readonly purpose: FilePurpose;
  readonly name: string;
  /** What the sender says that it is. */
  readonly declaredType: string;
  readonly bytes: Buffer;
}

/** By its bytes it is none of the types that are taken in for this purpose. */
export interface FileTypeNotAllowed {
  readonly code: 'file-type-not-allowed';
}
/** The sender says that it is something else than its bytes say. */
export interface FileTypeMismatch {
  readonly code: 'file-type-mismatch';
  readonly found: string;
}
/** Nothing in it. */
export interface FileEmpty {
  readonly code: 'file-empty';
}
/** The account has too many files that it attached to nothing. */
export interface TooManyStagedFiles {
  readonly code: 'too-many-staged-files';
  readonly largest: number;
}

export const MOST_STAGED_FILES = 100;

type Refused =
  | FileTypeNotAllowed
  | FileTypeMismatch
  | FileEmpty
  | TooManyStagedFiles
  | NotPermitted
  | NotFound
  | IdempotencyKeyReused;

/** Takes a file in. It waits a day for a command that attaches it to something. */
@Injectable()
export class UploadFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FilesStore,
    private readonly content: ContentStore,
  ) {}

  async run(command: Command, input: UploadFileInput): Promise<Outcome<FileId, Refused>> {
    const { purpose, bytes } = input;
    if (bytes.length === 0) return refused({ code: 'file-empty' });
    const mediaType = sniff(bytes);
    if (!mediaType || !ALLOWED[purpose].includes(mediaType)) return refused({ code: 'file-type-not-allowed' });
    if (!fits(input.declaredType, mediaType)) return refused({ code: 'file-type-mismatch', found: mediaType });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.unitOfWork.run<FileId, Refused>(command, async (tx) => {
      const no = tx.require('files.attach', { organisationIds: [] }, { what: 'File', visible: true });
      if (no) return refused(no);
      if (tx.actor.kind !== 'account') return refused(notFound('Account'));
      const { accountId } = tx.actor;
      if ((await this.files.stagedCount(tx, accountId)) >= MOST_STAGED_FILES) {
        return refused({ code: 'too-many-staged-files', largest: MOST_STAGED_FILES });
      }
      await this.files.lockContent(tx, sha256);
      // Before the row: a row without bytes would be a broken promise, bytes without a row are found by their hash.
      await this.content.put(sha256, bytes);
      const name = fileNameOf(input.name, mediaType);
      return done(await this.files.stage(tx, { accountId, purpose, name, mediaType, sizeBytes: bytes.length, sha256 }));
    });
  }
}
