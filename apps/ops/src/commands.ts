import { migrateCommand } from './commands/migrate';
import { parkedCommand, replayCommand } from './commands/parked-events';
import type { OpsCommand } from './ops-command';

/** Every command of the operator, in the order of the help. */
export const COMMANDS: readonly OpsCommand[] = [migrateCommand, parkedCommand, replayCommand];
