import { createHash, timingSafeEqual } from 'node:crypto';
import type { SignatureDefect, SignatureUnreadable } from '@domain/documents/signature-refusals';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { withoutMarks } from '@domain/kernel/text';
import {
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import {
  chainTo,
  derOf,
  mayBeUsedFor,
  nameText,
  readAs,
  revokedAt,
  subjectOf,
  toArrayBuffer,
  USAGE,
} from './certificates';

export interface Detached {
  /** CMS as DER, PEM or base64. */
  readonly cms: string | Buffer;
  /** The bytes that must have been signed. */
  readonly bytes: Buffer;
  /** When it came here. Without a trusted timestamp the signer's own clock proves nothing, so both instants count. */
  readonly receivedAt: Date;
  readonly party: { readonly name: string | null; readonly taxCode: string | null };
}
export interface Trust {
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly crls: readonly CertificateRevocationList[];
}
/** What is kept of a certificate as evidence; text, as it goes to the evidence page. */
export interface SignerCertificate extends Readonly<Record<string, string>> {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly signingTime: string;
  readonly revocation: string;
}

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/**
 * Whether this is a digital signature (chữ ký số) of the party over exactly these bytes: read, compared, its chain built
 * to a trusted root, valid when signed and when received, not revoked by any list at hand, and of the party itself.
 */
export async function verifyDetached(
  given: Detached,
  trust: Trust,
): Promise<Outcome<SignerCertificate, SignatureDefect>> {
  const read = readSignature(given.cms);
  if ('reason' in read) return refused({ code: 'signature-unreadable', reason: read.reason });
  const { signed, signer, certificate } = read;
  if (!(await coversBytes(signed, signer, given.bytes))) {
    const documentSha256 = createHash('sha256').update(given.bytes).digest('hex');
    return refused({ code: 'signed-bytes-differ', documentSha256 });
  }
  const pool = certificatesOf(signed);
  const chain = await chainTo(trust.roots, [...pool, ...trust.intermediates], certificate);
  if (!chain || !mayBeUsedFor(certificate, USAGE.digitalSignature | USAGE.nonRepudiation))
    return refused({ code: 'certificate-root-unknown', issuer: nameText(certificate.issuer) });
  const signedAt = signingTimeOf(signer) ?? given.receivedAt;
  const late = outOfTime(chain, [signedAt, given.receivedAt]);
  if (late) return refused(late);
  const lists = [...listsOf(signed), ...trust.crls];
  const revocation = await revocationOf(chain, lists, given.receivedAt);
  if ('code' in revocation) return refused(revocation);
  const other = anotherThan(given.party, certificate);
  return other ? refused(other) : done(factsOf(certificate, signedAt, revocation.checked));
}

type Read =
  | { readonly signed: SignedData; readonly signer: SignerInfo; readonly certificate: Certificate }
  | Pick<SignatureUnreadable, 'reason'>;

function readSignature(cms: string | Buffer): Read {
  const info = readAs<ContentInfo>(ContentInfo as never, derOf(cms));
  if (info?.contentType !== SIGNED_DATA) return { reason: 'NOT_CMS' };
  const signed = attempt(() => new SignedData({ schema: info.content }));
  if (!signed) return { reason: 'NOT_CMS' };
  if (signed.encapContentInfo.eContent) return { reason: 'NOT_DETACHED' };
  const [signer, second] = signed.signerInfos;
  if (!signer || second) return { reason: 'NOT_ONE_SIGNER' };
  if (!DIGESTS[signer.digestAlgorithm.algorithmId]) return { reason: 'WEAK_DIGEST' };
  const { sid } = signer;
  const certificate = certificatesOf(signed).find(
    (one) =>
      sid instanceof IssuerAndSerialNumber &&
      one.issuer.isEqual(sid.issuer) &&
      one.serialNumber.isEqual(sid.serialNumber),
  );
  return certificate ? { signed, signer, certificate } : { reason: 'NO_CERTIFICATE' };
}

const certificatesOf = (signed: SignedData): Certificate[] =>
  (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
const listsOf = (signed: SignedData): CertificateRevocationList[] =>
  (signed.crls ?? []).filter((one): one is CertificateRevocationList => one instanceof CertificateRevocationList);

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The digest that was signed is that of the bytes, and the signature is by the key of the certificate. */
async function coversBytes(signed: SignedData, signer: SignerInfo, bytes: Buffer): Promise<boolean> {
  const algorithm = DIGESTS[signer.digestAlgorithm.algorithmId];
  const stated = attributeOf(signer, MESSAGE_DIGEST) as { valueBlock: { valueHexView: Uint8Array } } | null;
  if (signer.signedAttrs && algorithm) {
    const digest = createHash(algorithm).update(bytes).digest();
    const said = Buffer.from(stated?.valueBlock.valueHexView ?? []);
    if (said.length !== digest.length || !timingSafeEqual(said, digest)) return false;
  }
  return signed.verify({ signer: 0, data: toArrayBuffer(bytes), checkChain: false }).catch(() => false);
}

const attributeOf = ({ signedAttrs }: SignerInfo, type: string): unknown =>
  (signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values as unknown[] | undefined)?.[0] ?? null;

const signingTimeOf = (signer: SignerInfo): Date | null =>
  attempt(() => (attributeOf(signer, SIGNING_TIME) as { toDate(): Date } | null)?.toDate() ?? null);

function outOfTime(chain: readonly Certificate[], instants: readonly Date[]): SignatureDefect | null {
  const late = chain.find(({ notBefore, notAfter }) =>
    instants.some((at) => at < notBefore.value || at > notAfter.value),
  );
  if (!late) return null;
  const [validFrom, validTo] = [late.notBefore.value, late.notAfter.value];
  return { code: 'certificate-expired', subject: nameText(late.subject), validFrom, validTo };
}

async function revocationOf(
  chain: readonly Certificate[],
  lists: readonly CertificateRevocationList[],
  at: Date,
): Promise<SignatureDefect | { readonly checked: boolean }> {
  let checked = true;
  for (const [index, issuer] of chain.slice(1).entries()) {
    const certificate = chain[index] as Certificate;
    const found = await revokedAt(certificate, issuer, lists);
    if (found.revokedAt && found.revokedAt <= at) {
      return { code: 'certificate-revoked', subject: nameText(certificate.subject), revokedAt: found.revokedAt };
    }
    checked &&= found.checked;
  }
  return { checked };
}

function anotherThan({ name, taxCode }: Detached['party'], certificate: Certificate): SignatureDefect | null {
  const { taxCodes, names } = subjectOf(certificate);
  const wanted = (taxCode ?? '').replace(/\D/gu, '');
  const same = wanted
    ? taxCodes.includes(wanted)
    : names.some((one) => withoutMarks(one) === withoutMarks(name ?? '') && one !== '');
  const found = nameText(certificate.subject);
  return same ? null : { code: 'certificate-of-another', expected: taxCode ?? name ?? '', found };
}

const factsOf = (certificate: Certificate, signedAt: Date, checked: boolean): SignerCertificate => ({
  subject: nameText(certificate.subject),
  issuer: nameText(certificate.issuer),
  serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
  validFrom: certificate.notBefore.value.toISOString(),
  validTo: certificate.notAfter.value.toISOString(),
  signingTime: signedAt.toISOString(),
  revocation: checked ? 'checked against revocation lists' : 'no revocation list at hand for the whole chain',
});
