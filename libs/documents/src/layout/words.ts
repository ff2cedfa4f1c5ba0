import type { Said } from '@domain/documents/contract-layout';
import { dongInWords } from '@domain/documents/amount-in-words';
import { parseDong } from '@domain/kernel/money';
import { hasMessage, LOCALES, message, type Locale } from '@i18n/message';
import type { Both } from './paragraph';

/** Names of catalogue entries by path and code, for both languages; null when the code is not known. */
export type NameOf = (path: string, code: string) => Both | null;

export const both = (key: string, facts: Readonly<Record<string, Both | string | number>> = {}): Both => ({
  vi: message(key, inLocale(facts, 'vi'), 'vi'),
  en: message(key, inLocale(facts, 'en'), 'en'),
});

const inLocale = (facts: Readonly<Record<string, Both | string | number>>, locale: Locale): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? fact[locale] : fact]),
  );

/** The key of the sentence that says this: one for the very choice when there is one, else the sentence of the field. */
export function sentenceKey({ path, field, value }: Said): string {
  const exact =
    field.kind === 'yesNo' ? `clauses.${path}.${value === true ? 'yes' : 'no'}` : `clauses.${path}.${String(value)}`;
  return (field.kind === 'yesNo' || field.kind === 'choice') && hasMessage(exact, 'vi') ? exact : `clauses.${path}`;
}

/** The sentence of a term. A term that has no text yet is still said, by its name: nothing agreed is ever left out. */
export function sentenceOf(path: string, said: readonly Said[], nameOf: NameOf): Both {
  const [first] = said;
  if (!first) throw new Error(`nothing is said at ${path}`);
  const values = said.map((one) => valueOf(one, nameOf));
  const value: Both = { vi: values.map(({ vi }) => vi).join('; '), en: values.map(({ en }) => en).join('; ') };
  const key = said.length > 1 ? `clauses.${path}` : sentenceKey(first);
  return hasMessage(key, 'vi') ? both(key, { value }) : { vi: `${path}: ${value.vi}`, en: `${path}: ${value.en}` };
}

/** The value as each language writes it. */
export function valueOf({ path, field, value }: Said, nameOf: NameOf): Both {
  if (field.kind === 'text') return nameOf(path, String(value)) ?? { vi: String(value), en: String(value) };
  if (field.kind === 'choice') return word(String(value));
  if (field.kind === 'yesNo') return word(value === true ? 'yes' : 'no');
  if (field.kind === 'date') return { vi: dayText(String(value)), en: dayText(String(value)) };
  if (field.kind === 'money') return moneyText(String(value));
  return { vi: grouped(String(value), 'vi'), en: grouped(String(value), 'en') };
}

/** Đồng in figures, and in Vietnamese in words too. */
export function moneyText(text: string): Both {
  const amount = parseDong(text);
  const words = amount === null ? '' : ` (bằng chữ: ${dongInWords(amount)})`;
  return { vi: `${grouped(text, 'vi')} đồng${words}`, en: `VND ${grouped(text, 'en')}` };
}

const word = (code: string): Both =>
  LOCALES.every((locale) => hasMessage(`words.${code}`, locale)) ? both(`words.${code}`) : { vi: code, en: code };

export const dayText = (day: string): string => day.split('-').reverse().join('/');

/** A plain decimal text with groups of three, never through a float: 5600.5 → 5.600,5 and 5,600.5. */
export function grouped(text: string, locale: Locale): string {
  const [whole = '', fraction] = text.split('.');
  const [group, point] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const figures = whole.replace(/\B(?=(\d{3})+$)/gu, group ?? '');
  return fraction === undefined ? figures : `${figures}${point}${fraction}`;
}
