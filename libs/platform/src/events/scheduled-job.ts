/** Work at fixed times, e.g. deadlines. Must be safe to run twice and to be missed. */
export abstract class ScheduledJob {
  abstract readonly name: string;
  /** Five fields, UTC, e.g. every minute: `* * * * *`. */
  abstract readonly cron: string;
  abstract run(): Promise<void>;
}
