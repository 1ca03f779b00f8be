import { l10n, window, workspace, type Uri } from 'vscode';
import { linkedDocuments } from '../../core/links/linkedDocuments';
import { linkTo } from '../../core/links/writeLink';
import { fileName, folderName } from '../../core/paths';
import type { GroupedDocument } from '../../core/types';
import { documentUri } from '../documentUris';
import { isRecord } from '../records/record';
import { setting } from '../settings';

/** Ids of the documents that a text links to. */
export function linkedFrom(from: Uri, text: string, documents: readonly GroupedDocument[]): ReadonlySet<string> {
  const linkable = documents.flatMap(document => {
    const uri = documentUri(document);
    return uri?.scheme === from.scheme && uri.authority === from.authority ? [{ id: document.id, path: uri.path }] : [];
  });
  const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.path);
  return linkedDocuments(text, from.path, linkable, roots);
}

/** Writes a link to a document where the cursor is, as one step that can be undone; undefined when it was done, else why not. */
export async function insertLink(to: GroupedDocument, all: readonly GroupedDocument[]): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  const target = documentUri(to);
  if (isRecord(to)) return l10n.t('A record is no file of its own, so that no link leads to it.');
  if (!editor || !target) return l10n.t('Open the document that the link is to stand in.');
  const namesake = all.some(({ id, path }) => id !== to.id && fileName(path ?? id).toLowerCase() === fileName(target.path).toLowerCase());
  const style = setting('links.style', editor.document.uri) === 'wiki' ? 'wiki' : 'markdown';
  const link = linkTo({ title: to.title, path: target.path }, homeOf(editor.document.uri, target), style, namesake);
  // Behind a selection: what is selected may be what was asked about, and is not to be lost.
  const done = await editor.edit(edit => edit.insert(editor.selection.end, link));
  return done ? undefined : l10n.t('The link could not be written: this document cannot be changed.');
}

/** The folder that links of a document start from; an untitled text has none yet, so the workspace's. */
function homeOf({ scheme, path }: Uri, target: Uri): string {
  if (scheme !== 'untitled' || path.startsWith('/')) return folderName(path);
  return workspace.getWorkspaceFolder(target)?.uri.path ?? folderName(target.path);
}
