import type { Disposable } from 'vscode';
import { contextKeys } from '../contributions';
import { setContext } from '../context';
import type { ShownGroups } from './shownGroups';

/** Keeps the context keys of changes to groups in step, for menus and enablement. */
export function followEdits(groups: ShownGroups): Disposable {
  return groups.onDidChangeGrouping(() => {
    setContext(contextKeys.canUndo, groups.undoable.length > 0);
    setContext(contextKeys.canRedo, groups.redoable.length > 0);
    setContext(contextKeys.hasHidden, (groups.facts?.hidden.size ?? 0) > 0);
  });
}
