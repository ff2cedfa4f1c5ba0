import { Injectable } from '@nestjs/common';
import type { Role } from '@domain/access/actor';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import type { Note, Recipients } from '@domain/notifications/notification';
import { planDeliveries } from '@domain/notifications/sending';
import { DEFAULT_PREFERENCES } from '@domain/notifications/preferences';
import { AccountsReader } from '@identity/public';
import { OrganisationsReader } from '@organisations/public';
import type { Transaction } from '@platform/database/transaction';
import { Channels } from '../channels/channels';
import { NoticesStore } from '../data/notices.store';
import { SettingsStore } from '../data/settings.store';

export interface Announcement {
  /** Event or reminder that it follows from: one of each reaches an account once. */
  readonly source: string;
  readonly about: { readonly type: string; readonly id: string };
  readonly note: Note;
  /** Whoever did it needs not be told. */
  readonly except: AccountId | null;
}

/** Finds out who is meant, and writes their notifications and deliveries in the caller's transaction. */
@Injectable()
export class Announce {
  constructor(
    private readonly notices: NoticesStore,
    private readonly settings: SettingsStore,
    private readonly accounts: AccountsReader,
    private readonly organisations: OrganisationsReader,
    private readonly channels: Channels,
  ) {}

  async run(tx: Transaction, { source, about, note, except }: Announcement): Promise<void> {
    const meant = await this.accountsOf(tx, note.recipients, about);
    const accountIds = [...new Set(meant)].filter((id) => id !== except).sort();
    if (accountIds.length === 0) return;
    const facts = { ...note.facts, ...(await this.namesOf(note)) };
    const [accounts, preferences] = [await this.accounts.byIds(accountIds), await this.settings.ofAll(accountIds)];
    for (const accountId of accountIds) {
      const account = accounts.get(accountId);
      if (!account) continue;
      const wishes = preferences.get(accountId) ?? DEFAULT_PREFERENCES;
      const deliveries = planDeliveries(note, wishes, this.channels.reachable(account), tx.now);
      await this.notices.write(tx, { source, accountId, note, facts, about, deliveries });
    }
  }

  private async accountsOf(
    tx: Transaction,
    recipients: Recipients,
    about: Announcement['about'],
  ): Promise<AccountId[]> {
    switch (recipients.to) {
      case 'ACCOUNTS':
        return [...recipients.accountIds];
      case 'MEMBERS':
        return this.members(recipients.organisationIds, recipients.roles);
      case 'ALLIANCE':
        return this.alliance(recipients.roles);
      case 'WATCHERS': {
        const watchers = await this.notices.watchersOf(tx, about);
        return watchers.length > 0 ? watchers : this.alliance(recipients.otherwise);
      }
    }
  }

  private async alliance(roles: readonly Role[]): Promise<AccountId[]> {
    return this.members(await this.organisations.idsOfKind('ALLIANCE'), roles);
  }

  private async members(organisationIds: readonly OrganisationId[], roles: readonly Role[]): Promise<AccountId[]> {
    const members = await this.organisations.membersOf(organisationIds);
    return [...members.values()]
      .flat()
      .filter((member) => member.roles.some((role) => roles.includes(role)))
      .map(({ accountId }) => accountId);
  }

  private async namesOf({ names }: Note): Promise<Record<string, string>> {
    const known = await this.organisations.byIds(Object.values(names));
    return Object.fromEntries(Object.entries(names).map(([fact, id]) => [fact, known.get(id)?.nameVi ?? '']));
  }
}
