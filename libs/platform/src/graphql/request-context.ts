import DataLoader from 'dataloader';
import type { Actor } from '@domain/access/actor';
import { organisationsOf } from '@domain/access/actor';
import { audienceOf, type Audience } from '@domain/access/audience';
import type { OrganisationId } from '@domain/kernel/id';
import type { Locale } from '@i18n/message';
import type { CounterpartySource } from '../access/counterparty-source';
import type { Command } from '../database/unit-of-work';

/** What a loader does; `RequestLoader` is the class that features extend. */
export interface Batches<K, V> {
  batch(keys: readonly K[], context: RequestContext): Promise<Map<K, V>>;
}

export interface RequestFacts {
  readonly actor: Actor;
  readonly token: string | null;
  readonly locale: Locale;
  readonly requestId: string;
  /** Address of the caller, for brute-force limits; never logged whole. */
  readonly address: string;
  readonly userAgent: string;
  /** Asks anew who is behind the token: a session or a role may have ended while a socket stayed open. */
  readonly askActor: () => Promise<Actor>;
  /** Sets the session cookie of the answer; absent on web sockets. */
  readonly setSessionCookie?: (token: string | null) => void;
}

/** One request: who asks, in which language, and the loaders of this request. */
export class RequestContext {
  private loaders = new Map<object, DataLoader<never, never>>();
  private counterparties: Promise<ReadonlySet<OrganisationId>> | null = null;
  private current: Actor;

  constructor(
    readonly facts: RequestFacts,
    private readonly counterpartySource: CounterpartySource,
  ) {
    this.current = facts.actor;
  }

  get actor(): Actor {
    return this.current;
  }

  /** For connections that stay open: who it is now, with nothing remembered from before. */
  async renew(): Promise<void> {
    this.become(await this.facts.askActor());
  }

  /** Whoever asks, after this very request changed who they are: they signed in, or joined an organisation. */
  become(actor: Actor): void {
    this.current = actor;
    this.forget();
  }

  get locale(): Locale {
    return this.facts.locale;
  }

  get requestId(): string {
    return this.facts.requestId;
  }

  /** The command of a mutation in the name of this request's actor. */
  command(name: string, input: { idempotencyKey?: string | null }): Command {
    return { actor: this.actor, name, input, idempotencyKey: input.idempotencyKey ?? null, requestId: this.requestId };
  }

  /** How much of a thing of this organisation the actor may see. */
  async audienceOf(owner: OrganisationId): Promise<Audience> {
    const known = audienceOf(this.actor, owner);
    return known === 'SIGNED_IN' ? audienceOf(this.actor, owner, await this.myCounterparties()) : known;
  }

  /** Organisations that have dealings with the actor's own; read once per request. */
  myCounterparties(): Promise<ReadonlySet<OrganisationId>> {
    this.counterparties ??= this.counterpartySource.counterpartiesOf(organisationsOf(this.actor));
    return this.counterparties;
  }

  /** The loader of this request for a batch of one kind. Missing keys give null. */
  of<K, V>(loader: Batches<K, V>): DataLoader<K, V | null> {
    let known = this.loaders.get(loader) as DataLoader<K, V | null> | undefined;
    if (!known) {
      known = new DataLoader<K, V | null>(
        async (keys) => {
          const found = await loader.batch(keys, this);
          return keys.map((key) => found.get(key) ?? null);
        },
        { maxBatchSize: 500 },
      );
      this.loaders.set(loader, known as unknown as DataLoader<never, never>);
    }
    return known;
  }

  /** Forgets what was read, after something was written. */
  forget(): void {
    this.loaders = new Map();
    this.counterparties = null;
  }
}
