import type { Config } from '@platform/config/config';
import type { Prepared } from './prepare-database';

export interface WelcomeFacts {
  readonly config: Config;
  readonly port: number;
  readonly first: Prepared;
  readonly embedded: boolean;
}

/** What the operator reads once everything runs. */
export function welcome({ config, port, embedded }: WelcomeFacts): string {
  const address = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${port}`;
  return [
    '',
    'LienKet runs.',
    `  Portal                     ${address}`,
    `  GraphQL and its explorer   ${address}/graphql`,
    `  Health                     ${address}/health/ready`,
    `  Database                   ${embedded ? `embedded PostgreSQL in ${config.dataFolder}/postgres` : 'DATABASE_URL'}`,
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n');
}
