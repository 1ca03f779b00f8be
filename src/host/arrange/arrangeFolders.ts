import { FileType, l10n, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { arrange, type Move, type Root } from '../../core/arrange/arrange';
import { unused } from '../../core/arrange/folderNames';
import { folderName, nameKey } from '../../core/paths';
import { markdownTable } from '../../core/report/markdownText';
import type { GroupedDocument, Grouping } from '../../core/types';
import { documentUri } from '../documentUris';
import { documentPlace, places } from '../run/places';
import { count } from '../words';
import { moveBack, type PlannedMove } from './moveBack';

/**
 * Offers to move the documents into folders named after their groups: every move stands in the editor's own preview, nothing
 * happens before it is applied, and it can be undone. Links in the files stay as they are, so a list of the moves is offered.
 */
export async function arrangeIntoFolders(grouping: Grouping): Promise<void> {
  const { byFolder, staying } = movable(grouping.documents);
  const edit = new WorkspaceEdit();
  const planned: PlannedMove[] = [];
  for (const [folder, documents] of byFolder) {
    const root = await rootOf(folder);
    const moves = arrange(documents, mainGroups(grouping), root, l10n.t('Documents'));
    addMoves(edit, folder, moves, root);
    planned.push(...moves.map(({ from, to }) => ({ from: Uri.joinPath(folder, from), to: Uri.joinPath(folder, to), isNewFolder: !root.folders.includes(folderName(to)) })));
  }
  const left = staying > 0 ? l10n.t('Left out, as they are no files of this machine within the workspace: {0}.', count(staying)) : '';
  if (planned.length === 0 || left) void window.showInformationMessage([planned.length === 0 && l10n.t('No file has to move.'), left].filter(Boolean).join(' '));
  if (planned.length === 0 || !(await workspace.applyEdit(edit, { isRefactoring: true }))) return;
  const undo = l10n.t('Undo');
  const said = l10n.t('Files were moved as the preview had it. Links between files were not rewritten.');
  if ((await window.showInformationMessage(said, undo)) === undo) await moveBack(planned);
}

/**
 * Adds moves to an edit. The preview opens as soon as one part of an edit needs confirmation, and shows such parts unticked:
 * that is the list of the moves, which nobody needs to have, so that the moves themselves stand there ticked.
 */
function addMoves(edit: WorkspaceEdit, folder: Uri, moves: readonly Move[], { files }: Root): void {
  if (moves.length === 0) return;
  const about = { needsConfirmation: false, label: l10n.t('Move {0} files into folders named after their groups', count(moves.length)) };
  for (const { from, to } of moves) edit.renameFile(Uri.joinPath(folder, from), Uri.joinPath(folder, to), { overwrite: false }, about);
  const list = markdownTable([l10n.t('From'), l10n.t('To')], moves.map(({ from, to }) => [from, to]));
  const label = l10n.t('Links in the files are not rewritten. Tick to write a list of the moves');
  const name = unused('moved-files.md', new Set(files.map(nameKey)));
  edit.createFile(Uri.joinPath(folder, name), { contents: new TextEncoder().encode(`${list}\n`) }, { needsConfirmation: true, label });
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
