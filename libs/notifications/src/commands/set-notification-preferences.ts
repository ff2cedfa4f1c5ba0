import { Injectable } from '@nestjs/common';
import type { Outcome } from '@domain/kernel/decision';
import { done, refused } from '@domain/kernel/decision';
import type { AccountId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  type IdempotencyKeyReused,
  type InputIssue,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import type { ChannelName, NotificationKind } from '@domain/notifications/notification';
import { parseTimeOfDay, type Digest, type Preferences } from '@domain/notifications/preferences';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { SettingsStore } from '../data/settings.store';

export interface WishesInput {
  readonly locale?: string | null;
  readonly digest?: Digest | null;
  readonly quietFrom?: string | null;
  readonly quietTo?: string | null;
  readonly noQuietHours?: boolean | null;
  readonly channels?: readonly { kind: NotificationKind; channel: ChannelName; wanted: boolean }[] | null;
}

type Refused = NotFound | NotPermitted | InvalidInput | IdempotencyKeyReused;

@Injectable()
export class SetNotificationPreferences {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: SettingsStore,
  ) {}

  run(command: Command, input: WishesInput): Promise<Outcome<null, Refused>> {
    return this.unitOfWork.run<null, NotFound | NotPermitted | InvalidInput>(command, async (tx) => {
      const no = tx.require(
        'notifications.manage-own',
        { organisationIds: [] },
        { what: 'NotificationPreferences', visible: true },
      );
      if (no) return refused(no);
      const issues = issuesOf(input);
      if (issues.length > 0) return refused(invalidInput(...issues));
      const accountId = (tx.actor as { accountId: AccountId }).accountId;
      const before = await this.settings.locked(tx, accountId);
      await this.settings.save(tx, accountId, changed(before, input));
      return done(null);
    });
  }
}

function issuesOf({ locale, quietFrom, quietTo }: WishesInput): InputIssue[] {
  const issues: InputIssue[] = [];
  if (locale !== null && locale !== undefined && locale !== 'vi' && locale !== 'en')
    issues.push(issue('locale', 'unknown-value'));
  for (const [path, time] of [
    ['quietFrom', quietFrom],
    ['quietTo', quietTo],
  ] as const) {
    if (time && parseTimeOfDay(time) === null) issues.push(issue(path, 'not-a-time'));
  }
  if (quietFrom && !quietTo) issues.push(issue('quietTo', 'required'));
  if (quietTo && !quietFrom) issues.push(issue('quietFrom', 'required'));
  return issues;
}

function changed(before: Preferences, input: WishesInput): Preferences {
  const choices = { ...before.choices };
  for (const { kind, channel, wanted } of input.channels ?? []) choices[kind] = { ...choices[kind], [channel]: wanted };
  const [from, to] = [parseTimeOfDay(input.quietFrom ?? ''), parseTimeOfDay(input.quietTo ?? '')];
  const quiet = from !== null && to !== null ? { from, to } : before.quiet;
  return {
    locale: (input.locale as 'vi' | 'en' | null | undefined) ?? before.locale,
    digest: input.digest ?? before.digest,
    quiet: input.noQuietHours ? null : quiet,
    choices,
  };
}
