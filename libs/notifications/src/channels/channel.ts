import type { ChannelName } from '@domain/notifications/notification';

/** What a channel is asked to bring. */
export interface OutgoingMessage {
  /** The same whenever the same thing is sent again; the other side uses it to tell repetitions. */
  readonly reference: string;
  /** E-mail address, or telephone number in E.164. */
  readonly to: string;
  readonly locale: 'vi' | 'en';
  readonly subject: string;
  /** Whole text, for channels that have the room. */
  readonly text: string;
  /** The same in one SMS. */
  readonly short: string;
}

export type SendReceipt =
  | { readonly ok: true; readonly receipt: string }
  /** `again`: the other side may take it later; else it never will, e.g. a number that does not exist. */
  | { readonly ok: false; readonly again: boolean; readonly error: string };

/** A way to people outside the marketplace. Off until it is configured. Never throws: what goes wrong is a receipt. */
export abstract class Channel {
  abstract readonly name: ChannelName;
  abstract isOn(): boolean;
  abstract send(message: OutgoingMessage): Promise<SendReceipt>;
}

/** Longest wait for the other side. */
export const PATIENCE_MS = 15_000;

export const failed = (error: unknown, again: boolean): SendReceipt => ({
  ok: false,
  again,
  error: (error instanceof Error ? error.message : String(error)).slice(0, 300),
});
