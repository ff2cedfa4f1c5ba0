import { TEXT_FIELDS, type SearchTexts } from '../engine/search-document';
import type { Phrase } from '../words/lexicon';
import { tokensOf } from '../words/tokens';
import type { WordGroup } from '../words/understand';

/** Weights of PostgreSQL: A counts most. */
const WEIGHTS = { title: 'A', facts: 'B', place: 'C', note: 'D' } as const;
/** Phrases do not run from one field into the next. */
const GAP = 20;
const MOST_WORDS_OF_A_FIELD = 1_000;

/**
 * The text form of a tsvector: each word twice, without marks (`dua`) and as written (`=dừa`), and each facet once.
 * Words are letters and digits only, so there is nothing to quote.
 */
export function vectorOf(texts: SearchTexts, facets: readonly string[]): string {
  const lexemes: string[] = [];
  let position = 1;
  for (const field of TEXT_FIELDS) {
    for (const token of tokensOf(texts[field]).slice(0, MOST_WORDS_OF_A_FIELD)) {
      const place = `${position}${WEIGHTS[field]}`;
      lexemes.push(`'${token.plain}':${place}`, `'=${token.toned}':${place}`);
      position += 1;
    }
    position += GAP;
  }
  return [...lexemes, ...facets.map((facet) => quoted(`#${facet}`))].join(' ');
}

/** What has to hold for every group, as the text form of a tsquery; null without words. */
export function matchOf(groups: readonly WordGroup[]): string | null {
  if (groups.length === 0) return null;
  return groups.map((group) => `(${matchOfGroup(group)})`).join(' & ');
}

function matchOfGroup(group: WordGroup): string {
  return [
    plain(group.phrase, group.prefix),
    ...group.synonyms.map((phrase) => toned(phrase)),
    ...group.facets.map((facet) => quoted(`#${facet}`)),
  ].join(' | ');
}

/** The words exactly as typed; typed without marks, any word that looks so. */
export function exactOf(group: WordGroup): string {
  return group.bare ? plain(group.phrase, false) : toned(group.phrase);
}

/** The same in the title. */
export function exactInTitleOf(group: WordGroup): string {
  return group.bare ? plain(group.phrase, false, 'A') : toned(group.phrase, 'A');
}

/** Other words for the same thing. */
export function synonymOf(group: WordGroup): string {
  const all = [...group.synonyms.map((phrase) => toned(phrase)), ...group.facets.map((facet) => quoted(`#${facet}`))];
  return all.length > 0 ? all.join(' | ') : exactOf(group);
}

function plain(phrase: Phrase, prefix: boolean, weight = ''): string {
  const words = phrase.map((word, index) => {
    const open = prefix && index === phrase.length - 1;
    return `'${word.plain}'${open || weight ? ':' : ''}${open ? '*' : ''}${weight}`;
  });
  return `(${words.join(' <-> ')})`;
}

function toned(phrase: Phrase, weight = ''): string {
  return `(${phrase.map((word) => `'=${word.toned}'${weight && `:${weight}`}`).join(' <-> ')})`;
}

const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
