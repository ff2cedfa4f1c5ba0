import { Injectable } from '@nestjs/common';
import { belongsTo, type Actor } from '@domain/access/actor';
import { allowed } from '@domain/access/policy';
import { FileAccessRules, type FileAccessRule, type FilePurpose, type FileView } from '../public';

/** Who may read the bytes of a file. */
@Injectable()
export class FileAccess extends FileAccessRules {
  private readonly rules = new Map<FilePurpose, FileAccessRule[]>();

  add(rule: FileAccessRule): void {
    this.rules.set(rule.purpose, [...(this.rules.get(rule.purpose) ?? []), rule]);
  }

  /** Its uploader, the members of its organisation, the Alliance; and whom a rule of its purpose lets in. */
  async mayRead(actor: Actor, file: FileView): Promise<boolean> {
    if (actor.kind === 'account' && actor.accountId === file.accountId && file.state === 'STAGED') return true;
    if (file.state === 'STAGED') return false;
    if (file.organisationId && belongsTo(actor, file.organisationId)) return true;
    if (allowed(actor, 'organisations.see-private', { organisationIds: [] })) return true;
    for (const rule of this.rules.get(file.purpose) ?? []) if (await rule.mayRead(actor, file)) return true;
    return false;
  }
}
