import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { Config } from '@platform/config/config';
import { Logger } from '@platform/observe/logger';
import { RequestContextFactory } from '@platform/graphql/request-context-factory';
import { PlatformModule } from '@platform/platform.module';
import { FEATURES } from './features';
import { graphqlOptions } from './graphql-server';
import { HealthController } from './health.controller';

@Module({ imports: [...FEATURES], providers: [RequestContextFactory], exports: [RequestContextFactory] })
class RequestModule {}

/** Composition only: the platform, every feature, and the one endpoint. */
@Module({})
export class ApiModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.with(config, databaseUrl),
        ...FEATURES,
        RequestModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [RequestModule],
          inject: [RequestContextFactory, Logger],
          useFactory: graphqlOptions,
        }),
      ],
      controllers: [HealthController],
    };
  }
}
