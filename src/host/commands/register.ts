import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import type { CommandId } from '../contributions';

/** Registers every contributed command; the record makes a forgotten one a type error. A failing one tells the user why. */
export function registerCommands(handlers: Record<CommandId, (...given: never[]) => Promise<void>>, log: LogOutputChannel): Disposable[] {
  return Object.entries(handlers).map(([id, handler]) =>
    commands.registerCommand(id, async (...given: never[]) => {
      try {
        await handler(...given);
      } catch (error) {
        log.error(error as Error);
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    }),
  );
}
