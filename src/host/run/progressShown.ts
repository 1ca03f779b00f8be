import { ProgressLocation, window, type Disposable } from 'vscode';
import { groupsView } from '../contributions';
import { notificationLine } from '../words';
import type { Runs } from './runs';

/** Shows a run's progress for as long as it goes on: a bar in the view, and one notification with Cancel. */
export function showProgress(runs: Runs): Disposable {
  let end: (() => void) | undefined;
  return runs.onDidChangeState(() => {
    if (runs.state.kind !== 'running') {
      end?.();
      end = undefined;
    } else if (!end) {
      const ended = new Promise<void>(resolve => (end = resolve));
      void window.withProgress({ location: { viewId: groupsView } }, () => ended);
      notify(runs, ended);
    }
  });
}

function notify(runs: Runs, ended: Promise<void>): void {
  void window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title: 'Kindred' }, (progress, token) => {
    token.onCancellationRequested(() => runs.cancel());
    let phase: string | undefined;
    let shown = 0;
    const listener = runs.onDidChangeState(() => {
      const now = runs.state.kind === 'running' ? runs.state.progress : undefined;
      if (!now) return;
      if (now.phase !== phase) shown = 0;
      phase = now.phase;
      // The bar belongs to the phase with counts that takes the time; the others are too short for one.
      const part = now.phase === 'embedding' && now.total > 0 ? (100 * now.done) / now.total : 0;
      progress.report({ message: notificationLine(now), ...(part > shown && { increment: part - shown }) });
      shown = Math.max(shown, part);
    });
    return ended.finally(() => listener.dispose());
  });
}
