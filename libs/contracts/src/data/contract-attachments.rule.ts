import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { parseId } from '@domain/kernel/id';
import { FileAccessRule, FileAccessRules, type FileView } from '@files/public';
import { ContractsSqlReader } from './contracts.reader';

/** Papers of a contract are for both its parties, whichever of them laid them to it. */
@Injectable()
export class ContractAttachmentsRule extends FileAccessRule implements OnModuleInit {
  readonly purpose = 'CONTRACT_ATTACHMENT';

  constructor(
    private readonly rules: FileAccessRules,
    private readonly contracts: ContractsSqlReader,
  ) {
    super();
  }

  onModuleInit(): void {
    this.rules.add(this);
  }

  async mayRead(actor: Actor, file: FileView): Promise<boolean> {
    const id = file.attachedTo === null ? null : parseId('contract', file.attachedTo);
    const contract = id && (await this.contracts.byIds([id])).get(id);
    return contract
      ? allowed(actor, 'contracts.see', { organisationIds: [contract.sellerId, contract.buyerId] })
      : false;
  }
}
