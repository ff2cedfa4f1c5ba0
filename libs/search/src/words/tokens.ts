import { toned, withoutMarks } from '@domain/kernel/text';

/** One word or number of a text. Letters and digits are apart, so that OM5451, OM 5451 and OM-5451 are the same. */
export interface Token {
  /** Lower case, tone on the new place, composed. */
  readonly toned: string;
  /** Without any mark. */
  readonly plain: string;
  /** Where it stands in the composed (NFC) text. */
  readonly from: number;
  readonly to: number;
  /** Whether it follows the token before without anything in between, as 5451 in OM5451. */
  readonly attached: boolean;
}

const WORD = /\p{N}+|[\p{L}\p{M}]+/gu;
const LONGEST_WORD = 60;

/** The words of a text in their order. Anything but letters and digits only separates. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.normalize('NFC').matchAll(WORD)) {
    const word = match[0].slice(0, LONGEST_WORD);
    const plain = withoutMarks(word).replace(/[^\p{L}\p{N}]/gu, '');
    if (plain === '') continue;
    const from = match.index;
    tokens.push({
      toned: toned(word),
      plain,
      from,
      to: from + match[0].length,
      attached: tokens.at(-1)?.to === from,
    });
  }
  return tokens;
}

/** Whether a word was typed without any mark, so that it may mean every word that looks like it. */
export const isBare = (token: Pick<Token, 'toned' | 'plain'>): boolean => token.toned === token.plain;
