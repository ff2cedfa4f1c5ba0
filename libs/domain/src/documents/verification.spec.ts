import { verification, type KnownDocument } from './verification';

const signature = (side: 'SELLER' | 'BUYER', method: 'ONE_TIME_CODE' | 'DIGITAL_SIGNATURE') => ({
  ...{ side, method, signedAt: new Date(0) },
});
const KNOWN: KnownDocument = {
  ...{
    found: 'DOCUMENT',
    termsVersion: 2,
    current: true,
    state: 'IN_FORCE',
    drawnUpOn: '2026-11-24',
    signedOn: '2026-11-25',
  },
  signatures: [signature('SELLER', 'ONE_TIME_CODE'), signature('BUYER', 'DIGITAL_SIGNATURE')],
};
const keys = (known: KnownDocument | null) => {
  const { proved, notProved } = verification(known);
  return { proved: proved.map(({ key }) => key), notProved: notProved.map(({ key }) => key) };
};

describe('what a hash proves', () => {
  it('of a contract in force: which document, who signed how, since when; and what it leaves open', () => {
    expect(keys(KNOWN)).toEqual({
      proved: ['document-known', 'signed.SELLER.ONE_TIME_CODE', 'signed.BUYER.DIGITAL_SIGNATURE', 'state.IN_FORCE'],
      notProved: ['code-is-no-digital-signature', 'server-clock', 'content-not-judged'],
    });
  });

  it('of the terms only: nothing of the paper on which it stands', () => {
    expect(keys({ ...KNOWN, found: 'TERMS' }).notProved).toContain('paper-not-compared');
  });

  it('of terms that others replaced: never force', () => {
    const old = keys({ ...KNOWN, current: false, signatures: [] });
    expect(old.proved).toEqual(['document-known']);
    expect(old.notProved).toEqual(['superseded', 'nobody-signed', 'content-not-judged']);
  });

  it('of a contract that one side signed: no force', () => {
    const one = keys({
      ...KNOWN,
      state: 'SIGNING',
      signedOn: null,
      signatures: [signature('SELLER', 'DIGITAL_SIGNATURE')],
    });
    expect(one.proved).not.toContain('state.SIGNING');
    expect(one.notProved).toEqual(['one-signed', 'server-clock', 'content-not-judged']);
  });

  it('that is not known: neither that the document is right nor that it is forged', () => {
    expect(keys(null)).toEqual({ proved: [], notProved: ['unknown', 'unknown-is-not-forged'] });
  });
});
