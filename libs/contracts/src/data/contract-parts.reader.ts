import { Injectable } from '@nestjs/common';
import type { AccountId, ContractId, Id, OrganisationId } from '@domain/kernel/id';
import type { Side } from '@domain/contracts/contract';
import { Database } from '@platform/database/database';
import { openPage, type Connection, type PageRequest } from '@platform/database/paging';

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
  readonly sentTo: string;
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

/** What hangs on a contract. Whoever asks has been shown the contract. */
@Injectable()
export class ContractPartsReader {
  constructor(private readonly database: Database) {}

  /** Newest version first. */
  async versions(id: ContractId, request: PageRequest): Promise<Connection<TermsVersionView>> {
    const page = openPage(request, 1);
    const rows = await this.database.query<TermsVersionView>(
      `SELECT t.contract_id AS "contractId", t.terms_version AS "termsVersion", t.hash, t.canonical, b.canonical AS before,
              t.proposed_by AS "proposedBy", t.message, t.created_at AS "createdAt"
       FROM contract_terms t LEFT JOIN contract_terms b ON b.contract_id = t.contract_id AND b.terms_version = t.terms_version - 1
       WHERE t.contract_id = $1 AND ($2::int IS NULL OR t.terms_version < $2) ORDER BY t.terms_version DESC LIMIT $3`,
      [id, wholeOrNull(page.after?.[0]), page.limit],
    );
    return page.close(rows, (row) => [String(row.termsVersion)], () => this.count('contract_terms', id));
  }

  async comments(id: ContractId, request: PageRequest): Promise<Connection<CommentView>> {
    const page = openPage(request, 1);
    const rows = await this.database.query<CommentView>(
      `SELECT id, contract_id AS "contractId", organisation_id AS "organisationId", account_id AS "accountId",
              terms_version AS "termsVersion", path, body, created_at AS "createdAt"
       FROM contract_comments WHERE contract_id = $1 AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [id, page.after?.[0] ?? null, page.limit],
    );
    return page.close(rows, (row) => [row.id], () => this.count('contract_comments', id));
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

  private async count(table: 'contract_terms' | 'contract_comments', id: ContractId): Promise<number> {
    const row = await this.database.queryOne<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE contract_id = $1`, [id]);
    return row?.n ?? 0;
  }
}

function wholeOrNull(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
