import { Injectable } from '@nestjs/common';
import { done } from '@domain/kernel/decision';
import { UnitOfWork } from '@platform/database/unit-of-work';
import { ScheduledJob } from '@platform/events/scheduled-job';

const DAY_MS = 86_400_000;
/** Ended sessions stay visible to an investigation for a quarter. */
const SESSIONS_KEPT_DAYS = 90;

/** Removes what has no use any more: old codes, quiet counters, sessions long over. */
@Injectable()
export class ForgetOldSecrets extends ScheduledJob {
  readonly name = 'identity.forget-old-secrets';
  readonly cron = '17 19 * * *';

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async run(): Promise<void> {
    await this.unitOfWork.run({ actor: { kind: 'system', name: this.name }, name: this.name }, async (tx) => {
      tx.asSystem();
      const ago = (days: number): Date => new Date(tx.now - days * DAY_MS);
      await tx.write('DELETE FROM challenges WHERE expires_at < $1', [ago(1)]);
      await tx.write('DELETE FROM passkey_ceremonies WHERE expires_at < $1', [ago(1)]);
      await tx.write('DELETE FROM throttles WHERE last_at < $1', [ago(2)]);
      await tx.write('DELETE FROM sessions WHERE expires_at < $1 OR ended_at < $1', [ago(SESSIONS_KEPT_DAYS)]);
      return done(null);
    });
  }
}
