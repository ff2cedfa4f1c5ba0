import { message, type Locale } from '@i18n/message';
import { oneSms } from '@domain/notifications/short-text';

type Facts = Readonly<Record<string, string | number | null>>;

export interface NoticeTexts {
  readonly subject: string;
  readonly text: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Subject and text of a notification in a language. Moments and certificate schemes are said as people say them. */
export function noticeTexts(template: string, facts: Facts, locale: Locale): NoticeTexts {
  const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, spoken(name, fact)]));
  return {
    subject: message(`notices.${template}.subject`, said, locale),
    text: message(`notices.${template}.text`, said, locale),
  };
}

function spoken(name: string, fact: string | number | null): unknown {
  if (typeof fact === 'string' && INSTANT.test(fact)) return new Date(fact);
  if (typeof fact === 'string' && name === 'scheme') return fact.replaceAll('_', ' ');
  return fact;
}

export interface MessageTexts extends NoticeTexts {
  readonly short: string;
}

/** The text of one message: of a single notification, or of a digest. */
export function messageTexts(
  notices: readonly NoticeTexts[],
  digest: boolean,
  locale: Locale,
  publicUrl: string,
): MessageTexts {
  const [first] = notices;
  if (!first) throw new Error('a message says something');
  const footer = message('notices.footer', { url: publicUrl }, locale);
  if (!digest) {
    return { subject: first.subject, text: `${first.text}\n\n${footer}\n`, short: oneSms(`LienKet: ${first.subject}`) };
  }
  const subject = message('notices.digest.subject', { count: notices.length }, locale);
  const lines = notices.map((notice) => `• ${notice.subject}\n  ${notice.text}`);
  return { subject, text: `${subject}\n\n${lines.join('\n\n')}\n\n${footer}\n`, short: oneSms(`LienKet: ${subject}`) };
}
