import type { Batches, RequestContext } from './request-context';

/** Reads many things of one kind at once. Batches are per request and per actor: it may use the context's actor. */
export abstract class RequestLoader<K, V> implements Batches<K, V> {
  abstract batch(keys: readonly K[], context: RequestContext): Promise<Map<K, V>>;
}
