import { Injectable } from '@nestjs/common';
import { aboutContract } from '@domain/contracts/contract';
import type { AttachmentsFull } from '@domain/contracts/contract-refusals';
import { fieldAt, parsePath } from '@domain/contracts/terms/edit-terms';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type ContractId, type FileId } from '@domain/kernel/id';
import { invalidInput, issue, type InputIssue } from '@domain/kernel/refusals';
import type { Command } from '@platform/database/unit-of-work';
import { FileAttachments } from '@files/public';
import { ContractAttachmentsStore } from '../data/contract-attachments.store';
import { ContractStore } from '../data/contract.store';
import type { PartyRefusal } from './acting-party';
import { OnContract, type At, type OnContractInput } from './on-contract';

export interface AttachToContractInput extends OnContractInput {
  readonly fileIds: readonly string[];
  /** The term they belong to, e.g. `members`; the whole contract when absent. */
  readonly path?: string | null;
}

type Refused = PartyRefusal | AttachmentsFull;
const MOST_ATTACHMENTS = 100;

/** Lays uploaded papers to the contract, or to one of its terms. They are for both parties and the Alliance. */
@Injectable()
export class AttachToContract {
  constructor(
    private readonly onContract: OnContract,
    private readonly contracts: ContractStore,
    private readonly attachments: ContractAttachmentsStore,
    private readonly files: FileAttachments,
  ) {}

  async run(command: Command, input: AttachToContractInput): Promise<Outcome<ContractId, Refused>> {
    return this.onContract.run<Refused>(command, input, 'contracts.attach', async (at) => {
      const path = input.path || null;
      const issues = issuesOf(input.fileIds, path);
      if (issues.length > 0) return refused(invalidInput(...issues));
      return this.attach(at, [...new Set(input.fileIds)] as FileId[], path);
    });
  }

  private async attach(
    { tx, contract, by }: At,
    fileIds: readonly FileId[],
    path: string | null,
  ): Promise<Outcome<ContractId, Refused>> {
    const there = await this.attachments.idsOf(tx, contract.id);
    const added = fileIds.filter((id) => !there.includes(id));
    if (there.length + added.length > MOST_ATTACHMENTS)
      return refused({ code: 'attachments-full', largest: MOST_ATTACHMENTS });
    const attached = await this.files.attach(tx, fileIds, {
      purpose: 'CONTRACT_ATTACHMENT',
      attachedTo: contract.id,
      organisationId: by,
    });
    if (!attached.ok) return attached;
    if (added.length === 0 || tx.actor.kind !== 'account') return done(contract.id);
    const { accountId } = tx.actor;
    const common = {
      contractId: contract.id,
      organisationId: by,
      accountId,
      termsVersion: contract.termsVersion,
      path,
    };
    await this.attachments.add(
      tx,
      added.map((fileId) => ({ ...common, fileId })),
    );
    await this.contracts.tell(tx, contract, [
      { type: 'contracts.attached', ...aboutContract(contract), accountId, fileIds: added, path },
    ]);
    return done(contract.id);
  }
}

function issuesOf(fileIds: readonly string[], path: string | null): InputIssue[] {
  if (fileIds.length === 0) return [issue('fileIds', 'required')];
  if (fileIds.length > MOST_ATTACHMENTS) return [issue('fileIds', 'too-many', { largest: MOST_ATTACHMENTS })];
  const bad = fileIds.flatMap((id, index) => (parseId('file', id) ? [] : [issue(`fileIds[${index}]`, 'bad-id')]));
  return path && !fieldAt(parsePath(path) ?? ['']) ? [...bad, issue('path', 'unknown-field')] : bad;
}
