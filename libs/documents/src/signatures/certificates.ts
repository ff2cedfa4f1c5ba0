import { fromBER } from 'asn1js';
import { BasicConstraints, Certificate, CertificateRevocationList, type RelativeDistinguishedNames } from 'pkijs';

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
/** Bits of keyUsage in its first byte. */
export const USAGE = { digitalSignature: 0x80, nonRepudiation: 0x40, certSign: 0x04, crlSign: 0x02 } as const;
const LONGEST_CHAIN = 6;

/** User id, serial number and organisation identifier: where certificates of Vietnam carry the tax code. */
const TAX_CODE_FIELDS = ['0.9.2342.19200300.100.1.1', '2.5.4.5', '2.5.4.97'];
const NAME_FIELDS = ['2.5.4.10', '2.5.4.3'];
const SHORT: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.5': 'SERIALNUMBER',
  '0.9.2342.19200300.100.1.1': 'UID',
};

/** The DER bytes of one PEM block or of DER itself; null when it is neither. */
export function derOf(content: string | Buffer): Buffer | null {
  const text = typeof content === 'string' ? content : content.toString('latin1');
  const body = /-----BEGIN [^-]+-----([A-Za-z0-9+/=\s]+)-----END/u.exec(text)?.[1];
  if (body !== undefined) return Buffer.from(body.replace(/\s/gu, ''), 'base64');
  if (typeof content !== 'string') return content;
  const plain = content.replace(/\s/gu, '');
  return /^[A-Za-z0-9+/]+={0,2}$/u.test(plain) ? Buffer.from(plain, 'base64') : null;
}

export const toArrayBuffer = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer as ArrayBuffer;

/** Reads what a class of pkijs describes; null when the bytes are something else. */
export function readAs<T>(type: { new (params: { schema: never }): T }, bytes: Buffer | null): T | null {
  try {
    const { result, offset } = fromBER(toArrayBuffer(bytes ?? Buffer.alloc(0)));
    return offset === -1 ? null : new type({ schema: result as never });
  } catch {
    return null;
  }
}

export const readCertificate = (content: string | Buffer): Certificate | null =>
  readAs(Certificate as never, derOf(content));
export const readCrl = (content: string | Buffer): CertificateRevocationList | null =>
  readAs(CertificateRevocationList as never, derOf(content));

interface NameField {
  readonly type: string;
  readonly value: { readonly valueBlock: { readonly value: unknown } };
}
const fieldsOf = (name: RelativeDistinguishedNames): readonly NameField[] =>
  name.typesAndValues as unknown as readonly NameField[];
const textOf = ({ value }: NameField): string => String(value.valueBlock.value);

/** A name as people read it: `CN=…, O=…`. */
export const nameText = (name: RelativeDistinguishedNames): string =>
  fieldsOf(name)
    .map((field) => `${SHORT[field.type] ?? field.type}=${textOf(field)}`)
    .join(', ');

/** Tax codes (digits only) and names that a certificate's subject carries. */
export function subjectOf({ subject }: Certificate): { taxCodes: string[]; names: string[] } {
  const values = (types: readonly string[]): string[] =>
    fieldsOf(subject)
      .filter(({ type }) => types.includes(type))
      .map(textOf);
  return {
    taxCodes: values(TAX_CODE_FIELDS).map((value) => value.replace(/^[^:]*:/u, '').replace(/\D/gu, '')),
    names: values(NAME_FIELDS),
  };
}

/** Whether its key usage allows this; a certificate that says nothing allows everything. */
export function mayBeUsedFor({ extensions = [] }: Certificate, usages: number): boolean {
  const usage = extensions.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue as
    { valueBlock: { valueHexView: Uint8Array } } | undefined;
  return usage === undefined || ((usage.valueBlock.valueHexView[0] ?? 0) & usages) !== 0;
}

function mayIssue(certificate: Certificate, below: number): boolean {
  const found = certificate.extensions?.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue as unknown;
  if (!(found instanceof BasicConstraints) || !found.cA) return false;
  const longest = found.pathLenConstraint;
  return mayBeUsedFor(certificate, USAGE.certSign) && (typeof longest !== 'number' || below <= longest);
}

export const sameCertificate = (a: Certificate, b: Certificate): boolean =>
  Buffer.from(a.toSchema(true).toBER()).equals(Buffer.from(b.toSchema(true).toBER()));

/** The chain from the signer's certificate to a trusted root, that root last; null when there is none. */
export async function chainTo(
  roots: readonly Certificate[],
  pool: readonly Certificate[],
  leaf: Certificate,
): Promise<Certificate[] | null> {
  const climb = async (chain: Certificate[]): Promise<Certificate[] | null> => {
    const last = chain.at(-1) as Certificate;
    if (chain.length > LONGEST_CHAIN) return null;
    for (const issuer of [...roots, ...pool]) {
      if (!issuer.subject.isEqual(last.issuer) || chain.some((known) => sameCertificate(known, issuer))) continue;
      if (!mayIssue(issuer, chain.length - 1) || !(await verified(last, issuer))) continue;
      if (roots.some((root) => sameCertificate(root, issuer))) return [...chain, issuer];
      const further = await climb([...chain, issuer]);
      if (further) return further;
    }
    return null;
  };
  return climb([leaf]);
}

const verified = (certificate: Certificate, issuer: Certificate): Promise<boolean> =>
  certificate.verify(issuer).catch(() => false);

/** When the certificate was revoked by a list that its issuer really signed; null when no list says so. */
export async function revokedAt(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly CertificateRevocationList[],
): Promise<{ revokedAt: Date | null; checked: boolean }> {
  let checked = false;
  for (const list of lists) {
    if (!list.issuer.isEqual(issuer.subject) || !mayBeUsedFor(issuer, USAGE.crlSign)) continue;
    if (!(await list.verify({ issuerCertificate: issuer }).catch(() => false))) continue;
    checked = true;
    const entry = list.revokedCertificates?.find(({ userCertificate }) =>
      userCertificate.isEqual(certificate.serialNumber),
    );
    if (entry) return { revokedAt: entry.revocationDate.value, checked };
  }
  return { revokedAt: null, checked };
}
