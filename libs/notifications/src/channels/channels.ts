import { Injectable } from '@nestjs/common';
import type { ChannelName } from '@domain/notifications/notification';
import type { Channel } from './channel';
import { EmailChannel } from './email.channel';
import { SmsChannel } from './sms.channel';
import { ZaloChannel } from './zalo.channel';

/** Where somebody can be reached. */
export interface Contact {
  readonly phone: string | null;
  readonly email: string | null;
}

/** All channels, by name. */
@Injectable()
export class Channels {
  private readonly all: Readonly<Record<ChannelName, Channel>>;

  constructor(email: EmailChannel, sms: SmsChannel, zalo: ZaloChannel) {
    this.all = { EMAIL: email, SMS: sms, ZALO: zalo };
  }

  of(name: ChannelName): Channel {
    return this.all[name];
  }

  /** Channels that are on and for which the person has an address. */
  reachable(contact: Contact): ChannelName[] {
    return Object.values(this.all)
      .filter((channel) => channel.isOn() && addressOf(contact, channel.name) !== null)
      .map((channel) => channel.name);
  }
}

export const addressOf = ({ phone, email }: Contact, channel: ChannelName): string | null =>
  channel === 'EMAIL' ? email : phone;
