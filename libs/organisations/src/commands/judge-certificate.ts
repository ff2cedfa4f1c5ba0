import { Injectable } from '@nestjs/common';
import { belongsTo, isOfAlliance } from '@domain/access/actor';
import { done, refused, type Outcome } from '@domain/kernel/decision';
import { parseId, type CertificateId } from '@domain/kernel/id';
import { notFound, type CommonRefusal } from '@domain/kernel/refusals';
import { isValidOn } from '@domain/organisations/certificate';
import {
  judgeCertificate,
  type CertificatePastEnd,
  type Finding,
  type WrongCertificateState,
} from '@domain/organisations/decide-certificate';
import type { OwnOrganisation } from '@domain/organisations/decide-organisation';
import { UnitOfWork, type Command } from '@platform/database/unit-of-work';
import { CertificatesStore } from '../data/certificates.store';

export interface JudgeCertificateInput {
  readonly certificateId: string;
  readonly finding: Finding;
}

type Refused = CommonRefusal | WrongCertificateState | OwnOrganisation | CertificatePastEnd;

/** What the Alliance found about a certificate: checkCertificate, refuseCertificate, revokeCertificate. */
@Injectable()
export class JudgeCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: CertificatesStore,
  ) {}

  run(command: Command, input: JudgeCertificateInput): Promise<Outcome<CertificateId, Refused>> {
    return this.unitOfWork.run<CertificateId, Refused>(command, async (tx) => {
      const id = parseId('certificate', input.certificateId);
      const loaded = id && (await this.certificates.lock(tx, id));
      if (!loaded) return refused(notFound('Certificate'));
      const { certificate } = loaded;
      const { organisationId } = certificate;
      const visible =
        isValidOn(certificate, tx.today()) || isOfAlliance(tx.actor) || belongsTo(tx.actor, organisationId);
      const no = tx.require(
        'certificates.check',
        { organisationIds: [organisationId] },
        { what: 'Certificate', visible },
      );
      if (no) return refused(no);
      const decision = judgeCertificate(certificate, input.finding, { actor: tx.actor, today: tx.today() });
      if (!decision.ok) return decision;
      await this.certificates.save(tx, loaded, decision.state, decision.events);
      return done(certificate.id);
    });
  }
}
