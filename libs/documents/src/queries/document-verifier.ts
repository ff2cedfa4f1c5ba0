import { Injectable } from '@nestjs/common';
import { dayInVietnam } from '@domain/kernel/calendar-date';
import { verification, type KnownDocument, type Statement } from '@domain/documents/verification';
import { message, type Locale } from '@i18n/message';
import { Database } from '@platform/database/database';

/** What is said of a hash in one language. */
export interface Verified {
  readonly sha256: string;
  readonly found: 'TERMS' | 'DOCUMENT' | 'NONE';
  readonly termsVersion: number | null;
  readonly current: boolean | null;
  readonly signatures: KnownDocument['signatures'];
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
}
type Line = Omit<KnownDocument, 'drawnUpOn' | 'signatures'> & { contractId: string; createdAt: Date };

const HASH = /^[0-9a-f]{64}$/u;

/** Looks a hash up for anybody. Whoever has the hash has the paper; still no name is told. */
@Injectable()
export class DocumentVerifier {
  constructor(private readonly database: Database) {}

  async verify(text: string, locale: Locale): Promise<Verified> {
    const sha256 = text.trim().toLowerCase();
    const known = HASH.test(sha256) ? await this.known(sha256) : null;
    const { proved, notProved } = verification(known);
    const sentences = (statements: readonly Statement[]): string[] =>
      statements.map(({ key, facts }) => message(`verify.${key}`, facts, locale));
    return {
      sha256: HASH.test(sha256) ? sha256 : '',
      found: known?.found ?? 'NONE',
      termsVersion: known?.termsVersion ?? null,
      current: known?.current ?? null,
      signatures: known?.signatures ?? [],
      proved: sentences(proved),
      notProved: sentences(notProved),
    };
  }

  /** Equal terms of several contracts have one hash: the contract that is signed speaks for it. */
  private async known(sha256: string): Promise<KnownDocument | null> {
    const line = await this.database.queryOne<Line>(
      `SELECT t.contract_id AS "contractId", CASE WHEN d.sha256 = $1 THEN 'DOCUMENT' ELSE 'TERMS' END AS found,
              t.terms_version AS "termsVersion", t.terms_version = c.terms_version AS current, c.state,
              t.created_at AS "createdAt", c.signed_on AS "signedOn"
       FROM contract_terms t JOIN contracts c ON c.id = t.contract_id
       LEFT JOIN contract_documents d ON d.contract_id = t.contract_id AND d.terms_version = t.terms_version
       WHERE (t.contract_id, t.terms_version) IN (
         SELECT contract_id, terms_version FROM contract_terms WHERE hash = $1
         UNION ALL SELECT contract_id, terms_version FROM contract_documents WHERE sha256 = $1)
       ORDER BY c.signed_on IS NULL, t.terms_version = c.terms_version DESC, t.created_at DESC LIMIT 1`,
      [sha256],
    );
    if (!line) return null;
    const { contractId, createdAt, ...rest } = line;
    const signatures = await this.database.query<KnownDocument['signatures'][number]>(
      `SELECT side, method, signed_at AS "signedAt" FROM contract_signatures
       WHERE contract_id = $1 AND terms_version = $2 ORDER BY signed_at, side DESC`,
      [contractId, line.termsVersion],
    );
    return { ...rest, drawnUpOn: dayInVietnam(createdAt.getTime()), signatures };
  }
}
