import { Injectable } from '@nestjs/common';
import type { Actor } from '@domain/access/actor';
import { ActorSource } from '@platform/access/actor-source';
import { LiveChannel, type LiveNews } from '@platform/events/live';
import type { RequestContext } from '@platform/graphql/request-context';

/**
 * Streams of news for one reader. Before each item the session is asked for again: one that was ended, or whose roles
 * are others now, ends the stream at once, and the client comes back with what it has now. What is shown is loaded at
 * that moment through the loaders of the reader, so permission is checked anew for every item.
 */
@Injectable()
export class LiveStreams {
  private open = 0;

  constructor(
    private readonly live: LiveChannel,
    private readonly actors: ActorSource,
  ) {}

  /** How many streams are open in this process. */
  get size(): number {
    return this.open;
  }

  of<T>(
    context: RequestContext,
    wanted: (news: LiveNews) => boolean,
    load: (news: LiveNews) => Promise<T | null>,
  ): AsyncIterableIterator<T> {
    return closable(
      this.items(context, wanted, load),
      () => {
        this.open -= 1;
      },
      () => {
        this.open += 1;
      },
    );
  }

  private async *items<T>(
    context: RequestContext,
    wanted: (news: LiveNews) => boolean,
    load: (news: LiveNews) => Promise<T | null>,
  ): AsyncGenerator<T> {
    const about = (news: LiveNews): boolean => news.type === 'identity.session-ended' || wanted(news);
    for await (const news of this.live.listen(about)) {
      if (!sameStanding(context.actor, await this.actors.actorOf(context.facts.token))) return;
      if (!wanted(news)) continue;
      context.forget();
      const item = await load(news);
      if (item !== null) yield item;
    }
  }
}

/** The same session with the same roles in the same organisations. */
function sameStanding(before: Actor, now: Actor): boolean {
  if (before.kind !== 'account' || now.kind !== 'account') return false;
  return before.sessionId === now.sessionId && JSON.stringify(before.memberships) === JSON.stringify(now.memberships);
}

/**
 * A generator that waits can not be returned from until something comes; a reader that leaves must not wait for that.
 * Its pending read is answered with the end, and the generator ends with the next news.
 */
function closable<T>(items: AsyncGenerator<T>, onClose: () => void, onOpen: () => void): AsyncIterableIterator<T> {
  let close: (end: IteratorResult<T>) => void = () => undefined;
  const closed = new Promise<IteratorResult<T>>((resolve) => (close = resolve));
  let isOpen = false;
  const end = (): IteratorResult<T> => {
    const result: IteratorResult<T> = { done: true, value: undefined };
    close(result);
    if (isOpen) onClose();
    isOpen = false;
    return result;
  };
  const begin = (): void => {
    isOpen = true;
    onOpen();
  };
  let started = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const next = items.next();
      if (!started) begin();
      started = true;
      const result = await Promise.race([next, closed]);
      return result.done ? end() : result;
    },
    async return() {
      void items.return(undefined).catch(() => undefined);
      return end();
    },
    async throw(error: unknown) {
      end();
      throw error;
    },
  };
}
