import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SystemClock } from './clock';
import { Config } from './config/config';
import { makeDataSource } from './database/data-source';
import { Database } from './database/database';
import { UnitOfWork } from './database/unit-of-work';
import { Handlers } from './events/handlers';
import { HistoryReader } from './events/history.reader';
import { LiveChannel } from './events/live';
import { Relay } from './events/relay';
import { Worker } from './events/worker';
import { Logger } from './observe/logger';

/** What every feature stands on. Global, so that features name only each other. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    const shared = [SystemClock, Database, UnitOfWork, Handlers, HistoryReader, LiveChannel, Relay, Worker];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: Config, useValue: config },
        { provide: Logger, useFactory: () => new Logger(config.logLevel) },
        {
          provide: DataSource,
          useFactory: () => makeDataSource({ url: databaseUrl, poolSize: config.databasePool }).initialize(),
        },
        ...shared,
      ],
      exports: [Config, Logger, DataSource, ...shared],
    };
  }
}
