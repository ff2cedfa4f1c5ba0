import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '@platform/config/config';
import { Logger } from '@platform/observe/logger';
import { migrate } from '@platform/database/migrate';
import { REFERENCE_DATA } from '../../api/src/first-data';
import { openDatabase } from '../../api/src/open-database';
import { WorkerModule } from '../../worker/src/worker.module';

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

/** Runs the work with every feature at hand on a database of the newest form, without the API and without background work. */
export function inApplication<T>(config: Config, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(config, async (url) => {
    await migrate(url);
    for (const data of REFERENCE_DATA) await data.load(url, say);
    const logger = new Logger(config.logLevel);
    const app = await NestFactory.createApplicationContext(WorkerModule.with(config, url), {
      logger,
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}
