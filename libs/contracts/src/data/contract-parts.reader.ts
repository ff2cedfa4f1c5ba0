import { Injectable } from '@nestjs/common';
import type { AccountId, ContractId, Id, OrganisationId } from '@domain/kernel/id';
import type { Side } from '@domain/contracts/contract';
import { Database } from '@platform/database/database';
import type { Connection, PageRequest } from '@platform/database/paging';
import { pagesOfEach, type Parts } from './pages-of-each';

export interface TermsVersionView {
  readonly contractId: ContractId;
  readonly termsVersion: number;
  readonly hash: string;
  readonly canonical: string;
  /** Canonical text of the version before; null for the first. */
  readonly before: string | null;
  readonly proposedBy: OrganisationId;
  readonly message: string | null;
  readonly createdAt: Date;
}
export interface SignatureView {
  readonly contractId: ContractId;
  readonly termsVersion: number;
  readonly side: Side;
  readonly organisationId: OrganisationId;
  readonly accountId: AccountId;
  readonly termsHash: string;
  readonly signedAt: Date;
  readonly method: string;
  readonly statement: string;
  readonly sentTo: string | null;
}
export interface CommentView {
  readonly id: Id<'comment'>;
  readonly contractId: ContractId;
  readonly organisationId: OrganisationId;
  readonly accountId: AccountId;
  readonly termsVersion: number;
  readonly path: string | null;
  readonly body: string;
  readonly createdAt: Date;
}

const VERSIONS: Parts<TermsVersionView> = {
  columns: `p.contract_id AS "contractId", p.terms_version AS "termsVersion", p.hash, p.canonical, b.canonical AS before,
    p.proposed_by AS "proposedBy", p.message, p.created_at AS "createdAt"`,
  from: 'contract_terms p LEFT JOIN contract_terms b ON b.contract_id = p.contract_id AND b.terms_version = p.terms_version - 1',
  table: 'contract_terms',
  key: { column: 'p.terms_version', type: 'int', direction: 'DESC' },
  keyOf: (version) => String(version.termsVersion),
};
const COMMENTS: Parts<CommentView> = {
  columns: `p.id, p.contract_id AS "contractId", p.organisation_id AS "organisationId", p.account_id AS "accountId",
    p.terms_version AS "termsVersion", p.path, p.body, p.created_at AS "createdAt"`,
  from: 'contract_comments p',
  table: 'contract_comments',
  key: { column: 'p.id', type: 'text', direction: 'ASC' },
  keyOf: (comment) => comment.id,
};

/** What hangs on a contract. Whoever asks has been shown the contract. */
@Injectable()
export class ContractPartsReader {
  constructor(private readonly database: Database) {}

  /** Newest version first. */
  versions(ids: readonly ContractId[], request: PageRequest): Promise<Map<ContractId, Connection<TermsVersionView>>> {
    return pagesOfEach(this.database, ids, request, VERSIONS);
  }

  /** Oldest first. */
  comments(ids: readonly ContractId[], request: PageRequest): Promise<Map<ContractId, Connection<CommentView>>> {
    return pagesOfEach(this.database, ids, request, COMMENTS);
  }

  /** Signatures on the terms that are on the table, by contract. */
  async signatures(ids: readonly ContractId[]): Promise<Map<ContractId, SignatureView[]>> {
    const rows = await this.database.query<SignatureView>(
      `SELECT s.contract_id AS "contractId", s.terms_version AS "termsVersion", s.side, s.organisation_id AS "organisationId",
              s.account_id AS "accountId", s.terms_hash AS "termsHash", s.signed_at AS "signedAt", s.method, s.statement,
              s.sent_to AS "sentTo"
       FROM contract_signatures s JOIN contracts c ON c.id = s.contract_id AND c.terms_version = s.terms_version
       WHERE s.contract_id = ANY($1) ORDER BY s.signed_at, s.side DESC`,
      [ids],
    );
    const map = new Map<ContractId, SignatureView[]>(ids.map((id) => [id, []]));
    for (const row of rows) map.get(row.contractId)?.push(row);
    return map;
  }
}
