import { Module } from '@nestjs/common';
import { AppraisalModule } from '@appraisal/appraisal.module';
import { ContractsModule } from '@contracts/contracts.module';
import { IdentityModule } from '@identity/identity.module';
import { OrganisationsModule } from '@organisations/organisations.module';
import { Channels } from './channels/channels';
import { ChannelCodeSender } from './channels/code-sender';
import { EmailChannel } from './channels/email.channel';
import { SmsChannel } from './channels/sms.channel';
import { ZaloChannel } from './channels/zalo.channel';
import { Announce } from './commands/announce';
import { MarkAllNotificationsRead } from './commands/mark-all-notifications-read';
import { MarkNotificationRead } from './commands/mark-notification-read';
import { SetNotificationPreferences } from './commands/set-notification-preferences';
import { DeliveriesStore } from './data/deliveries.store';
import { NoticesStore } from './data/notices.store';
import { People } from './data/people';
import { SettingsStore } from './data/settings.store';
import { LiveResolver } from './graphql/live.resolver';
import { LiveStreams } from './graphql/live-streams';
import { NotificationPreferencesResolver, NotificationResolver } from './graphql/notification.resolver';
import { RemindOfDeadlines } from './jobs/remind-of-deadlines';
import { SendNotifications } from './jobs/send-notifications';
import { Inbox } from './queries/inbox';
import { WhenSomethingHappened } from './reactions/when-something-happened';

const channels = [EmailChannel, SmsChannel, ZaloChannel, Channels, ChannelCodeSender];
const data = [NoticesStore, DeliveriesStore, SettingsStore, People, Inbox];
const commands = [Announce, MarkNotificationRead, MarkAllNotificationsRead, SetNotificationPreferences];
const resolvers = [NotificationResolver, NotificationPreferencesResolver, LiveResolver, LiveStreams];

@Module({
  imports: [IdentityModule, OrganisationsModule, ContractsModule, AppraisalModule],
  providers: [
    ...channels,
    ...data,
    ...commands,
    ...resolvers,
    WhenSomethingHappened,
    SendNotifications,
    RemindOfDeadlines,
  ],
})
export class NotificationsModule {}
