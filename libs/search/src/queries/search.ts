import { Injectable } from '@nestjs/common';
import { SystemClock } from '@platform/clock';
import { badUserInput, openPage, type OpenPage, type PageRequest } from '@platform/database/paging';
import type { FacetField, SearchKind } from '../engine/search-document';
import { SearchEngine } from '../engine/search-engine';
import {
  keyCountOf,
  type FacetCount,
  type SearchFilter,
  type SearchHit,
  type SearchOrder,
  type SearchPage,
  type SearchQuery,
} from '../engine/search-query';
import type { Vocabulary } from '../words/vocabulary';
import { VocabularySource } from '../words/vocabulary-source';
import { understand, type WordGroup } from '../words/understand';

export interface SearchRequest extends PageRequest {
  readonly kind: SearchKind;
  readonly words: string;
  readonly filter: (vocabulary: Vocabulary) => SearchFilter;
  /** Default: relevance when there are words, else the newest. */
  readonly order: SearchOrder | null;
}

export interface Found {
  readonly page: OpenPage;
  readonly hits: readonly SearchHit[];
  readonly vocabulary: Vocabulary;
  /** Words without which something was found, in the order they were typed; empty when all were found together. */
  readonly dropped: readonly string[];
  readonly total: () => Promise<number>;
  readonly facets: (fields: readonly FacetField[]) => Promise<FacetCount[]>;
}

export const MOST_VALUES_OF_A_FACET = 100;

/** Understands what was typed, asks the engine, and leaves words out when all of them together find nothing. */
@Injectable()
export class Search {
  constructor(
    private readonly engine: SearchEngine,
    private readonly vocabularies: VocabularySource,
    private readonly clock: SystemClock,
  ) {}

  async run(request: SearchRequest): Promise<Found> {
    const vocabulary = await this.vocabularies.current();
    const words = understand(request.words, vocabulary.lexicon);
    const order = request.order ?? (words.length > 0 ? 'RELEVANCE' : 'NEWEST');
    const page = openPage(request, keyCountOf(order));
    const asked: SearchQuery = { kind: request.kind, words, filter: request.filter(vocabulary), now: this.clock.now() };
    const wanted = { order, after: page.after, limit: page.limit };
    const { query, dropped, hits } = await this.found(asked, wanted);
    return {
      page,
      vocabulary,
      dropped,
      hits,
      total: () => this.engine.count(query),
      facets: (fields) => this.engine.facets(query, fields, MOST_VALUES_OF_A_FACET),
    };
  }

  /** Only a search that finds nothing pays for finding out which word to leave out. */
  private async found(
    asked: SearchQuery,
    wanted: SearchPage,
  ): Promise<{ query: SearchQuery; dropped: readonly string[]; hits: SearchHit[] }> {
    const hits = await this.hits(asked, wanted);
    if (hits.length > 0 || asked.words.length < 2) return { query: asked, dropped: [], hits };
    // Every page asks again from the full words, so all pages of a list are of the same query.
    const { query, dropped } = await this.relaxed(asked);
    return { query, dropped, hits: dropped.length > 0 ? await this.hits(query, wanted) : hits };
  }

  private async hits(query: SearchQuery, page: SearchPage): Promise<SearchHit[]> {
    try {
      return await this.engine.search(query, page);
    } catch (error) {
      // A cursor of another list has keys of other types, which the database can not read.
      const unreadable = page.after !== null && ((error as { code?: string }).code ?? '').startsWith('22');
      throw unreadable ? badUserInput('after', 'bad-cursor') : error;
    }
  }

  /** Leaves out, one by one, the word that costs the most, until something is found or one word is left. */
  private async relaxed(asked: SearchQuery): Promise<{ query: SearchQuery; dropped: string[] }> {
    const left = new Set<WordGroup>();
    let query = asked;
    while (query.words.length > 1 && (await this.engine.count(query)) === 0) {
      const shorter = query.words.map((_group, index) => ({
        ...query,
        words: query.words.filter((_other, at) => at !== index),
      }));
      const counts = await this.engine.countEach(shorter);
      // Of equals the last word goes: people say first what matters most.
      const best = counts.lastIndexOf(Math.max(...counts));
      const gone = query.words[best];
      const next = shorter[best];
      if (!gone || !next) break;
      left.add(gone);
      query = next;
    }
    return { query, dropped: asked.words.filter((group) => left.has(group)).map(({ typed }) => typed) };
  }
}
