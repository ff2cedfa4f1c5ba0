import type { Side } from '../contracts/contract';
import type { ContractState } from '../contracts/contract.transitions';

export type SignatureMethod = 'ONE_TIME_CODE' | 'DIGITAL_SIGNATURE' | 'PAPER';

/** What is known of a hash that somebody holds, without names: whoever asks has the paper or has not. */
export interface KnownDocument {
  /** TERMS: the hash printed on the paper. DOCUMENT: that of the bytes of the PDF itself. */
  readonly found: 'TERMS' | 'DOCUMENT';
  readonly termsVersion: number;
  /** Whether these terms are still the ones on the table or in force. */
  readonly current: boolean;
  readonly state: ContractState;
  readonly drawnUpOn: string;
  readonly signedOn: string | null;
  readonly signatures: readonly { readonly side: Side; readonly method: SignatureMethod; readonly signedAt: Date }[];
}
/** A sentence by its key and facts; rendered in the reader's language at the edge. */
export interface Statement {
  readonly key: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
export interface Verification {
  readonly proved: readonly Statement[];
  readonly notProved: readonly Statement[];
}

const BOTH_SIGNED: readonly ContractState[] = ['IN_FORCE', 'SUSPENDED', 'FULFILLED', 'TERMINATED'];
const state = (key: string, facts: Statement['facts'] = {}): Statement => ({ key, facts });

/** Exactly what a hash proves (kiểm tra văn bản) and what it does not. Null: the hash is not known here. */
export function verification(known: KnownDocument | null): Verification {
  if (!known) return { proved: [], notProved: [state('unknown'), state('unknown-is-not-forged')] };
  const { found, termsVersion: version, drawnUpOn: day, signatures } = known;
  const inForce = known.current && BOTH_SIGNED.includes(known.state);
  const codes = signatures.some(({ method }) => method === 'ONE_TIME_CODE');
  return {
    proved: [
      state(found === 'DOCUMENT' ? 'document-known' : 'terms-known', { version, day }),
      ...signatures.map(({ side, method, signedAt }) => state(`signed.${side}.${method}`, { at: signedAt })),
      ...(inForce && known.signedOn ? [state(`state.${known.state}`, { day: known.signedOn })] : []),
    ],
    notProved: [
      ...(known.current ? [] : [state('superseded', { version })]),
      ...(signatures.length === 0 ? [state('nobody-signed')] : []),
      ...(signatures.length === 1 ? [state('one-signed')] : []),
      ...(found === 'TERMS' ? [state('paper-not-compared')] : []),
      ...(codes ? [state('code-is-no-digital-signature')] : []),
      ...(signatures.length > 0 ? [state('server-clock')] : []),
      state('content-not-judged'),
    ],
  };
}
