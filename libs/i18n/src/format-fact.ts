/** Vietnamese is the source language; English is complete beside it. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const numberFormats = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }),
};
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const UNIT_NAMES = { KG: { vi: 'kg', en: 'kg' }, PIECE: { vi: 'cái', en: 'pieces' } };

/** A fact as people read it: numbers and quantities grouped, dates in the local order, lists with commas. */
export function formatFact(fact: unknown, locale: Locale): string {
  if (fact === undefined || fact === null) return '';
  if (typeof fact === 'number' || typeof fact === 'bigint') return numberFormats[locale].format(fact);
  if (Array.isArray(fact)) return fact.map((item) => formatFact(item, locale)).join(', ');
  if (typeof fact === 'string') {
    const date = DATE.exec(fact);
    return date ? `${date[3]}/${date[2]}/${date[1]}` : fact;
  }
  if (fact instanceof Date) {
    return new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Asia/Ho_Chi_Minh',
    }).format(fact);
  }
  if (typeof fact === 'object' && 'milli' in fact && 'unit' in fact) {
    const { milli, unit } = fact as { milli: bigint; unit: 'KG' | 'PIECE' };
    return `${numberFormats[locale].format(Number(milli) / 1000)} ${UNIT_NAMES[unit][locale]}`;
  }
  return String(fact as { toString(): string });
}

const PLACEHOLDER = /\{(\w+)\}/g;

export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '').sort();
}

/** A text with its facts filled in. */
export function fillIn(text: string, facts: Readonly<Record<string, unknown>>, locale: Locale): string {
  return text.replace(PLACEHOLDER, (_match, name: string) => formatFact(facts[name], locale));
}
