import { Injectable } from '@nestjs/common';
import type { OrganisationEvent } from '@domain/organisations/events';
import type { Organisation, OrganisationFacts } from '@domain/organisations/organisation';
import type { AccountId, OrganisationId } from '@domain/kernel/id';
import { withoutMarks } from '@domain/kernel/text';
import type { Transaction } from '@platform/database/transaction';
import { OrganisationDocumentRow } from './organisation-document.row';
import { OrganisationRow } from './organisation.row';

/** The aggregate as it was read, with the version that the next save names. */
export interface Loaded {
  readonly organisation: Organisation;
  readonly version: number;
}

/** Loads and saves organisations inside a transaction. */
@Injectable()
export class OrganisationsStore {
  /** Locked until the transaction ends. */
  async lock(tx: Transaction, id: OrganisationId): Promise<Loaded | null> {
    const row = await tx.lock(OrganisationRow, { id });
    if (!row) return null;
    const documents = await tx.read<{ fileId: OrganisationFacts['documentIds'][number] }>(
      'SELECT file_id AS "fileId" FROM organisation_documents WHERE organisation_id = $1 ORDER BY position',
      [id],
    );
    return {
      organisation: fromRow(
        row,
        documents.map(({ fileId }) => fileId),
      ),
      version: row.version,
    };
  }

  async insert(
    tx: Transaction,
    organisation: Organisation,
    founderId: AccountId | null,
    events: readonly OrganisationEvent[],
  ): Promise<void> {
    const verifiedAt = organisation.state === 'VERIFIED' ? tx.nowAt : null;
    await tx.insert(OrganisationRow, {
      ...columnsOf(organisation),
      id: organisation.id,
      kind: organisation.kind,
      founderId,
      verifiedAt,
      submittedAt: null,
      version: 1,
      createdAt: tx.nowAt,
    });
    await this.putDocuments(tx, organisation);
    await this.tell(tx, organisation.id, 1, events);
  }

  /** Saves as the next version, with history and outbox. The row is locked by the caller. */
  async save(
    tx: Transaction,
    before: Loaded,
    organisation: Organisation,
    events: readonly OrganisationEvent[],
  ): Promise<void> {
    if (events.length === 0) return;
    const version = before.version + 1;
    const { state } = organisation;
    await tx.update(OrganisationRow, { id: organisation.id }, { ...columnsOf(organisation), version });
    if (state !== before.organisation.state) await this.stamp(tx, organisation);
    if (organisation.facts !== before.organisation.facts) await this.putDocuments(tx, organisation);
    await this.tell(tx, organisation.id, version, events);
  }

  /** News of its members: the next version of the organisation, though none of its facts changed. */
  async touch(tx: Transaction, before: Loaded, events: readonly OrganisationEvent[]): Promise<void> {
    const version = before.version + 1;
    await tx.update(OrganisationRow, { id: before.organisation.id }, { version });
    await this.tell(tx, before.organisation.id, version, events);
  }

  /** Whether another organisation with this tax code is verified, or was and is suspended. */
  async isTaxCodeTaken(tx: Transaction, { id, facts }: Organisation): Promise<boolean> {
    if (!facts.taxCode) return false;
    const other = await tx.readOne(
      `SELECT 1 FROM organisations WHERE tax_code = $1 AND state IN ('VERIFIED', 'SUSPENDED') AND id <> $2`,
      [facts.taxCode, id],
    );
    return other !== null;
  }

  private async stamp(tx: Transaction, { id, state }: Organisation): Promise<void> {
    if (state === 'SUBMITTED') await tx.update(OrganisationRow, { id }, { submittedAt: tx.nowAt });
    if (state === 'VERIFIED') {
      await tx.write('UPDATE organisations SET verified_at = coalesce(verified_at, $2) WHERE id = $1', [id, tx.nowAt]);
    }
  }

  private async putDocuments(tx: Transaction, { id: organisationId, facts }: Organisation): Promise<void> {
    await tx.write('DELETE FROM organisation_documents WHERE organisation_id = $1', [organisationId]);
    if (facts.documentIds.length === 0) return;
    await tx.insert(
      OrganisationDocumentRow,
      facts.documentIds.map((fileId, position) => ({ organisationId, fileId, position })),
    );
  }

  private tell(
    tx: Transaction,
    id: OrganisationId,
    version: number,
    events: readonly OrganisationEvent[],
  ): Promise<void> {
    return tx.append({ type: 'organisation', id, version, organisationIds: [id] }, events);
  }
}

function columnsOf({ state, facts, standing }: Organisation) {
  const { registration, legalRepresentative, point, size, bankAccount } = facts;
  return {
    state,
    nameVi: facts.nameVi,
    nameEn: facts.nameEn,
    nameSearch: withoutMarks(facts.nameVi),
    taxCode: facts.taxCode,
    registrationNo: registration?.no ?? null,
    registeredOn: registration?.on ?? null,
    registrationAuthority: registration?.authority ?? null,
    legalRepresentativeName: legalRepresentative?.name ?? null,
    legalRepresentativePosition: legalRepresentative?.position ?? null,
    addressText: facts.addressText,
    adminUnitId: facts.adminUnitId,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    sectors: [...facts.sectors],
    officialMembers: size.officialMembers,
    annualRevenue: size.annualRevenue,
    capital: size.capital,
    bankName: bankAccount?.bank ?? null,
    bankAccountNumber: bankAccount?.number ?? null,
    bankAccountHolder: bankAccount?.holder ?? null,
    phone: facts.phone,
    email: facts.email,
    standingReasons: [...standing.reasons],
    standingNote: standing.note,
  };
}

function fromRow(row: OrganisationRow, documentIds: OrganisationFacts['documentIds']): Organisation {
  const { bankName, bankAccountNumber, bankAccountHolder, legalRepresentativeName } = row;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    standing: { reasons: row.standingReasons, note: row.standingNote },
    facts: {
      nameVi: row.nameVi,
      nameEn: row.nameEn,
      taxCode: row.taxCode,
      registration: row.registrationNo
        ? { no: row.registrationNo, on: row.registeredOn, authority: row.registrationAuthority }
        : null,
      legalRepresentative: legalRepresentativeName
        ? { name: legalRepresentativeName, position: row.legalRepresentativePosition ?? '' }
        : null,
      addressText: row.addressText,
      adminUnitId: row.adminUnitId,
      point: row.lat !== null && row.lon !== null ? { lat: row.lat, lon: row.lon } : null,
      sectors: row.sectors,
      size: { officialMembers: row.officialMembers, annualRevenue: row.annualRevenue, capital: row.capital },
      bankAccount:
        bankName && bankAccountNumber && bankAccountHolder
          ? { bank: bankName, number: bankAccountNumber, holder: bankAccountHolder }
          : null,
      phone: row.phone,
      email: row.email,
      documentIds,
    },
  };
}
