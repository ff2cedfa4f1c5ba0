import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CHAIN_FORMAT, CHAIN_START, entryHash, type ChainEntry } from './chain';
import { contractMark, headLeaf, merkleProofs, merkleRoot, rootLeaf, rootOf } from './merkle';
import { exportFaults, type HistoryExport, type PublishedRoot } from './verify-export';

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const ID = 'ctr_x';

function chainOf(lines: readonly string[]): ChainEntry[] {
  const entries: ChainEntry[] = [];
  for (const [index, entry] of lines.entries()) {
    const head = { seq: index + 1, entry, previous: entries.at(-1)?.hash ?? CHAIN_START };
    entries.push({ ...head, hash: entryHash(digest, ID, head) });
  }
  return entries;
}

/** An export of eight events, anchored after three of them on one day and after six on the next. */
function exported(): { given: HistoryExport; roots: PublishedRoot[] } {
  const entries = chainOf(Array.from({ length: 8 }, (_, i) => JSON.stringify({ id: `evt_${i}`, tấn: i })));
  const roots: PublishedRoot[] = [];
  const anchors = [['2026-11-24', 3] as const, ['2026-11-25', 6] as const].map(([day, seq]) => {
    const hash = entries[seq - 1]?.hash ?? '';
    const before = roots.at(-1);
    const leaves = [
      ...(before ? [{ contract: null, hash: rootLeaf(digest, before.day, before.root) }] : []),
      { contract: contractMark(digest, ID), hash: headLeaf(digest, ID, seq, hash) },
      { contract: contractMark(digest, 'ctr_y'), hash: digest('another') },
    ];
    const hashes = leaves.map((leaf) => leaf.hash);
    const root = merkleRoot(digest, hashes) ?? '';
    roots.push({ day, root, leaves });
    return { day, root, seq, hash, proof: merkleProofs(digest, hashes)[before ? 1 : 0] ?? [] };
  });
  return { given: { format: CHAIN_FORMAT, contractId: ID, entries, anchors }, roots };
}

const { given, roots } = exported();
const faults = (changed: Partial<HistoryExport>, published: readonly PublishedRoot[] | null = roots) =>
  exportFaults(digest, { ...given, ...changed }, published).map(({ fault }) => fault);
const rehashed = (entries: readonly ChainEntry[]): ChainEntry[] => chainOf(entries.map(({ entry }) => entry));

describe('an exported history', () => {
  it('as it was recorded has no fault, with and without the published roots', () => {
    expect([faults({}), faults({}, null)]).toEqual([[], []]);
  });

  it('shows each entry that was changed, taken out, or moved', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (a, b) => {
        const { entries } = given;
        const flipped = entries.map((e, i) => (i === a ? { ...e, entry: e.entry.replace('evt', 'evt_') } : e));
        expect(faults({ entries: flipped })).toContain('ENTRY_CHANGED');
        if (a < 7) expect(faults({ entries: entries.filter((_, i) => i !== a) })).toContain('ENTRY_MISSING_OR_MOVED');
        if (a === b) return;
        const moved = entries.map((e, i) => (i === a ? entries[b] : i === b ? entries[a] : e)) as ChainEntry[];
        expect(faults({ entries: moved })).toContain('LINK_BROKEN');
      }),
    );
  });

  it('shows what was cut off before the last root, though the chain that is left is whole', () => {
    expect(faults({ entries: given.entries.slice(0, 5) }, null)).toEqual(['TRUNCATED']);
    expect(faults({ entries: [], anchors: [] }, null)).toEqual(['TRUNCATED']);
    const bare = { entries: given.entries.slice(0, 5), anchors: given.anchors.slice(0, 1) };
    expect([faults(bare, null), faults(bare)]).toEqual([[], ['ANCHOR_MISSING']]);
  });

  it('shows a whole chain written anew: it no longer leads to the roots', () => {
    const entries = rehashed(given.entries.map((e, i) => (i === 1 ? { ...e, entry: '{}' } : e)));
    expect(faults({ entries })).toEqual(['ANCHOR_DIFFERS', 'ANCHOR_DIFFERS']);
    const anchors = given.anchors.map((anchor) => ({ ...anchor, hash: entries[anchor.seq - 1]?.hash ?? '' }));
    expect(faults({ entries, anchors })).toEqual(['PROOF_WRONG', 'PROOF_WRONG']);
  });

  it('shows roots that were not published, and published roots that do not hold together', () => {
    const anchors = given.anchors.map((anchor) => ({ ...anchor, root: 'f'.repeat(64) }));
    expect(faults({ anchors })).toContain('ROOT_NOT_PUBLISHED');
    expect(
      faults(
        {},
        roots.map((r, i) => (i === 0 ? { ...r, root: 'f'.repeat(64) } : r)),
      ),
    ).toContain('ROOTS_WRONG');
    expect(
      faults(
        {},
        roots.map((r, i) => (i === 1 ? { ...r, leaves: r.leaves.slice(1) } : r)),
      ),
    ).toContain('ROOTS_WRONG');
  });
});

describe('a Merkle tree', () => {
  const leavesOf = fc.array(
    fc.integer().map((n) => digest(String(n))),
    { minLength: 1, maxLength: 40 },
  );

  it('leads from each leaf to its root, and from no other', () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const root = merkleRoot(digest, leaves);
        merkleProofs(digest, leaves).forEach((proof, i) => {
          expect(rootOf(digest, leaves[i] ?? '', proof)).toBe(root);
          expect(rootOf(digest, digest('other'), proof)).not.toBe(root);
        });
      }),
    );
  });

  it('has another root for another list', () => {
    expect(merkleRoot(digest, [])).toBeNull();
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        expect(merkleRoot(digest, [...leaves, leaves.at(-1) ?? ''])).not.toBe(merkleRoot(digest, leaves));
      }),
    );
  });
});
