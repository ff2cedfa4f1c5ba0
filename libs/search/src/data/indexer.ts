import { Injectable } from '@nestjs/common';
import type { Transaction } from '@platform/database/transaction';
import type { SearchDocument, SearchKind } from '../engine/search-document';
import { SearchEngine } from '../engine/search-engine';
import { DocumentSource } from './document-source';

/**
 * Brings documents of the index to the present state. Reading and writing one document are under one lock, taken
 * before the state is read, so that of two changes the later state always wins, whatever the engine.
 */
@Injectable()
export class Indexer {
  constructor(
    private readonly engine: SearchEngine,
    private readonly source: DocumentSource,
  ) {}

  /** Puts what may be found, removes the rest. Gives how many were put. */
  async refresh(tx: Transaction, kind: SearchKind, ids: readonly string[]): Promise<number> {
    const documents = await this.present(tx, kind, ids);
    await this.engine.put([...documents.values()]);
    await this.engine.remove(
      kind,
      ids.filter((id) => !documents.has(id)),
    );
    return documents.size;
  }

  /** The documents as they are now; they can not change before the transaction ends. */
  async present(tx: Transaction, kind: SearchKind, ids: readonly string[]): Promise<Map<string, SearchDocument>> {
    // In id order, so that two of these never wait for each other.
    await tx.read(
      `SELECT pg_advisory_xact_lock(hashtextextended($1 || id, 12)) FROM unnest($2::text[]) AS t (id) ORDER BY id`,
      [kind, [...new Set(ids)].sort()],
    );
    return this.source.of(kind, ids);
  }
}
