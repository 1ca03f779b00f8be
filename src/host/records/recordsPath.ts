import { FileType, l10n, workspace, type Uri } from 'vscode';
import { KindredError } from '../../core/errors';
import { lastPart } from '../../core/paths';

/** The path of a file of records, which the engine reads by itself. Rejects where there is none. */
export async function recordsPath(uri: Uri): Promise<string> {
  const name = lastPart(uri.path);
  if (uri.scheme === 'untitled') throw new KindredError('badInput', l10n.t('{0} is not saved yet. Save it, then group its records.', name));
  if (uri.scheme !== 'file') throw new KindredError('badInput', l10n.t('The records of {0} cannot be grouped, as it is not on this machine. Copy it to a folder of this machine first.', name));
  const found = await workspace.fs.stat(uri).then(stat => stat, () => undefined);
  if (!found || (found.type & FileType.File) === 0) throw new KindredError('badInput', l10n.t('{0} is not there, so its records cannot be grouped. Groups that are on show stay.', name));
  return uri.fsPath;
}
