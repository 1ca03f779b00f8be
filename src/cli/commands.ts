import type { Command } from './command';
import { cacheCommand } from './commands/cache';
import { classifyCommand } from './commands/classify';
import { compareCommand } from './commands/compare';
import { evaluateCommand } from './commands/evaluate';
import { groupCommand } from './commands/group';
import { methodsCommand } from './commands/methods';
import { relatedCommand } from './commands/related';
import { searchCommand } from './commands/search';

/** Everything the program can do, in the order the help shows it. */
export const COMMANDS: readonly Command[] = [groupCommand, searchCommand, relatedCommand, classifyCommand, compareCommand, methodsCommand, evaluateCommand, cacheCommand];
