import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '@domain/kernel/calendar-date';
import type { Decimal } from '@domain/kernel/decimal';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type CertificateId } from '@domain/kernel/id';
import {
  invalidInput,
  issue,
  notFound,
  type IdempotencyKeyReused,
  type InputIssue,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
} from '@domain/kernel/refusals';
import { tidy } from '@domain/kernel/text';
import type { CertificateScheme } from '@domain/organisations/certificate';
import { declareCertificate, type CertificatePastEnd } from '@domain/organisations/decide-certificate';
import { stateAgainst, type WrongOrganisationState } from '@domain/organisations/decide-organisation';
import { mayKnow } from '@domain/organisations/visibility';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { CertificatesStore } from '../data/certificates.store';
import { OrganisationsStore } from '../data/organisations.store';
import { naming } from './naming-refused';

export interface DeclareCertificateInput {
  readonly organisationId: string;
  readonly scheme: CertificateScheme;
  readonly number: string;
  readonly issuer: string;
  readonly scope: {
    readonly description: string;
    readonly commodities?: readonly string[] | null;
    readonly areaHa?: Decimal | null;
  };
  readonly validFrom: CalendarDate;
  readonly validTo?: CalendarDate | null;
  readonly fileId?: string | null;
}

type Refused =
  InvalidInput | NotFound | NotPermitted | WrongOrganisationState | CertificatePastEnd | IdempotencyKeyReused;

const LONGEST = { number: 100, issuer: 200, description: 500 } as const;

/** Declares a certificate of an organisation. Buyers see it once the Alliance has checked it. */
@Injectable()
export class DeclareCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organisations: OrganisationsStore,
    private readonly certificates: CertificatesStore,
  ) {}

  run(command: Command, input: DeclareCertificateInput): Promise<Outcome<CertificateId, Refused>> {
    return naming(() =>
      this.unitOfWork.run<CertificateId, Refused>(command, async (tx) => {
        const id = parseId('organisation', input.organisationId);
        const loaded = id && (await this.organisations.lock(tx, id));
        if (!loaded) return refused(notFound('Organisation'));
        const { organisation } = loaded;
        const seen = { what: 'Organisation', visible: mayKnow(tx.actor, organisation) };
        const no = tx.require('certificates.declare', { organisationIds: [organisation.id] }, seen);
        if (no) return refused(no);
        const wrong = stateAgainst(organisation, 'DECLARE_CERTIFICATE');
        if (wrong) return refused(wrong);
        const read = readDeclaration(input);
        if ('code' in read) return refused(read);
        const draft = { ...read, id: tx.newId('certificate'), organisationId: organisation.id };
        const decision = declareCertificate(draft, tx.today());
        if (!decision.ok) return decision;
        await this.certificates.insert(tx, decision.state, decision.events);
        return done(decision.state.id);
      }),
    );
  }
}

function readDeclaration(input: DeclareCertificateInput) {
  const issues: InputIssue[] = [];
  const text = (path: string, typed: string, largest: number): string => {
    const value = tidy(typed);
    if (!value) issues.push(issue(path, 'required'));
    if (value.length > largest) issues.push(issue(path, 'too-long', { largest }));
    return value;
  };
  const { areaHa = null, commodities } = input.scope;
  if (areaHa && !(areaHa.gt(0) && areaHa.lte(1_000_000))) issues.push(issue('scope.areaHa', 'not-a-number'));
  const fileId = input.fileId ? parseId('file', input.fileId) : null;
  if (input.fileId && !fileId) issues.push(issue('fileId', 'bad-id'));
  const read = {
    scheme: input.scheme,
    number: text('number', input.number, LONGEST.number),
    issuer: text('issuer', input.issuer, LONGEST.issuer),
    scope: {
      description: text('scope.description', input.scope.description, LONGEST.description),
      commodities: [...new Set(commodities ?? [])].slice(0, 50),
      areaHa: areaHa?.toFixed(4) ?? null,
    },
    validFrom: input.validFrom,
    validTo: input.validTo ?? null,
    fileId,
  };
  return issues.length > 0 ? invalidInput(...issues) : read;
}
