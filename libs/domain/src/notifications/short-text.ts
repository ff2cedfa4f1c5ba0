/** GSM 03.38: the letters that an SMS carries in 7 bits; those of the second group count twice. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_DOUBLE = new Set('\f^{}\\[~]|€');
export const GSM_LENGTH = 160;
export const UCS2_LENGTH = 70;

/** Length of a text in one SMS and what fits: 160 units of GSM letters, or 70 of any (UCS-2). */
export function smsLength(text: string): { encoding: 'GSM' | 'UCS2'; length: number; largest: number } {
  let length = 0;
  for (const letter of text) {
    if (GSM_DOUBLE.has(letter)) length += 2;
    else if (GSM.has(letter)) length += 1;
    else return { encoding: 'UCS2', length: text.length, largest: UCS2_LENGTH };
  }
  return { encoding: 'GSM', length, largest: GSM_LENGTH };
}

/**
 * A text that fits into one SMS: with its tones when it is that short, else without marks, as every Vietnamese reads
 * them on a telephone, and cut at a word when even that is too long.
 */
export function oneSms(text: string): string {
  if (fits(text)) return text;
  const plain = withoutMarksKeepingCase(text);
  if (fits(plain)) return plain;
  let shorter = plain;
  while (shorter.length > 0 && !fits(`${shorter}...`)) {
    const space = shorter.lastIndexOf(' ');
    shorter = space > 0 ? shorter.slice(0, space) : shorter.slice(0, -1);
  }
  return `${shorter}...`;
}

function fits(text: string): boolean {
  const { length, largest } = smsLength(text);
  return length <= largest;
}

/** Letters that still are none of GSM's become a question mark or their plain form, so that 160 fit. */
function withoutMarksKeepingCase(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .replace(/[–—]/gu, '-')
    .replace(/[“”„]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/…/gu, '...');
  return [...plain].map((letter) => (GSM.has(letter) || GSM_DOUBLE.has(letter) ? letter : '?')).join('');
}
