/** SHA-256 of a text in UTF-8, hexadecimal. Given from outside: the domain computes no digests. */
export type Digest = (text: string) => string;

/** One event of a contract in its chain (chuỗi băm lịch sử). `entry` is the canonical line, kept as text. */
export interface ChainEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly entry: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
}

export const CHAIN_FORMAT = 'lienket-history-1';
export const CHAIN_START = '0'.repeat(64);

/** The hash of an entry: over the format, the contract, the number, the hash before and the line, by line feeds. */
export const entryHash = (
  digest: Digest,
  contractId: string,
  { seq, previous, entry }: Omit<ChainEntry, 'hash'>,
): string => digest([CHAIN_FORMAT, contractId, String(seq), previous, entry].join('\n'));

export interface ChainFault {
  readonly fault: 'ENTRY_CHANGED' | 'ENTRY_MISSING_OR_MOVED' | 'LINK_BROKEN';
  /** Place in the chain, from 1. */
  readonly seq: number;
}

/** Every fault of a chain, the first first; a chain without one is what was recorded, as far as it goes. */
export function chainFaults(digest: Digest, contractId: string, entries: readonly ChainEntry[]): ChainFault[] {
  return entries.flatMap((entry, index): ChainFault[] => {
    const seq = index + 1;
    const faults: ChainFault[] = [];
    if (entry.seq !== seq) faults.push({ fault: 'ENTRY_MISSING_OR_MOVED', seq });
    if (entry.previous !== (entries[index - 1]?.hash ?? CHAIN_START)) faults.push({ fault: 'LINK_BROKEN', seq });
    if (entryHash(digest, contractId, entry) !== entry.hash) faults.push({ fault: 'ENTRY_CHANGED', seq });
    return faults;
  });
}
