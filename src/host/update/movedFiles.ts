import { workspace, type Disposable, type FileRenameEvent } from 'vscode';
import { documentId, places } from '../run/places';
import type { Runs } from '../run/runs';
import type { Updates } from './updates';

/** Has what was asked for go along with files and folders that the editor renames or moves. */
export function followMoves(runs: Pick<Runs, 'asked' | 'move'>, updates: Pick<Updates, 'hearRecords'>): Disposable {
  const follow = async (files: FileRenameEvent['files']) => {
    const known = places(workspace.workspaceFolders ?? []);
    const [addresses, ids] = [files.map(({ oldUri, newUri }) => [oldUri.toString(), newUri.toString()] as const), files.map(({ oldUri, newUri }) => [documentId(oldUri, known), documentId(newUri, known)] as const)];
    const before = runs.asked;
    await runs.move({ address: wentAlong(addresses), id: wentAlong(ids) });
    // Records have the address of their file: those of the new one come with a run.
    if (runs.asked !== before && runs.asked?.kind === 'records') await updates.hearRecords(runs.asked.uri);
  };
  return workspace.onDidRenameFiles(({ files }) => void follow(files));
}

/** Gives what is now for what was, by itself or by the folder that it lies in. */
function wentAlong(moves: readonly (readonly [string, string])[]): (was: string) => string {
  const now = new Map(moves);
  return was => {
    for (let end = was.length; end > 0; end = was.lastIndexOf('/', end - 1)) {
      const is = now.get(was.slice(0, end));
      if (is !== undefined) return is + was.slice(end);
    }
    return was;
  };
}
