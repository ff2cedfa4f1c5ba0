/** The present, handed in: the domain never reads the time by itself. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}
