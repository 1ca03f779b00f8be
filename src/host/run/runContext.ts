import type { Disposable } from 'vscode';
import { contextKeys } from '../contributions';
import { setContext } from '../context';
import { linesFile, recordsFile } from '../records/record';
import type { GroupNumber } from '../cut/groupNumber';
import type { Runs } from './runs';

/** Keeps the context keys of the run in step with it, for menus, welcome texts and enablement. */
export function followRuns(runs: Runs, number: GroupNumber): Disposable {
  const update = () => {
    const { state, grouping } = runs;
    setContext(contextKeys.state, state.kind);
    setContext(contextKeys.failure, state.kind === 'failed' ? state.failure : state.kind === 'nothing' && state.gone ? 'gone' : undefined);
    setContext(contextKeys.running, state.kind === 'running');
    setContext(contextKeys.hasGroups, grouping !== undefined && grouping.documents.length > 0);
    setContext(contextKeys.inside, runs.hasAround);
    setContext(contextKeys.records, recordsFile(grouping) !== undefined);
    setContext(contextKeys.recordLines, linesFile(grouping) !== undefined);
    setContext(contextKeys.cuttable, number.numbers !== undefined);
  };
  const listeners = [runs.onDidChangeState(update), runs.onDidChangeGrouping(update), number.onDidChange(update)];
  return { dispose: () => listeners.forEach(listener => void listener.dispose()) };
}
