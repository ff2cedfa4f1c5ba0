import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillIn, LOCALES, type Locale } from './format-fact';

export { formatFact, LOCALES, placeholdersOf, type Locale } from './format-fact';

type Catalogue = ReadonlyMap<string, string>;

// Compiled code lies in dist/libs/i18n/src and the catalogues in libs/i18n: the first folder that has them is theirs.
const FOLDERS = [join(__dirname, '..'), join(__dirname, '../../../../libs/i18n')];

function load(locale: Locale): Catalogue {
  const folder = FOLDERS.map((base) => join(base, locale)).find((path) => hasFiles(path));
  if (!folder) throw new Error(`no message catalogue for ${locale}`);
  const messages = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const entries = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    for (const [key, text] of Object.entries(entries)) {
      if (messages.has(key)) throw new Error(`message ${key} stands twice in ${locale}`);
      messages.set(key, text);
    }
  }
  return messages;
}

function hasFiles(path: string): boolean {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
}

const catalogues: Partial<Record<Locale, Catalogue>> = {};

/** All messages of a language, by key. */
export function catalogueOf(locale: Locale): Catalogue {
  return (catalogues[locale] ??= load(locale));
}

export function hasMessage(key: string, locale: Locale): boolean {
  return catalogueOf(locale).has(key);
}

/**
 * The sentence for a key with its facts filled in, formatted for people: 1.234.567 in Vietnamese, days as dd/MM/yyyy.
 * A key without a message is a mistake of ours and throws, so that no reader ever sees a raw key.
 */
export function message(key: string, facts: Readonly<Record<string, unknown>>, locale: Locale): string {
  const text = catalogueOf(locale).get(key);
  if (text === undefined) throw new Error(`no ${locale} message for ${key}`);
  return fillIn(text, facts, locale);
}

/** The first of our languages that the header asks for, by its order and weights; Vietnamese when none is ours. */
export function localeFrom(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.map((piece) => /^\s*q=([\d.]+)$/.exec(piece)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return LOCALES.find((locale) => locale === wanted.find(({ language }) => isLocale(language))?.language) ?? 'vi';
}

function isLocale(language: string | undefined): boolean {
  return language === 'vi' || language === 'en';
}
