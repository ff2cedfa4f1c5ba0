import { Injectable } from '@nestjs/common';
import type { ContractId } from '@domain/kernel/id';
import type { Connection, PageRequest } from '@platform/database/paging';
import { RequestLoader } from '@platform/graphql/request-loader';
import { ContractAttachmentsStore, type AttachmentView } from '../data/contract-attachments.store';
import { ContractPartsReader, type CommentView, type TermsVersionView } from '../data/contract-parts.reader';

export interface PageKey {
  readonly contractId: ContractId;
  readonly asked: PageRequest;
}

/** Pages of parts of many contracts; those that were asked for alike are read together. */
abstract class PagesLoader<T> extends RequestLoader<PageKey, Connection<T>> {
  protected abstract pages(ids: readonly ContractId[], asked: PageRequest): Promise<Map<ContractId, Connection<T>>>;

  async batch(keys: readonly PageKey[]): Promise<Map<PageKey, Connection<T>>> {
    const alike = new Map<string, PageKey[]>();
    for (const key of keys) {
      const name = JSON.stringify([key.asked.first ?? null, key.asked.after ?? null]);
      alike.set(name, [...(alike.get(name) ?? []), key]);
    }
    const found = new Map<PageKey, Connection<T>>();
    for (const group of alike.values()) {
      const pages = await this.pages([...new Set(group.map((key) => key.contractId))], group[0]?.asked ?? {});
      for (const key of group) {
        const page = pages.get(key.contractId);
        if (page) found.set(key, page);
      }
    }
    return found;
  }
}

@Injectable()
export class TermsVersionPagesLoader extends PagesLoader<TermsVersionView> {
  constructor(private readonly parts: ContractPartsReader) {
    super();
  }

  protected pages(
    ids: readonly ContractId[],
    asked: PageRequest,
  ): Promise<Map<ContractId, Connection<TermsVersionView>>> {
    return this.parts.versions(ids, asked);
  }
}

@Injectable()
export class CommentPagesLoader extends PagesLoader<CommentView> {
  constructor(private readonly parts: ContractPartsReader) {
    super();
  }

  protected pages(ids: readonly ContractId[], asked: PageRequest): Promise<Map<ContractId, Connection<CommentView>>> {
    return this.parts.comments(ids, asked);
  }
}

@Injectable()
export class AttachmentPagesLoader extends PagesLoader<AttachmentView> {
  constructor(private readonly attachments: ContractAttachmentsStore) {
    super();
  }

  protected pages(
    ids: readonly ContractId[],
    asked: PageRequest,
  ): Promise<Map<ContractId, Connection<AttachmentView>>> {
    return this.attachments.pages(ids, asked);
  }
}
