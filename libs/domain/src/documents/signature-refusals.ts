/** Why a digital signature (chữ ký số) is not taken for one. Each defect has a name of its own. */

/** It can not be read as a detached CMS/PKCS#7 signature (RFC 5652) of one signer by SHA-2. */
export interface SignatureUnreadable {
  readonly code: 'signature-unreadable';
  readonly reason: 'NOT_CMS' | 'NOT_DETACHED' | 'NOT_ONE_SIGNER' | 'NO_CERTIFICATE' | 'WEAK_DIGEST';
}
/** It is over other bytes than the PDF of these terms, or was changed itself. */
export interface SignedBytesDiffer {
  readonly code: 'signed-bytes-differ';
  /** SHA-256 of the PDF that has to be signed. */
  readonly documentSha256: string;
}
/** A certificate of its chain was not valid when it was signed, or when it came here. */
export interface CertificateExpired {
  readonly code: 'certificate-expired';
  readonly subject: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}
/** A certificate of its chain had been revoked. */
export interface CertificateRevoked {
  readonly code: 'certificate-revoked';
  readonly subject: string;
  readonly revokedAt: Date;
}
/** The certificate names another than the party: neither its tax code (mã số thuế) nor, without one, its name. */
export interface CertificateOfAnother {
  readonly code: 'certificate-of-another';
  readonly expected: string;
  readonly found: string;
}
/** Its chain does not lead to a root that the operator trusts. */
export interface CertificateRootUnknown {
  readonly code: 'certificate-root-unknown';
  readonly issuer: string;
}

export type SignatureDefect =
  | SignatureUnreadable
  | SignedBytesDiffer
  | CertificateExpired
  | CertificateRevoked
  | CertificateOfAnother
  | CertificateRootUnknown;
