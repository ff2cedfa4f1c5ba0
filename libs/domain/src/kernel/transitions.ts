/** States and the states they may lead to. Read by decisions, by the portal, and by the test that walks every path. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

export function mayMove<S extends string>(table: Transitions<S>, from: S, to: S): boolean {
  return table[from].includes(to);
}

/** States that can be reached from `start`, itself included. */
export function reachableFrom<S extends string>(table: Transitions<S>, start: S): Set<S> {
  const seen = new Set<S>([start]);
  for (const state of seen) for (const next of table[state]) seen.add(next);
  return seen;
}

/** States without a way out. */
export function finalStates<S extends string>(table: Transitions<S>): S[] {
  return (Object.keys(table) as S[]).filter((state) => table[state].length === 0);
}
