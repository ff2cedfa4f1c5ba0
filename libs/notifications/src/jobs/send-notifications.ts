import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { afterQuiet, nextTry } from '@domain/notifications/sending';
import { DEFAULT_PREFERENCES, type Preferences } from '@domain/notifications/preferences';
import type { AccountView } from '@identity/public';
import { Config } from '@platform/config/config';
import type { Transaction } from '@platform/database/transaction';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import type { SendReceipt } from '../channels/channel';
import { addressOf, Channels } from '../channels/channels';
import { DeliveriesStore, type ClaimedDelivery } from '../data/deliveries.store';
import { People } from '../data/people';
import { messageTexts, noticeTexts } from '../queries/notice-texts';

/** Sends what is due. A claim is committed before anything is sent, and its end after; nothing is sent inside. */
@Injectable()
export class SendNotifications extends ScheduledJob {
  override readonly name = 'send-notifications';
  override readonly cron = '* * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly deliveries: DeliveriesStore,
    private readonly channels: Channels,
    private readonly config: Config,
  ) {
    super();
  }

  override async run(): Promise<void> {
    for (;;) {
      const { claimed, now } = await this.write(async (tx) => ({
        claimed: await this.deliveries.claim(tx),
        now: tx.now,
      }));
      if (claimed.length === 0) return;
      const people = await this.people.of(claimed);
      const batches = new Map<string, ClaimedDelivery[]>();
      for (const delivery of claimed) {
        const key = `${delivery.channel}:${delivery.batchId}`;
        batches.set(key, [...(batches.get(key) ?? []), delivery]);
      }
      for (const batch of batches.values()) await this.batch(batch, people, now);
    }
  }

  private async batch(
    batch: readonly ClaimedDelivery[],
    people: Awaited<ReturnType<People['of']>>,
    now: number,
  ): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const ids = batch.map(({ id }) => id);
    const { account, preferences } = people.get(first.accountId) ?? { account: null, preferences: DEFAULT_PREFERENCES };
    const awake = afterQuiet(now, preferences.quiet);
    if (awake > now) {
      await this.write((tx) => this.deliveries.postpone(tx, ids, awake));
      return;
    }
    const receipt = await this.send(batch, account, preferences);
    await this.write(async (tx) => {
      if (receipt.ok) return this.deliveries.sent(tx, ids, receipt.receipt);
      const again = receipt.again ? nextTry(first.attempts, tx.now) : null;
      return this.deliveries.notSent(tx, ids, receipt.error, again);
    });
  }

  private async send(
    batch: readonly ClaimedDelivery[],
    account: AccountView | null,
    preferences: Preferences,
  ): Promise<SendReceipt> {
    const [first] = batch;
    const to = first && account ? addressOf(account, first.channel) : null;
    if (!first || !account || !to) return { ok: false, again: false, error: 'no address' };
    const locale = preferences.locale ?? account.locale;
    const notices = [...batch]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ template, facts }) => noticeTexts(template, facts, locale));
    const texts = messageTexts(notices, first.digest, locale, this.config.publicUrl);
    return this.channels.of(first.channel).send({ reference: first.batchId, to, locale, ...texts });
  }

  private async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outcome = await this.unitOfWork.run(
      { actor: { kind: 'system', name: this.name }, name: this.name },
      async (tx) => {
        tx.asSystem();
        return done(await work(tx));
      },
    );
    if (!outcome.ok) throw new Error('sending is never refused');
    return outcome.value;
  }
}
