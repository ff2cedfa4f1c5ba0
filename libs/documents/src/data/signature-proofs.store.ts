import { Injectable } from '@nestjs/common';
import type { Side } from '@domain/contracts/contract';
import type { ContractId, FileId } from '@domain/kernel/id';
import type { Transaction } from '@platform/database/transaction';
import type { SignerCertificate } from '../signatures/verify-detached';

export interface SignatureProof {
  readonly contractId: ContractId;
  readonly termsVersion: number;
  readonly side: Side;
  /** Hash of the PDF that was signed. */
  readonly documentSha256: string;
  readonly cms: Buffer | null;
  readonly certificate: SignerCertificate | null;
  /** Scanned pages, in their order. */
  readonly scans: readonly { readonly page: number; readonly fileId: FileId; readonly sha256: string }[] | null;
}

/** What proves a signature beyond the word of this system. Immutable. */
@Injectable()
export class SignatureProofsStore {
  async keep(tx: Transaction, proof: SignatureProof): Promise<void> {
    const { contractId, termsVersion, side, documentSha256, cms, certificate, scans } = proof;
    const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
    await tx.write(
      `INSERT INTO contract_signature_proofs (contract_id, terms_version, side, document_sha256, cms, certificate, scans, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [contractId, termsVersion, side, documentSha256, cms, json(certificate), json(scans), tx.nowAt],
    );
  }
}
