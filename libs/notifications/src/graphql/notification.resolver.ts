import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { AccountId } from '@domain/kernel/id';
import { CHANNELS, NOTIFICATION_KINDS } from '@domain/notifications/notification';
import { formatTimeOfDay, wants } from '@domain/notifications/preferences';
import type { Connection, PageRequest } from '@platform/database/paging';
import { problem } from '@platform/graphql/problem';
import type { RequestContext } from '@platform/graphql/request-context';
import { Channels } from '../channels/channels';
import { ChannelCodeSender, type DevelopmentCode } from '../channels/code-sender';
import { MarkAllNotificationsRead } from '../commands/mark-all-notifications-read';
import { MarkNotificationRead } from '../commands/mark-notification-read';
import { SetNotificationPreferences, type WishesInput } from '../commands/set-notification-preferences';
import { SettingsStore } from '../data/settings.store';
import { Inbox, type NotificationView } from '../queries/inbox';
import { noticeTexts } from '../queries/notice-texts';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** The fields ask for somebody signed in; this only tells the compiler. */
function accountOf({ actor }: RequestContext): AccountId {
  if (actor.kind !== 'account') throw new Error('nobody is signed in');
  return actor.accountId;
}

@Resolver('Notification')
export class NotificationResolver {
  constructor(
    private readonly inbox: Inbox,
    private readonly markRead: MarkNotificationRead,
    private readonly markAllRead: MarkAllNotificationsRead,
  ) {}

  @Query('notifications')
  notifications(
    @Args() args: PageRequest & { unreadOnly?: boolean | null },
    @Context() context: RequestContext,
  ): Promise<Connection<NotificationView>> {
    return this.inbox.page(accountOf(context), { ...args, unreadOnly: args.unreadOnly ?? false });
  }

  @Query('unreadCount')
  unreadCount(@Context() context: RequestContext): Promise<number> {
    return this.inbox.count(accountOf(context), true);
  }

  @Mutation('markNotificationRead')
  async markNotificationRead(
    @Args('input') input: Keyed & { notificationId: string },
    @Context() context: RequestContext,
  ) {
    const outcome = await this.markRead.run(context.command('markNotificationRead', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    return {
      __typename: 'MarkNotificationReadPayload',
      notification: await this.inbox.one(accountOf(context), outcome.value),
    };
  }

  @Mutation('markAllNotificationsRead')
  async markAllNotificationsRead(@Args('input') input: Keyed, @Context() context: RequestContext) {
    const outcome = await this.markAllRead.run(context.command('markAllNotificationsRead', input));
    if (!outcome.ok) return problem(outcome.refusal);
    return { __typename: 'MarkAllNotificationsReadPayload', marked: outcome.value };
  }

  @ResolveField('subject')
  subject(@Parent() { template, facts }: NotificationView, @Context() context: RequestContext): string {
    return noticeTexts(template, facts, context.locale).subject;
  }

  @ResolveField('text')
  text(@Parent() { template, facts }: NotificationView, @Context() context: RequestContext): string {
    return noticeTexts(template, facts, context.locale).text;
  }
}

@Resolver()
export class NotificationPreferencesResolver {
  constructor(
    private readonly settings: SettingsStore,
    private readonly setPreferences: SetNotificationPreferences,
    private readonly channels: Channels,
    private readonly codes: ChannelCodeSender,
  ) {}

  @Query('notificationPreferences')
  async notificationPreferences(@Context() context: RequestContext) {
    const preferences = await this.settings.of(accountOf(context));
    const { locale, digest, quiet } = preferences;
    return {
      locale,
      digest,
      quietFrom: quiet && formatTimeOfDay(quiet.from),
      quietTo: quiet && formatTimeOfDay(quiet.to),
      channels: NOTIFICATION_KINDS.flatMap((kind) =>
        CHANNELS.map((channel) => ({
          kind,
          channel,
          wanted: wants(preferences, kind, channel),
          isOn: this.channels.of(channel).isOn(),
        })),
      ),
    };
  }

  @Mutation('setNotificationPreferences')
  async setNotificationPreferences(@Args('input') input: Keyed & WishesInput, @Context() context: RequestContext) {
    const outcome = await this.setPreferences.run(context.command('setNotificationPreferences', input), input);
    if (!outcome.ok) return problem(outcome.refusal);
    return {
      __typename: 'SetNotificationPreferencesPayload',
      preferences: await this.notificationPreferences(context),
    };
  }

  @Query('developmentCodes')
  developmentCodes(@Context() context: RequestContext): readonly DevelopmentCode[] {
    return this.codes.shownTo(accountOf(context));
  }
}
