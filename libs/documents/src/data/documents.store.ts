import { Injectable } from '@nestjs/common';
import type { Side } from '@domain/contracts/contract';
import type { AccountId, ContractId, OrganisationId } from '@domain/kernel/id';
import { Database } from '@platform/database/database';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { done } from '@domain/kernel/decision';

/** What is known of a printed contract without its bytes. */
export interface DocumentFacts {
  readonly contractId: ContractId;
  readonly termsVersion: number;
  readonly termsHash: string;
  readonly sha256: string;
  readonly pages: number;
  readonly createdAt: Date;
}
export interface KeptDocument extends DocumentFacts {
  readonly bytes: Buffer;
}
/** A signature with everything that is kept as evidence of it. */
export interface KeptSignature {
  readonly side: Side;
  readonly organisationId: OrganisationId;
  readonly accountId: AccountId;
  readonly signedAt: Date;
  readonly method: 'ONE_TIME_CODE' | 'DIGITAL_SIGNATURE' | 'PAPER';
  readonly statement: string;
  readonly challengeId: string | null;
  readonly sentTo: string | null;
  readonly addressHash: string;
  readonly userAgent: string;
  readonly documentSha256: string | null;
  readonly certificate: Readonly<Record<string, string>> | null;
}

const FACTS = `contract_id AS "contractId", terms_version AS "termsVersion", terms_hash AS "termsHash", sha256, pages,
  created_at AS "createdAt"`;

/** The printed contracts: written once, then only read. */
@Injectable()
export class DocumentsStore {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  kept(contractId: ContractId, termsVersion: number): Promise<KeptDocument | null> {
    return this.database.queryOne<KeptDocument>(
      `SELECT ${FACTS}, bytes FROM contract_documents WHERE contract_id = $1 AND terms_version = $2`,
      [contractId, termsVersion],
    );
  }

  /** Printed documents of the terms that are on the table, by contract. */
  async factsOf(ids: readonly ContractId[]): Promise<Map<ContractId, DocumentFacts>> {
    const rows = await this.database.query<DocumentFacts>(
      `SELECT d.contract_id AS "contractId", d.terms_version AS "termsVersion", d.terms_hash AS "termsHash", d.sha256,
              d.pages, d.created_at AS "createdAt"
       FROM contract_documents d JOIN contracts c ON c.id = d.contract_id AND c.terms_version = d.terms_version
       WHERE d.contract_id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.contractId, row]));
  }

  /** Of two that print at once the first stays. */
  async keep(document: Omit<KeptDocument, 'createdAt'>): Promise<void> {
    const { contractId, termsVersion, termsHash, sha256, pages, bytes } = document;
    const command = { actor: { kind: 'system', name: 'documents.print' } as const, name: 'documents.print' };
    await this.unitOfWork.run(command, async (tx) => {
      tx.asSystem();
      await tx.write(
        `INSERT INTO contract_documents (contract_id, terms_version, terms_hash, sha256, pages, bytes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [contractId, termsVersion, termsHash, sha256, pages, bytes, tx.nowAt],
      );
      return done(contractId);
    });
  }

  /** When this version of the terms came to the table. */
  async drawnUpAt(contractId: ContractId, termsVersion: number): Promise<Date> {
    const row = await this.database.queryOne<{ createdAt: Date }>(
      'SELECT created_at AS "createdAt" FROM contract_terms WHERE contract_id = $1 AND terms_version = $2',
      [contractId, termsVersion],
    );
    if (!row) throw new Error(`contract ${contractId} has no terms ${termsVersion}`);
    return row.createdAt;
  }

  signatures(contractId: ContractId, termsVersion: number): Promise<KeptSignature[]> {
    return this.database.query<KeptSignature>(
      `SELECT s.side, s.organisation_id AS "organisationId", s.account_id AS "accountId", s.signed_at AS "signedAt",
              s.method, s.statement, s.challenge_id AS "challengeId", s.sent_to AS "sentTo", s.address_hash AS "addressHash",
              s.user_agent AS "userAgent", p.document_sha256 AS "documentSha256", p.certificate
       FROM contract_signatures s LEFT JOIN contract_signature_proofs p USING (contract_id, terms_version, side)
       WHERE s.contract_id = $1 AND s.terms_version = $2 ORDER BY s.signed_at, s.side DESC`,
      [contractId, termsVersion],
    );
  }
}
