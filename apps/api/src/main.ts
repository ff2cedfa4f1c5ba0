import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config } from '@platform/config/config';
import { createApi } from './create-api';
import { openDatabase } from './open-database';
import { prepareDatabase } from './prepare-database';
import { sentenceFor } from './start-error';
import { StopSignal } from './stop-signal';
import { welcome } from './welcome';

/** `npm start`: database, migrations, first data, API and background work; everything stops with this process. */
async function main(): Promise<void> {
  const signal = new StopSignal();
  const config = Config.parse(process.env);
  const database = await openDatabase(config);
  signal.onStop(() => database.close());
  database.onUnexpectedExit((reason) => signal.fail(reason));
  const first = await prepareDatabase(config, database.url);
  const api = await createApi(config, database.url);
  signal.onStop(() => api.stop());
  await api.app.listen(config.port, config.host);
  const { port } = (api.app.getHttpServer() as Server).address() as AddressInfo;
  process.stdout.write(welcome({ config, port, first, embedded: database.embedded }));
}

main().catch((error: unknown) => {
  process.stderr.write(`\nLienKet could not start.\n${sentenceFor(error)}\n`);
  process.exit(1);
});
