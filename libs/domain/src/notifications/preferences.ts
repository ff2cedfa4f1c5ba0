import type { ChannelName, NotificationKind } from './notification';

/** NONE: each by itself. DAILY: what is not urgent once a day, in the morning. */
export const DIGESTS = ['NONE', 'DAILY'] as const;
export type Digest = (typeof DIGESTS)[number];

/** Hours of the day in Vietnam in which nothing is sent (giờ yên tĩnh), minutes since midnight; may run over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export interface Preferences {
  /** Null: that of the account. */
  readonly locale: 'vi' | 'en' | null;
  readonly digest: Digest;
  readonly quiet: QuietHours | null;
  /** Choices that differ from the defaults. */
  readonly choices: Partial<Record<NotificationKind, Partial<Record<ChannelName, boolean>>>>;
}

export const DEFAULT_PREFERENCES: Preferences = {
  locale: null,
  digest: 'NONE',
  quiet: { from: 21 * 60, to: 6 * 60 },
  choices: {},
};

/** E-mail carries everything, Zalo what concerns a deal, SMS, which costs money, only deadlines. */
const BY_DEFAULT: Readonly<Record<ChannelName, readonly NotificationKind[] | 'ALL'>> = {
  EMAIL: 'ALL',
  ZALO: ['NEGOTIATION', 'CONTRACT', 'APPRAISAL', 'DEADLINE', 'DEMAND', 'ACCOUNT'],
  SMS: ['DEADLINE', 'ACCOUNT'],
};

export function wants(preferences: Preferences, kind: NotificationKind, channel: ChannelName): boolean {
  const usual = BY_DEFAULT[channel];
  return preferences.choices[kind]?.[channel] ?? (usual === 'ALL' || usual.includes(kind));
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of `HH:MM`; null for anything else. */
export function parseTimeOfDay(text: string): number | null {
  const match = TIME.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

export function formatTimeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
