import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@platform/config/config';
import { PlatformModule } from '@platform/platform.module';
import { FEATURES } from '../../api/src/features';

/** The same features as the API, with another driver. */
@Module({})
export class WorkerModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.with(config, databaseUrl), ...FEATURES] };
  }
}
