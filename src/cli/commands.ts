import type { Command } from './command';
import { groupCommand } from './commands/group';

/** Everything the program can do, in the order the help shows it. */
export const COMMANDS: readonly Command[] = [groupCommand];
