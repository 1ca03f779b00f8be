import { RelativePattern, Uri, workspace, type Disposable } from 'vscode';
import { lastPart } from '../../core/paths';
import { debounced } from '../debounced';
import type { Runs } from '../run/runs';

/** What follows faster is told together. */
const QUIET_MS = 400;
const MOST_MS = 5_000;

/** What a file was at a time, by its address. */
interface Seen {
  readonly file: string;
  readonly mark: Promise<string | undefined>;
}

/**
 * Tells when the file changed, came or went whose records are grouped, by its address; it may lie outside the workspace. What
 * the editor tells late, when the groups have been made of the file as it is by then, is nothing new.
 */
export function watchRecords(runs: Pick<Runs, 'asked' | 'state' | 'onDidChangeGrouping' | 'onDidChangeState'>, changed: (file: string) => void): Disposable {
  let watched: string | undefined;
  let watching: Disposable | undefined;
  /** Before the run under way looked at it, and before the last one that ended well did. */
  let [begun, read]: (Seen | undefined)[] = [];
  /** Whether something was heard since the run began: what it reads is known when it ends. */
  let waits = false;
  const look = async (file: string) => {
    waits = runs.state.kind === 'running';
    if (waits) return;
    const [before, now] = await Promise.all([read?.file === file ? read.mark : undefined, markOf(file)]);
    if (file === watched && (now === undefined || now !== before)) changed(file);
  };
  const follow = () => {
    const { asked } = runs;
    const file = asked?.kind === 'records' ? asked.uri : undefined;
    if (file === watched) return;
    watching?.dispose();
    watched = file;
    watching = file === undefined ? undefined : watch(Uri.parse(file), () => void look(file));
  };
  const followRun = () => {
    const { kind } = runs.state;
    if (kind === 'running') {
      begun ??= watched === undefined ? undefined : { file: watched, mark: markOf(watched) };
      return;
    }
    if (kind === 'done' && begun) read = begun;
    begun = undefined;
    if (waits && watched !== undefined) void look(watched);
  };
  const listeners = [runs.onDidChangeGrouping(follow), runs.onDidChangeState(followRun)];
  return {
    dispose: () => {
      for (const listener of listeners) listener.dispose();
      watching?.dispose();
    },
  };
}

/** Another where the file was written in between; undefined where it is not there. */
async function markOf(file: string): Promise<string | undefined> {
  try {
    const { mtime, size } = await workspace.fs.stat(Uri.parse(file));
    return `${mtime} ${size}`;
  } catch {
    return undefined;
  }
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
