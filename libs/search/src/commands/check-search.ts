import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { DocumentSource } from '../data/document-source';
import { Indexer } from '../data/indexer';
import { digestOf } from '../engine/digest';
import { SEARCH_KINDS, type SearchKind } from '../engine/search-document';
import { SearchEngine } from '../engine/search-engine';
import { CheckSearch, type Report, type SearchCheck } from '../public';

const BATCH = 500;

@Injectable()
export class CheckEveryIndex extends CheckSearch {
  constructor(
    private readonly engine: SearchEngine,
    private readonly source: DocumentSource,
    private readonly indexer: Indexer,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async run(report: Report): Promise<SearchCheck> {
    let [documents, repaired] = [0, 0];
    for (const kind of SEARCH_KINDS) {
      const found = await this.check(kind);
      report(`${kind}: ${found.documents} documents, ${found.repaired} repaired.`);
      documents += found.documents;
      repaired += found.repaired;
    }
    return { documents, repaired };
  }

  private async check(kind: SearchKind): Promise<SearchCheck> {
    const indexed = await this.indexed(kind);
    let documents = 0;
    const wrong: string[] = [];
    for (let ids = await this.source.idsAfter(kind, null, BATCH); ids.length > 0;) {
      const present = await this.source.of(kind, ids);
      documents += present.size;
      for (const id of ids) {
        const document = present.get(id);
        if ((document ? digestOf(document) : undefined) !== indexed.get(id)) wrong.push(id);
        indexed.delete(id);
      }
      ids = await this.source.idsAfter(kind, ids.at(-1) ?? null, BATCH);
    }
    wrong.push(...indexed.keys()); // in the index, and of nothing that exists
    for (let at = 0; at < wrong.length; at += BATCH) await this.repair(kind, wrong.slice(at, at + BATCH));
    return { documents, repaired: wrong.length };
  }

  private async indexed(kind: SearchKind): Promise<Map<string, string>> {
    const all = new Map<string, string>();
    for (let batch = await this.engine.indexedAfter(kind, null, BATCH); batch.length > 0;) {
      for (const { id, digest } of batch) all.set(id, digest);
      batch = await this.engine.indexedAfter(kind, batch.at(-1)?.id ?? null, BATCH);
    }
    return all;
  }

  private async repair(kind: SearchKind, ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: 'check-search' }, name: 'check-search' }, async (tx) => {
      tx.asSystem();
      await this.indexer.refresh(tx, kind, ids);
      return done(null);
    });
  }
}
