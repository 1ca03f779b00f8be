import { Uri, workspace } from 'vscode';
import type { GroupedDocument } from '../core/types';
import { isRecord } from './records/record';
import { documentPlace, isOutside, places } from './run/places';
import { recordAt, recordUri } from './text/textUri';

/** The address the editor opens for a document: its own, or its place below the workspace folders, or outside them on this machine; of a record that of its text. */
export function documentUri({ id, uri }: Pick<GroupedDocument, 'id' | 'uri'>): Uri | undefined {
  if (uri) return isRecord({ uri }) ? recordUri(uri) : Uri.parse(uri, true);
  if (isOutside(id)) return Uri.from({ scheme: 'file', path: id });
  const place = documentPlace(id, places(workspace.workspaceFolders ?? []));
  return place && Uri.joinPath(place.folder, place.path);
}

/** Where a document lies, as one writes it: the path of its file, and of a record its line there. Undefined where it has no place. */
export function pathOf(document: Pick<GroupedDocument, 'id' | 'uri' | 'line'>): string | undefined {
  const uri = documentUri(document);
  const record = uri && recordAt(uri);
  if (record) return `${shownPath(record.file)}:${(document.line ?? 0) + 1}`;
  return uri && shownPath(uri);
}

function shownPath(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}
