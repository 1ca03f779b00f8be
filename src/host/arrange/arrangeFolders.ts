import { FileType, l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { arrange, type Arrangement, type Root } from '../../core/arrange/arrange';
import type { GroupedDocument, Grouping } from '../../core/types';
import { documentUri } from '../documentUris';
import { documentPlace, places } from '../run/places';
import { count } from '../words';

interface Planned extends Arrangement {
  readonly folder: Uri;
}

/**
 * Offers to move the documents into folders named after their groups: every move stands in the editor's own preview, nothing
 * happens before it is applied, and it can be undone. Links in the files stay as they are.
 */
export async function arrangeIntoFolders(grouping: Grouping): Promise<void> {
  const { byFolder, staying } = movable(grouping.documents);
  const plans: Planned[] = [];
  for (const [folder, documents] of byFolder) plans.push({ folder, ...arrange(documents, mainGroups(grouping), await rootOf(folder), l10n.t('Documents')) });
  const moves = plans.flatMap(({ folder, moves: own }) => own.map(move => ({ folder, ...move })));
  const left = staying > 0 ? l10n.t('Left out, as they are no files of this machine within the workspace: {0}.', count(staying)) : '';
  if (moves.length === 0) {
    void window.showInformationMessage([l10n.t('No file has to move.'), left].filter(Boolean).join(' '));
    return;
  }
  const about = { needsConfirmation: true, label: l10n.t('Move {0} files into folders named after their groups', count(moves.length)), description: l10n.t('links in the files are not rewritten') };
  const edit = new WorkspaceEdit();
  for (const { folder, from, to } of moves) edit.renameFile(Uri.joinPath(folder, from), Uri.joinPath(folder, to), { overwrite: false }, about);
  if (left) void window.showInformationMessage(left);
  if (await workspace.applyEdit(edit, { isRefactoring: true })) tellMoved(moves.length);
}

function tellMoved(moved: number): void {
  void window.showInformationMessage(l10n.t('{0} files were to be moved; what you left out of the preview stayed. Links between files were not rewritten. Undo in the Explorer takes it back.', count(moved)));
}

function mainGroups({ groups }: Grouping) {
  return groups.filter(({ level }) => level === 'group');
}

/** Documents that are files on this machine, by their workspace folder and with their paths below it; and how many others there are. */
function movable(documents: readonly GroupedDocument[]): { readonly byFolder: ReadonlyMap<Uri, readonly GroupedDocument[]>; readonly staying: number } {
  const known = places(workspace.workspaceFolders ?? []);
  const byFolder = new Map<Uri, GroupedDocument[]>(known.map(({ folder }) => [folder, []]));
  let staying = 0;
  for (const document of documents) {
    const place = document.path === undefined ? undefined : documentPlace(document.id, known);
    const isThere = place?.folder.scheme === 'file' && documentUri(document)?.toString() === Uri.joinPath(place.folder, place.path).toString();
    if (isThere) byFolder.get(place.folder)!.push({ ...document, path: place.path });
    else if (document.group !== null) staying++;
  }
  return { byFolder, staying };
}

/** What lies in a folder now, and in the folders directly within it. */
async function rootOf(folder: Uri): Promise<Root> {
  const entries = await workspace.fs.readDirectory(folder);
  const isFolder = (type: FileType) => (type & FileType.Directory) !== 0;
  const folders = entries.filter(([, type]) => isFolder(type)).map(([name]) => name);
  const names = new Map<string, readonly string[]>();
  for (const name of folders) names.set(name, (await workspace.fs.readDirectory(Uri.joinPath(folder, name)).then(all => all, () => [])).map(([entry]) => entry));
  return { folders, files: entries.filter(([, type]) => !isFolder(type)).map(([name]) => name), namesIn: name => names.get(name) ?? [] };
}
