import { isBare, tokensOf, type Token } from './tokens';
import type { Lexicon, Phrase } from './lexicon';

/** One thing that was asked for. A document answers it by the words as typed, by a synonym or by a facet. */
export interface WordGroup {
  /** As typed, for telling that it was left out. */
  readonly typed: string;
  readonly phrase: Phrase;
  /** Whether the typed form has no marks at all. */
  readonly bare: boolean;
  /** Whether the last word may go on: somebody is still typing it. */
  readonly prefix: boolean;
  /** Other phrases for it, with their marks: khóm finds dứa and never dừa. */
  readonly synonyms: readonly Phrase[];
  readonly facets: readonly string[];
}

/** Longest text that is read; the rest is not looked at. */
export const LONGEST_QUERY = 300;
const MOST_GROUPS = 12;
const MOST_SYNONYMS = 40;
const SHORTEST_PREFIX = 2;

/** Words that people put around what they look for. They never narrow. */
const QUIET = new Set(['ở', 'tại', 'của', 'và', 'cho', 'cần', 'tìm', 'mua', 'bán', 'cần mua', 'cần bán', 'giá']);

/** Takes a text apart into what was asked for. Never fails: whatever is no word is left away. */
export function understand(text: string, lexicon: Lexicon): WordGroup[] {
  const read = text.slice(0, LONGEST_QUERY);
  const tokens = tokensOf(read);
  const groups: WordGroup[] = [];
  for (let at = 0; at < tokens.length && groups.length < MOST_GROUPS;) {
    const known = lexicon.longestAt(tokens, at);
    const length = known?.length ?? attachedLength(tokens, at);
    const phrase = tokens.slice(at, at + length);
    at += length;
    groups.push({
      typed: typedText(read, phrase),
      phrase,
      bare: phrase.every(isBare),
      prefix: at === tokens.length && isUnfinished(read, phrase),
      synonyms: (known?.meanings.flatMap(({ phrases }) => phrases) ?? []).slice(0, MOST_SYNONYMS),
      facets: [...new Set(known?.meanings.flatMap(({ facets }) => facets) ?? [])],
    });
  }
  const telling = groups.filter(({ phrase }) => !QUIET.has(phrase.map((word) => word.toned).join(' ')));
  return telling.length > 0 ? telling : groups;
}

/** ST25 is one thing even when no list knows it. */
function attachedLength(tokens: readonly Token[], at: number): number {
  let length = 1;
  while (tokens[at + length]?.attached) length += 1;
  return length;
}

function typedText(text: string, phrase: readonly Token[]): string {
  return text.normalize('NFC').slice(phrase[0]?.from ?? 0, phrase.at(-1)?.to ?? 0);
}

function isUnfinished(text: string, phrase: readonly Token[]): boolean {
  const last = phrase.at(-1);
  return last !== undefined && last.to === text.normalize('NFC').length && last.plain.length >= SHORTEST_PREFIX;
}
