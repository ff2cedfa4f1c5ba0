/**
 * A decision says yes with the new state and the events that tell of it, or no with a refusal. A refusal is a state
 * of affairs (`code` and facts), never a sentence: sentences are rendered at the edge in the reader's language.
 */
export interface Refusal {
  /** Kebab case, e.g. `quantity-over-committed`. The GraphQL type is the same words in Pascal case. */
  readonly code: string;
}

export interface DomainEvent {
  /** `<feature>.<past-participle>`, e.g. `offers.published`. */
  readonly type: string;
}

export type Decision<State, Event extends DomainEvent, Refused extends Refusal> =
  | { readonly ok: true; readonly state: State; readonly events: readonly Event[] }
  | { readonly ok: false; readonly refusal: Refused };

export function accepted<State, Event extends DomainEvent>(
  state: State,
  ...events: Event[]
): { ok: true; state: State; events: Event[] } {
  return { ok: true, state, events };
}

export function refused<R extends Refusal>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal };
}

/** What a command gives back: a value, or the refusal that stopped it. */
export type Outcome<T, R extends Refusal = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
