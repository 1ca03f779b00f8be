import { window } from 'vscode';
import { CancelledError } from '../core/work';

/** Tells the user why something failed; nothing of what was stopped. */
export function tellFailure(error: unknown): void {
  if (!(error instanceof CancelledError)) void window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
