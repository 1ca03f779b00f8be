import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import { lastPart } from '../../core/paths';
import { debounced } from '../debounced';
import type { Runs } from '../run/runs';

/** What follows faster is told together. */
const QUIET_MS = 400;
const MOST_MS = 5_000;

/** Tells when the file changed, came or went whose records are grouped, by its address; it may lie outside the workspace. */
export function watchRecords(runs: Pick<Runs, 'asked' | 'onDidChangeGrouping'>, changed: (file: string) => void): Disposable {
  let watched: string | undefined;
  let watching: Disposable | undefined;
  const follow = () => {
    const { asked } = runs;
    const file = asked?.kind === 'records' ? asked.uri : undefined;
    if (file === watched) return;
    watching?.dispose();
    watched = file;
    watching = file === undefined ? undefined : watch(Uri.parse(file), () => changed(file));
  };
  const listener = runs.onDidChangeGrouping(follow);
  return {
    dispose: () => {
      listener.dispose();
      watching?.dispose();
    },
  };
}

function watch(file: Uri, changed: () => void): Disposable {
  const tell = debounced(changed, QUIET_MS, MOST_MS);
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, '..'), asGlob(lastPart(file.path))));
  const parts = [tell, watcher, watcher.onDidChange(tell.ask), watcher.onDidCreate(tell.ask), watcher.onDidDelete(tell.ask)];
  return { dispose: () => parts.forEach(part => void part.dispose()) };
}

/** A file's name as a glob that matches it alone. */
function asGlob(name: string): string {
  return name.replace(/[*?[\]{}!]/g, '[$&]');
}
