import { Injectable } from '@nestjs/common';
import { DEFAULT_PREFERENCES } from '@domain/notifications/preferences';
import { AccountsReader } from '@identity/public';
import type { ClaimedDelivery } from './deliveries.store';
import { SettingsStore } from './settings.store';

/** Accounts with what they wish, for a claim. */
@Injectable()
export class People {
  constructor(
    private readonly accounts: AccountsReader,
    private readonly settings: SettingsStore,
  ) {}

  async of(claimed: readonly ClaimedDelivery[]) {
    const ids = [...new Set(claimed.map(({ accountId }) => accountId))];
    const [accounts, wishes] = [await this.accounts.byIds(ids), await this.settings.ofAll(ids)];
    return new Map(
      ids.map((id) => [id, { account: accounts.get(id) ?? null, preferences: wishes.get(id) ?? DEFAULT_PREFERENCES }]),
    );
  }
}
