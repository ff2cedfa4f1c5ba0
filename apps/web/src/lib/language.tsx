import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { fillIn, type Locale } from '@i18n/format-fact';
import vi from '@messages/vi/web.json';

export type MessageKey = keyof typeof vi;
export type Translate = (key: MessageKey, facts?: Readonly<Record<string, unknown>>) => string;
type Messages = Record<MessageKey, string>;

const STORED = 'lienket.locale';
interface Language {
  readonly locale: Locale;
  readonly t: Translate;
  choose(locale: Locale): void;
}
const LanguageContext = createContext<Language | null>(null);

export function storedLocale(): Locale {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'vi';
}

/** Vietnamese is in the first download; English is fetched when it is chosen. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(storedLocale);
  const [messages, setMessages] = useState<Messages | null>(locale === 'vi' ? vi : null);
  useEffect(() => {
    document.documentElement.lang = locale;
    if (locale === 'vi') setMessages(vi);
    else void import('@messages/en/web.json').then((module) => setMessages(module.default));
  }, [locale]);
  const choose = useCallback((wanted: Locale) => {
    localStorage.setItem(STORED, wanted);
    // A new language means new answers from the server too: names and problems come translated.
    location.reload();
    setLocale(wanted);
  }, []);
  const language = useMemo<Language | null>(
    () => messages && { locale, choose, t: (key, facts = {}) => fillIn(messages[key], facts, locale) },
    [locale, messages, choose],
  );
  return language && <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage stands outside LanguageProvider');
  return language;
}
