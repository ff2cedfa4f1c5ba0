/**
 * Vietnamese text for keys and search: NFC, one tone placement, and the form without marks.
 */

const OLD_TONE_PLACEMENT: Readonly<Record<string, string>> = {
  òa: 'oà',
  óa: 'oá',
  ỏa: 'oả',
  õa: 'oã',
  ọa: 'oạ',
  òe: 'oè',
  óe: 'oé',
  ỏe: 'oẻ',
  õe: 'oẽ',
  ọe: 'oẹ',
  ùy: 'uỳ',
  úy: 'uý',
  ủy: 'uỷ',
  ũy: 'uỹ',
  ụy: 'uỵ',
};
const OLD_TONE = new RegExp(`(${Object.keys(OLD_TONE_PLACEMENT).join('|')})(?![\\p{L}])`, 'gu');

/** NFC, trimmed, single spaces. What people typed otherwise stays as it is. */
export function tidy(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Lower case with the tone on the new place (hòa → hoà), so that both spellings are one word. */
export function toned(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replace(OLD_TONE, (syllable) => OLD_TONE_PLACEMENT[syllable] ?? syllable);
}

/** Lower case without any mark: "Giồng Riềng" → "giong rieng", "Đông" → "dong". */
export function withoutMarks(text: string): string {
  return tidy(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd');
}
