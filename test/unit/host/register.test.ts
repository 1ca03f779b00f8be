import { expect, it } from 'vitest';
import { commands as editor, window } from 'vscode';
import { CancelledError } from '../../../src/core/work';
import { registerCommands } from '../../../src/host/commands/register';
import { logFailures } from '../../../src/host/tellFailure';

it('tells what a command failed at, and nothing of one that was stopped', async () => {
  const handlers = new Map<string, () => Promise<void>>();
  const told: string[] = [];
  const logged: unknown[] = [];
  logFailures({ error: (error: unknown) => void logged.push(error) });
  Object.assign(editor, { registerCommand: (id: string, handler: () => Promise<void>) => handlers.set(id, handler) });
  Object.assign(window, { showErrorMessage: async (text: string) => void told.push(text) });
  const given = { fails: () => Promise.reject(new Error('No room.')), stopped: () => Promise.reject(new CancelledError()) };
  registerCommands(given as unknown as Parameters<typeof registerCommands>[0]);
  for (const handler of handlers.values()) await handler();
  expect([told, logged]).toEqual([['No room.'], [new Error('No room.')]]);
});
