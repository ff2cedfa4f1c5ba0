import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { DocumentSource } from '../data/document-source';
import { Indexer } from '../data/indexer';
import { SEARCH_KINDS, type SearchKind } from '../engine/search-document';
import { SearchEngine, SETTINGS_VERSION } from '../engine/search-engine';
import { RebuildSearch, type Report } from '../public';

const BATCH = 500;

@Injectable()
export class RebuildEveryIndex extends RebuildSearch {
  constructor(
    private readonly engine: SearchEngine,
    private readonly source: DocumentSource,
    private readonly indexer: Indexer,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  override async run(report: Report): Promise<void> {
    for (const kind of SEARCH_KINDS) await this.rebuild(kind, report);
  }

  /** Whether there are things of a kind whose index was never built, or was built by other settings. */
  async isNeeded(): Promise<boolean> {
    for (const kind of SEARCH_KINDS) {
      if ((await this.engine.settingsVersion(kind)) === SETTINGS_VERSION) continue;
      if ((await this.source.idsAfter(kind, null, 1)).length > 0) return true;
    }
    return false;
  }

  async rebuild(kind: SearchKind, report: Report): Promise<void> {
    const rebuild = await this.engine.rebuild(kind);
    let found = 0;
    for (let ids = await this.source.idsAfter(kind, null, BATCH); ids.length > 0;) {
      found += await this.batch(kind, ids, rebuild.put);
      ids = await this.source.idsAfter(kind, ids.at(-1) ?? null, BATCH);
    }
    await rebuild.finish();
    report(`${kind}: ${found} documents in the ${this.engine.name} index.`);
  }

  private async batch(
    kind: SearchKind,
    ids: readonly string[],
    put: Awaited<ReturnType<SearchEngine['rebuild']>>['put'],
  ): Promise<number> {
    const command = { actor: { kind: 'system', name: 'rebuild-search' }, name: 'rebuild-search' } as const;
    const outcome = await this.unitOfWork.run(command, async (tx) => {
      tx.asSystem();
      const documents = await this.indexer.present(tx, kind, ids);
      await put([...documents.values()]);
      return done(documents.size);
    });
    return outcome.ok ? outcome.value : 0;
  }
}
