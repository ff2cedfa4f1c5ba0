import { facetWord, type FacetField } from '../engine/search-document';
import { isBare, tokensOf, type Token } from './tokens';

type Word = Pick<Token, 'toned' | 'plain'>;
export type Phrase = readonly Word[];

/** Phrases that mean the same. */
export interface Meaning {
  readonly phrases: readonly Phrase[];
  /** Facets that say the same as the phrases, e.g. `place=30904`. */
  readonly facets: readonly string[];
}

export interface MeaningSource {
  readonly phrases: readonly string[];
  readonly facets?: readonly { readonly field: FacetField; readonly value: string }[];
}

const LONGEST_PHRASE = 6;

/**
 * What phrases mean: commodities with their dialect words, varieties with their codes, places with the names they
 * had, abbreviations. Found by the form without marks; a phrase typed with marks has to agree with them.
 */
export class Lexicon {
  private readonly byPlain = new Map<string, { phrase: Phrase; meaning: Meaning }[]>();

  constructor(sources: readonly MeaningSource[]) {
    for (const source of sources) {
      const phrases = source.phrases.map((text) => tokensOf(text)).filter((phrase) => phrase.length > 0);
      const facets = (source.facets ?? []).map(({ field, value }) => facetWord(field, value));
      const meaning = { phrases, facets };
      for (const phrase of phrases) {
        const key = plainOf(phrase);
        this.byPlain.set(key, [...(this.byPlain.get(key) ?? []), { phrase, meaning }]);
      }
    }
  }

  /** The longest phrase that begins at a token, with everything that it may mean. */
  longestAt(tokens: readonly Token[], start: number): { length: number; meanings: Meaning[] } | null {
    for (let length = Math.min(LONGEST_PHRASE, tokens.length - start); length > 0; length -= 1) {
      const typed = tokens.slice(start, start + length);
      const meanings = (this.byPlain.get(plainOf(typed)) ?? [])
        .filter(({ phrase }) => agrees(typed, phrase))
        .map(({ meaning }) => meaning);
      if (meanings.length > 0) return { length, meanings: [...new Set(meanings)] };
    }
    return null;
  }
}

const plainOf = (phrase: Phrase): string => phrase.map((word) => word.plain).join(' ');

function agrees(typed: Phrase, known: Phrase): boolean {
  return typed.every((word, index) => isBare(word) || word.toned === known[index]?.toned);
}
