import { Uri, workspace } from 'vscode';
import type { GroupedDocument } from '../core/types';
import { documentPlace, isOutside, places } from './run/places';

/** The address the editor opens for a document: its own, or its place below the workspace folders, or outside them on this machine. */
export function documentUri({ id, uri }: Pick<GroupedDocument, 'id' | 'uri'>): Uri | undefined {
  if (uri) return Uri.parse(uri, true);
  if (isOutside(id)) return Uri.from({ scheme: 'file', path: id });
  const place = documentPlace(id, places(workspace.workspaceFolders ?? []));
  return place && Uri.joinPath(place.folder, place.path);
}
