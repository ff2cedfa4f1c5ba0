import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Config } from '@platform/config/config';
import { Worker } from '@platform/events/worker';
import { Logger } from '@platform/observe/logger';
import { WorkerModule } from './worker.module';

/** The background work in a process of its own, beside API processes that run with `LIENKET_WORKER=off`. */
async function main(): Promise<void> {
  const config = Config.parse(process.env);
  if (!config.databaseUrl) {
    throw new Error(
      'The worker needs DATABASE_URL: with the embedded database the API does the background work itself.',
    );
  }
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, config.databaseUrl), {
    logger: new Logger(config.logLevel),
    abortOnError: false,
  });
  const worker = app.get(Worker);
  await worker.start(config.databaseUrl);
  const stop = async (): Promise<void> => {
    await worker.stop();
    await app.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.stdout.write('LienKet worker runs.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`LienKet worker could not start.\n${(error as Error).message}\n`);
  process.exit(1);
});
