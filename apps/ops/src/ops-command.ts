import type { Config } from '@platform/config/config';
import { openDatabase } from '../../api/src/open-database';

export interface OpsCommand {
  readonly name: string;
  /** One line for the help. */
  readonly about: string;
  /** Gives the exit code. */
  run(config: Config, args: readonly string[]): Promise<number>;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs the work on the configured database; the embedded one is started for it and stopped after. */
export async function withDatabase<T>(config: Config, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const database = await openDatabase(config);
  try {
    return await work(database.url);
  } finally {
    await database.close();
  }
}
