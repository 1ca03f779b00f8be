import { commands, type Disposable } from 'vscode';
import type { CommandId } from '../contributions';
import { tellFailure } from '../tellFailure';

/** Registers every contributed command; the record makes a forgotten one a type error. A failing one tells the user why, one that was stopped nothing. */
export function registerCommands(handlers: Record<CommandId, (...given: never[]) => Promise<void>>): Disposable[] {
  return Object.entries(handlers).map(([id, handler]) =>
    commands.registerCommand(id, async (...given: never[]) => {
      try {
        await handler(...given);
      } catch (error) {
        tellFailure(error);
      }
    }),
  );
}
