import type { Actor } from '@domain/access/actor';
import type { Outcome } from '@domain/kernel/decision';
import type { AccountId, FileId, OrganisationId } from '@domain/kernel/id';
import type { NotFound } from '@domain/kernel/refusals';
import type { Transaction } from '@platform/database/transaction';

/** What a file was uploaded for; decides which types it may have and who may read it. */
export const FILE_PURPOSES = ['ORGANISATION_DOCUMENT', 'CERTIFICATE', 'OFFER_PHOTO', 'CONTRACT_ATTACHMENT'] as const;
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** A file (tệp) as other features may hold it. Its bytes are at `/api/files/<id>`. */
export interface FileView {
  readonly id: FileId;
  /** Who uploaded it. */
  readonly accountId: AccountId;
  readonly purpose: FilePurpose;
  /** STAGED until a command attaches it to a thing; removed a day later if none does. */
  readonly state: 'STAGED' | 'ATTACHED';
  /** As its owner named it, without folders. */
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Id of the offer, contract, organisation… that it belongs to. */
  readonly attachedTo: string | null;
  /** Organisation whose members may read it. */
  readonly organisationId: OrganisationId | null;
}

/** Reads what is known of files, never their bytes. */
export abstract class FilesReader {
  /** Missing ids are missing in the map. */
  abstract byIds(ids: readonly FileId[]): Promise<Map<FileId, FileView>>;
}

export interface Attachment {
  readonly purpose: FilePurpose;
  /** Id of the thing. */
  readonly attachedTo: string;
  readonly organisationId: OrganisationId;
}

/** Ties uploaded files to things, inside the command's transaction. */
export abstract class FileAttachments {
  /**
   * Attaches the actor's own staged files of that purpose; files that this thing has already are passed over. Refuses
   * with NotFound the ids of other people's files, of other purposes, and those attached elsewhere.
   */
  abstract attach(
    tx: Transaction,
    ids: readonly FileId[],
    to: Attachment,
  ): Promise<Outcome<readonly FileId[], NotFound>>;
}

/** Says for one purpose who may read a file beyond its uploader, its organisation's members and the Alliance. */
export abstract class FileAccessRule {
  abstract readonly purpose: FilePurpose;
  /** E.g. for OFFER_PHOTO: everybody, once the offer is published. */
  abstract mayRead(actor: Actor, file: FileView): Promise<boolean>;
}

/** Where features register their rules at start. */
export abstract class FileAccessRules {
  abstract add(rule: FileAccessRule): void;
}

/** For features with bytes of their own behind REST: who asks, and refusals in the same shape. */
export { ActorGuard, type ActedRequest } from './http/actor.guard';
export { RestProblem, RestProblemFilter } from './http/rest-problem';
