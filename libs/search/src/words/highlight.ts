import { TEXT_FIELDS, type SearchTexts } from '../engine/search-document';
import type { Highlight } from '../engine/search-query';
import { tokensOf, type Token } from './tokens';
import type { Phrase } from './lexicon';
import type { WordGroup } from './understand';

const LONGEST_TEXT = 240;

/** The texts in which something was found, in pieces. Long texts begin shortly before the first hit. */
export function highlightsOf(texts: SearchTexts, groups: readonly WordGroup[]): Highlight[] {
  const highlights: Highlight[] = [];
  for (const field of TEXT_FIELDS) {
    const text = (texts[field] ?? '').normalize('NFC');
    const tokens = tokensOf(text);
    const hits = new Set(groups.flatMap((group) => hitsOf(group, tokens)));
    if (hits.size > 0) highlights.push({ field, pieces: piecesOf(text, tokens, hits) });
  }
  return highlights;
}

function hitsOf(group: WordGroup, tokens: readonly Token[]): number[] {
  const typed = positionsOf(tokens, group.phrase, (word, token, last) =>
    group.prefix && last ? token.plain.startsWith(word.plain) : token.plain === word.plain,
  );
  const others = group.synonyms.flatMap((synonym) =>
    positionsOf(tokens, synonym, (word, token) => word.toned === token.toned),
  );
  return [...typed, ...others];
}

type Same = (word: Phrase[number], token: Token, last: boolean) => boolean;

function positionsOf(tokens: readonly Token[], phrase: Phrase, same: Same): number[] {
  const found: number[] = [];
  for (let at = 0; at + phrase.length <= tokens.length; at += 1) {
    const matches = phrase.every((word, index) => {
      const token = tokens[at + index];
      return token !== undefined && same(word, token, index === phrase.length - 1);
    });
    if (matches) phrase.forEach((_word, index) => found.push(at + index));
  }
  return found;
}

function piecesOf(text: string, tokens: readonly Token[], hits: ReadonlySet<number>): Highlight['pieces'] {
  const first = tokens[Math.max(0, Math.min(...hits) - 4)]?.from ?? 0;
  const from = text.length <= LONGEST_TEXT ? 0 : first;
  const to = Math.min(text.length, from + LONGEST_TEXT);
  const pieces: { text: string; hit: boolean }[] = [];
  let done = from;
  for (const [index, token] of tokens.entries()) {
    if (!hits.has(index) || token.from < from || token.to > to) continue;
    if (token.from > done) add(pieces, text.slice(done, token.from), false);
    add(pieces, text.slice(token.from, token.to), true);
    done = token.to;
  }
  if (done < to) add(pieces, text.slice(done, to), false);
  return pieces;
}

function add(pieces: { text: string; hit: boolean }[], text: string, hit: boolean): void {
  pieces.push({ text, hit });
}
