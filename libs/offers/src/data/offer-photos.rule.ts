import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import { parseId } from '@domain/kernel/id';
import { FileAccessRule, FileAccessRules, type FileView } from '@files/public';
import { StoredOffersReader } from './offers.reader';

/** Photos of an offer are for everybody once it has been published. */
@Injectable()
export class OfferPhotosRule extends FileAccessRule implements OnModuleInit {
  readonly purpose = 'OFFER_PHOTO';

  constructor(
    private readonly rules: FileAccessRules,
    private readonly offers: StoredOffersReader,
  ) {
    super();
  }

  onModuleInit(): void {
    this.rules.add(this);
  }

  async mayRead(_actor: Actor, file: FileView): Promise<boolean> {
    const id = file.attachedTo === null ? null : parseId('offer', file.attachedTo);
    const offer = id && (await this.offers.byIds([id])).get(id);
    return offer?.publishedAt != null;
  }
}
