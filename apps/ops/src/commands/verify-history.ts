import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CHAIN_FORMAT } from '@domain/history/chain';
import { exportFaults, type HistoryExport, type PublishedRoot } from '@domain/history/verify-export';
import { say, type OpsCommand } from '../ops-command';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const SENTENCES: Readonly<Record<string, string>> = {
  ENTRY_CHANGED: 'the entry was changed',
  ENTRY_MISSING_OR_MOVED: 'an entry is missing here, or was moved',
  LINK_BROKEN: 'the entry does not follow from the one before',
  TRUNCATED: 'the history was cut off: it was longer when the root of this day was made',
  ANCHOR_DIFFERS: 'the entry is not the one that stood here when the root of this day was made',
  PROOF_WRONG: 'the entry does not lead to the root of this day',
  ROOT_NOT_PUBLISHED: 'the root of this day is not the published one',
  ROOTS_WRONG: 'the published root of this day does not hold its leaves, or not the root before',
  ANCHOR_MISSING: 'the history was cut off: the published root of this day holds a later state of it',
};

/** Needs no database and no network: an exported history, and if you kept them, the published roots. */
export const verifyHistoryCommand: OpsCommand = {
  name: 'verify-history',
  about: 'check an exported history offline: <export.json> [--roots roots.json]',
  run: async (_config, args) => {
    const [file, flag, rootsFile] = args;
    if (!file || (flag !== undefined && (flag !== '--roots' || !rootsFile))) {
      process.stderr.write('Give the exported history: verify-history <export.json> [--roots roots.json]\n');
      return 2;
    }
    const given = json<HistoryExport>(file);
    const roots = rootsFile ? json<PublishedRoot[]>(rootsFile) : null;
    if (!given || !isExport(given) || (rootsFile && !Array.isArray(roots))) {
      process.stderr.write('This is no exported history, or no file of roots.\n');
      return 2;
    }
    return report(given, roots);
  },
};

function report(given: HistoryExport, roots: readonly PublishedRoot[] | null): number {
  const faults = exportFaults(sha256, given, roots);
  for (const { fault, seq, day } of faults) {
    const where = [seq === undefined ? '' : `entry ${seq}`, day ?? ''].filter(Boolean).join(', ');
    say(`${fault} (${where}): ${SENTENCES[fault]}.`);
  }
  if (faults.length > 0) return 1;
  const last = given.anchors.at(-1);
  say(`${given.contractId}: ${given.entries.length} entries, each as it was recorded.`);
  say(last ? `Held by the daily root of ${last.day} up to entry ${last.seq}.` : 'No daily root holds it yet.');
  say(
    roots
      ? 'Compared with the published roots: nothing that they hold was cut off.'
      : 'Not compared with published roots: with --roots it is seen whether later entries were cut off.',
  );
  return 0;
}

function json<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

const isExport = ({ format, contractId, entries, anchors }: HistoryExport): boolean =>
  format === CHAIN_FORMAT && typeof contractId === 'string' && Array.isArray(entries) && Array.isArray(anchors);
