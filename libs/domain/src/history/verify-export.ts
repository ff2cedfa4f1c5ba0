import type { CHAIN_FORMAT } from './chain';
import { chainFaults, type ChainEntry, type ChainFault, type Digest } from './chain';
import { contractMark, headLeaf, merkleRoot, rootLeaf, rootOf, type ProofStep } from './merkle';

/** The chain of a contract was so long, and ended so, when the root of a day was made. */
export interface Anchor {
  readonly day: string;
  readonly root: string;
  readonly seq: number;
  readonly hash: string;
  readonly proof: readonly ProofStep[];
}
/** What a party takes home of the history of a contract. */
export interface HistoryExport {
  readonly format: typeof CHAIN_FORMAT;
  readonly contractId: string;
  readonly entries: readonly ChainEntry[];
  readonly anchors: readonly Anchor[];
}
/** A root as it is published for everybody; leaves name contracts by a digest of their id. */
export interface PublishedRoot {
  readonly day: string;
  readonly root: string;
  /** In the order of the tree. `contract` is null for the leaf of the root before. */
  readonly leaves: readonly { readonly contract: string | null; readonly hash: string }[];
}

export interface ExportFault {
  readonly fault:
    | ChainFault['fault']
    | 'TRUNCATED'
    | 'ANCHOR_DIFFERS'
    | 'PROOF_WRONG'
    | 'ROOT_NOT_PUBLISHED'
    | 'ROOTS_WRONG'
    | 'ANCHOR_MISSING';
  readonly seq?: number;
  readonly day?: string;
}

/** Every fault of an exported history; with the published roots also what was cut off before the last of them. */
export function exportFaults(
  digest: Digest,
  given: HistoryExport,
  published: readonly PublishedRoot[] | null,
): ExportFault[] {
  const { contractId, entries, anchors } = given;
  return [
    // A contract begins with a proposal: no history is empty.
    ...(entries.length === 0 ? [{ fault: 'TRUNCATED' as const, seq: 1 }] : []),
    ...chainFaults(digest, contractId, entries),
    ...anchors.flatMap((anchor) => anchorFaults(digest, given, anchor)),
    ...(published
      ? [...rootsFaults(digest, published), ...publishedFaults(digest, contractId, anchors, published)]
      : []),
  ];
}

function anchorFaults(digest: Digest, { contractId, entries }: HistoryExport, anchor: Anchor): ExportFault[] {
  const { day, seq, hash, proof, root } = anchor;
  const entry = entries[seq - 1];
  if (!entry) return [{ fault: 'TRUNCATED', seq, day }];
  if (entry.hash !== hash) return [{ fault: 'ANCHOR_DIFFERS', seq, day }];
  return rootOf(digest, headLeaf(digest, contractId, seq, hash), proof) === root
    ? []
    : [{ fault: 'PROOF_WRONG', seq, day }];
}

/** The published roots are of their leaves, and each holds the one before. */
function rootsFaults(digest: Digest, published: readonly PublishedRoot[]): ExportFault[] {
  return published.flatMap(({ day, root, leaves }, index): ExportFault[] => {
    const before = published[index - 1];
    const own =
      merkleRoot(
        digest,
        leaves.map(({ hash }) => hash),
      ) === root;
    const linked = !before || leaves[0]?.hash === rootLeaf(digest, before.day, before.root);
    return own && linked ? [] : [{ fault: 'ROOTS_WRONG', day }];
  });
}

function publishedFaults(
  digest: Digest,
  contractId: string,
  anchors: readonly Anchor[],
  published: readonly PublishedRoot[],
): ExportFault[] {
  const mark = contractMark(digest, contractId);
  const known = new Map(published.map((root) => [root.day, root]));
  const unpublished = anchors
    .filter(({ day, root }) => known.get(day)?.root !== root)
    .map(({ day, seq }): ExportFault => ({ fault: 'ROOT_NOT_PUBLISHED', day, seq }));
  const missing = published
    .filter(
      ({ day, leaves }) => leaves.some(({ contract }) => contract === mark) && !anchors.some((a) => a.day === day),
    )
    .map(({ day }): ExportFault => ({ fault: 'ANCHOR_MISSING', day }));
  return [...unpublished, ...missing];
}
