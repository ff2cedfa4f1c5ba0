import type { Digest } from './chain';

/** One step from a leaf towards the root: the neighbour and the side on which it stands. */
export interface ProofStep {
  readonly side: 'LEFT' | 'RIGHT';
  readonly hash: string;
}

/** The leaf of a contract: its id, how long its chain is, and the hash of the last entry. */
export const headLeaf = (digest: Digest, contractId: string, seq: number, hash: string): string =>
  digest(['leaf', contractId, String(seq), hash].join('\n'));
/** The leaf of the root before: so each root holds all earlier ones. */
export const rootLeaf = (digest: Digest, day: string, root: string): string => digest(['root', day, root].join('\n'));
/** How published leaves name a contract without telling which it is. */
export const contractMark = (digest: Digest, contractId: string): string => digest(`contract\n${contractId}`);

const node = (digest: Digest, left: string, right: string): string => digest(['node', left, right].join('\n'));

/** The levels of the tree, leaves first. The odd one out moves up as it is: doubling it would let two lists share a root. */
function levels(digest: Digest, leaves: readonly string[]): string[][] {
  const all: string[][] = [[...leaves]];
  for (let level = all[0] ?? []; level.length > 1; level = all.at(-1) ?? []) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] ?? '', level[i + 1]];
      next.push(right === undefined ? left : node(digest, left, right));
    }
    all.push(next);
  }
  return all;
}

/** The root (gốc Merkle) of leaves in their order; null of none. */
export const merkleRoot = (digest: Digest, leaves: readonly string[]): string | null =>
  levels(digest, leaves).at(-1)?.[0] ?? null;

/** The steps from each leaf to the root. */
export function merkleProofs(digest: Digest, leaves: readonly string[]): ProofStep[][] {
  const tree = levels(digest, leaves);
  return leaves.map((_leaf, place) =>
    tree.slice(0, -1).flatMap((level, height): ProofStep[] => {
      const at = Math.floor(place / 2 ** height);
      const hash = level[at % 2 === 0 ? at + 1 : at - 1];
      return hash === undefined ? [] : [{ side: at % 2 === 0 ? 'RIGHT' : 'LEFT', hash }];
    }),
  );
}

/** The root to which a leaf leads by these steps. */
export const rootOf = (digest: Digest, leaf: string, proof: readonly ProofStep[]): string =>
  proof.reduce(
    (hash, step) => (step.side === 'LEFT' ? node(digest, step.hash, hash) : node(digest, hash, step.hash)),
    leaf,
  );
