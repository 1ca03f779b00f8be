import { window, type LogOutputChannel } from 'vscode';
import { CancelledError } from '../core/work';

let log: Pick<LogOutputChannel, 'error'> | undefined;

/** Says where failures are written down. */
export function logFailures(to: Pick<LogOutputChannel, 'error'>): void {
  log = to;
}

/** Tells the user why something failed, and the log where; nothing of what was stopped. */
export function tellFailure(error: unknown): void {
  if (error instanceof CancelledError) return;
  log?.error(error as Error);
  void window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
