/**
 * Identifiers. Every thing has an opaque text id with a prefix that says what it is, followed by 26 characters of
 * Crockford base 32 (48 bits of time, 80 bits of chance), so that ids sort by creation and never reveal a count.
 */
export const ID_PREFIXES = {
  account: 'acc',
  session: 'ses',
  challenge: 'chl',
  passkey: 'psk',
  invitation: 'inv',
  organisation: 'org',
  membership: 'mbr',
  file: 'fil',
  certificate: 'crt',
  offer: 'off',
  demand: 'dem',
  answer: 'ans',
  hold: 'hld',
  contract: 'ctr',
  negotiation: 'neg',
  termsVersion: 'tmv',
  comment: 'cmt',
  appraisal: 'apr',
  finding: 'fnd',
  appraisalQuestion: 'apq',
  tie: 'tie',
  advisorConflict: 'acf',
  opinion: 'opn',
  signature: 'sig',
  link: 'lnk',
  notification: 'ntf',
  delivery: 'dlv',
  reminder: 'rmd',
  event: 'evt',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
/** A branded id: `Id<'offer'>` can not be passed where `Id<'demand'>` is asked for. */
export type Id<K extends IdKind> = string & { readonly __id: K };

export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;
export type ChallengeId = Id<'challenge'>;
export type PasskeyId = Id<'passkey'>;
export type InvitationId = Id<'invitation'>;
export type OrganisationId = Id<'organisation'>;
export type FileId = Id<'file'>;
export type CertificateId = Id<'certificate'>;
export type OfferId = Id<'offer'>;
export type DemandId = Id<'demand'>;
export type AnswerId = Id<'answer'>;
export type HoldId = Id<'hold'>;
export type ContractId = Id<'contract'>;
export type TermsVersionId = Id<'termsVersion'>;
export type AppraisalId = Id<'appraisal'>;
export type LinkId = Id<'link'>;
export type NotificationId = Id<'notification'>;

const BODY = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** Reads an id typed by someone. Returns null unless it has the prefix of its kind and a well-formed body. */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> | null {
  const prefix = `${ID_PREFIXES[kind]}_`;
  return text.startsWith(prefix) && BODY.test(text.slice(prefix.length)) ? (text as Id<K>) : null;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Builds an id from a time (milliseconds since 1970) and 10 random bytes; pure, so that seeds are repeatable. */
export function makeId<K extends IdKind>(kind: K, timeMs: number, random: Uint8Array): Id<K> {
  let time = '';
  for (let rest = timeMs, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let bits = 0n;
  for (let i = 0; i < 10; i += 1) bits = (bits << 8n) | BigInt(random[i] ?? 0);
  let tail = '';
  for (let i = 0; i < 16; i += 1, bits >>= 5n) tail = ALPHABET[Number(bits & 31n)] + tail;
  return `${ID_PREFIXES[kind]}_${time}${tail}` as Id<K>;
}
