import { createAdministratorCommand } from './commands/create-administrator';
import { migrateCommand } from './commands/migrate';
import { parkedCommand, replayCommand } from './commands/parked-events';
import { seedDemoCommand } from './commands/seed-demo';
import { checkSearchCommand, rebuildSearchCommand } from './commands/search';
import { verifyHistoryCommand } from './commands/verify-history';
import type { OpsCommand } from './ops-command';

/** Every command of the operator, in the order of the help. */
export const COMMANDS: readonly OpsCommand[] = [
  migrateCommand,
  createAdministratorCommand,
  rebuildSearchCommand,
  checkSearchCommand,
  seedDemoCommand,
  parkedCommand,
  replayCommand,
  verifyHistoryCommand,
];
