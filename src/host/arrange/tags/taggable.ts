import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { FilePermission, workspace, type Uri } from 'vscode';
import { retag, type OwnTags, type Retagged, type RetagTrouble } from '../../../core/arrange/tags/retag';
import { kindByName } from '../../../core/documents/kinds';
import { shortHash } from '../../../core/identity/renames';
import type { GroupedDocument } from '../../../core/types';
import { documentUri } from '../../documentUris';
import { documentPlace, places } from '../../run/places';

/** Why a document is left as it is. */
export type LeftAside = RetagTrouble | 'notMarkdown' | 'outside' | 'unsaved' | 'readOnly' | 'unread' | 'changed' | 'encoding' | 'lineEnds';

/** A document's text, and the change that gives it its tag. */
export interface Taggable extends Retagged {
  readonly uri: Uri;
  readonly text: string;
}

/** What a document needs to have a tag, or why it is left as it is. Files that the editor would write otherwise than they were are among those. */
export async function taggable(document: Pick<GroupedDocument, 'id' | 'uri' | 'hash'>, wanted: string | undefined, before: OwnTags | undefined): Promise<Taggable | LeftAside> {
  const place = documentPlace(document.id, places(workspace.workspaceFolders ?? []));
  const uri = documentUri(document);
  if (!uri || !place) return 'outside';
  if (kindByName(uri.path) !== 'markdown') return 'notMarkdown';
  if (workspace.textDocuments.some(open => open.isDirty && open.uri.toString() === uri.toString())) return 'unsaved';
  const bytes = await workspace.fs.readFile(uri).then(read => read, () => undefined);
  if (!bytes) return 'unread';
  // What was written goes again whatever else was changed since.
  if (wanted !== undefined && document.hash !== undefined && shortHash(createHash('sha256').update(bytes).digest('hex')) !== document.hash) return 'changed';
  if (!(await isWritable(uri))) return 'readOnly';
  const text = utf8(bytes);
  if (text === undefined || !/^utf8/.test(workspace.getConfiguration('files', uri).get('encoding', 'utf8'))) return 'encoding';
  if (new Set(text.match(/\r\n|\n|\r/g)).size > 1 || /\r(?!\n)/.test(text)) return 'lineEnds';
  const retagged = retag(text, wanted, before);
  return typeof retagged === 'string' ? retagged : { uri, text, ...retagged };
}

/** The text of a document as an editor has it, or as its file does where none is open. */
export async function textNow(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  return open ? open.getText() : workspace.fs.readFile(uri).then(utf8, () => undefined);
}

/** Without the mark of byte order, as editors count. */
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function isWritable(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return false;
  if (uri.scheme !== 'file') return (((await workspace.fs.stat(uri)).permissions ?? 0) & FilePermission.Readonly) === 0;
  // What says that it is not to be written stays so, for whoever may write all.
  const marked = ((await stat(uri.fsPath)).mode & 0o200) === 0;
  return !marked && access(uri.fsPath, constants.W_OK).then(() => true, () => false);
}
