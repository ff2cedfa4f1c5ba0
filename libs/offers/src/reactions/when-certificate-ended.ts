import { Injectable } from '@nestjs/common';
import type { CertificateExpired, CertificateRevoked } from '@domain/organisations/events';
import type { Transaction } from '@platform/database/transaction';
import { Reaction, type Recorded } from '@platform/events/reaction';
import { OfferStore } from '../data/offer.store';

/** Takes a certificate off offers. One that runs out has been left out by readers since midnight of its last day. */
@Injectable()
export class WhenCertificateEnded extends Reaction<CertificateExpired | CertificateRevoked> {
  readonly name = 'offers.when-certificate-ended';
  readonly on = ['certificates.expired', 'certificates.revoked'] as const;

  constructor(private readonly offers: OfferStore) {
    super();
  }

  async react({ payload }: Recorded<CertificateExpired | CertificateRevoked>, tx: Transaction): Promise<void> {
    await this.offers.dropCertificate(tx, payload.certificateId);
  }
}
