import type { Role } from '../access/actor';
import type { AccountId, OrganisationId } from '../kernel/id';

/** What notifications (thông báo) are about; people choose by these words what reaches them where. */
export const NOTIFICATION_KINDS = [
  'NEGOTIATION',
  'CONTRACT',
  'APPRAISAL',
  'DEADLINE',
  'DEMAND',
  'OFFER',
  'ORGANISATION',
  'CERTIFICATE',
  'VALUE_CHAIN',
  'ACCOUNT',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Ways out of the marketplace: thư điện tử, tin nhắn SMS, Zalo Official Account. The inbox is always there. */
export const CHANNELS = ['EMAIL', 'SMS', 'ZALO'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Who is told: members of organisations with certain roles, people of the Alliance, or single accounts. */
export type Recipients =
  | { readonly to: 'MEMBERS'; readonly organisationIds: readonly OrganisationId[]; readonly roles: readonly Role[] }
  | { readonly to: 'ALLIANCE'; readonly roles: readonly Role[] }
  | { readonly to: 'ACCOUNTS'; readonly accountIds: readonly AccountId[] }
  /** Those who follow the thing, e.g. the advisors of a case; `otherwise` of the Alliance when nobody does. */
  | { readonly to: 'WATCHERS'; readonly otherwise: readonly Role[] };

export interface Note {
  /** Key of its texts: `notices.<template>.subject` and `.text`. */
  readonly template: string;
  readonly kind: NotificationKind;
  /** Somebody waits for the reader: it is never kept for a digest. */
  readonly urgent: boolean;
  readonly recipients: Recipients;
  /** Facts of the texts that are the names of organisations. */
  readonly names: Readonly<Record<string, OrganisationId>>;
  /** The other facts of the texts. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** What follows from an event for those who have to know. */
export interface Told {
  readonly notes: readonly Note[];
  /** From now on told of what happens to the thing. */
  readonly watchers?: readonly AccountId[];
  /** Reminders of earlier deadlines of the thing are void. */
  readonly endsReminders?: boolean;
  /** Said once more before a deadline passes: milliseconds since 1970. */
  readonly reminder?: { readonly note: Note; readonly dueAt: number };
}

/** How long before a deadline one is reminded. */
export const REMIND_BEFORE_MS = 24 * 3_600_000;
