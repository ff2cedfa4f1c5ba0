import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import type { CertificateId } from '@domain/kernel/id';
import { passDay } from '@domain/organisations/decide-certificate';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';
import { CertificatesStore } from '../data/certificates.store';

const BATCH = 200;

/**
 * Marks certificates whose last day has passed and warns of those that near it. Runs on the first minute of the day in
 * Vietnam (17:00 UTC) and each hour after, so that a missed night is made up for.
 */
@Injectable()
export class PassCertificateDays extends ScheduledJob {
  readonly name = 'organisations.pass-certificate-days';
  readonly cron = '0 * * * *';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly certificates: CertificatesStore,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (let after: CertificateId | null = null, more = true; more;) {
      const last: CertificateId | null = await this.batch(after);
      more = last !== null;
      after = last;
    }
  }

  /** One transaction; gives the last id, or null when nothing was left. */
  private async batch(after: CertificateId | null): Promise<CertificateId | null> {
    const outcome = await this.unitOfWork.run(
      { actor: { kind: 'system', name: this.name }, name: this.name },
      async (tx) => {
        tx.asSystem();
        const ids = await this.certificates.touchedByDays(tx, tx.today(), after, BATCH);
        for (const id of ids) {
          const loaded = await this.certificates.lock(tx, id);
          if (!loaded) continue;
          const decision = passDay(loaded.certificate, tx.today());
          if (decision.ok) await this.certificates.save(tx, loaded, decision.state, decision.events);
        }
        return done(ids.at(-1) ?? null);
      },
    );
    return outcome.ok ? outcome.value : null;
  }
}
