import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { CertificateId } from '@domain/kernel/id';
import { EXPIRY_WARNINGS, type Certificate } from '@domain/organisations/certificate';
import type { CertificateEvent } from '@domain/organisations/events';
import type { Transaction } from '@platform/database/transaction';
import { CertificateRow } from './certificate.row';

export interface LoadedCertificate {
  readonly certificate: Certificate;
  readonly version: number;
}

/** Loads and saves certificates inside a transaction. */
@Injectable()
export class CertificatesStore {
  async lock(tx: Transaction, id: CertificateId): Promise<LoadedCertificate | null> {
    const row = await tx.lock(CertificateRow, { id });
    return row && { certificate: fromRow(row), version: row.version };
  }

  async insert(tx: Transaction, certificate: Certificate, events: readonly CertificateEvent[]): Promise<void> {
    const { id } = certificate;
    await tx.insert(CertificateRow, {
      ...columnsOf(certificate),
      id,
      checkedAt: null,
      version: 1,
      createdAt: tx.nowAt,
    });
    await this.tell(tx, certificate, 1, events);
  }

  async save(
    tx: Transaction,
    before: LoadedCertificate,
    certificate: Certificate,
    events: readonly CertificateEvent[],
  ): Promise<void> {
    if (events.length === 0) return;
    const version = before.version + 1;
    const checkedAt =
      certificate.state === 'CHECKED' && before.certificate.state !== 'CHECKED' ? { checkedAt: tx.nowAt } : {};
    await tx.update(CertificateRow, { id: certificate.id }, { ...columnsOf(certificate), ...checkedAt, version });
    await this.tell(tx, certificate, version, events);
  }

  /** Certificates to which the passing of days may do something, in id order. */
  async touchedByDays(
    tx: Transaction,
    today: CalendarDate,
    after: CertificateId | null,
    limit: number,
  ): Promise<CertificateId[]> {
    const rows = await tx.read<{ id: CertificateId }>(
      `SELECT id FROM certificates
       WHERE state IN ('DECLARED', 'CHECKED') AND valid_to <= $1::date + $2::int AND ($3::text IS NULL OR id > $3)
         AND (valid_to < $1::date OR (state = 'CHECKED' AND (warned_days IS NULL
              OR warned_days > (SELECT min(step) FROM unnest($5::int[]) step WHERE valid_to <= $1::date + step))))
       ORDER BY id LIMIT $4`,
      [today, Math.max(...EXPIRY_WARNINGS), after, limit, [...EXPIRY_WARNINGS]],
    );
    return rows.map(({ id }) => id);
  }

  private tell(
    tx: Transaction,
    { id, organisationId }: Certificate,
    version: number,
    events: readonly CertificateEvent[],
  ): Promise<void> {
    return tx.append({ type: 'certificate', id, version, organisationIds: [organisationId] }, events);
  }
}

function columnsOf(certificate: Certificate) {
  const { id: _id, scope, ...same } = certificate;
  return {
    ...same,
    scopeDescription: scope.description,
    scopeCommodities: [...scope.commodities],
    scopeAreaHa: scope.areaHa,
  };
}

function fromRow(row: CertificateRow): Certificate {
  const { scopeDescription: description, scopeCommodities: commodities, scopeAreaHa: areaHa } = row;
  const { id, organisationId, scheme, number, issuer, validFrom, validTo, fileId, state, reason, note, warnedDays } =
    row;
  const same = {
    id,
    organisationId,
    scheme,
    number,
    issuer,
    validFrom,
    validTo,
    fileId,
    state,
    reason,
    note,
    warnedDays,
  };
  return { ...same, scope: { description, commodities, areaHa } };
}
