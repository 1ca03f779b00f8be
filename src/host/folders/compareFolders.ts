import { ViewColumn, l10n, type WebviewPanel } from 'vscode';
import type { FoldersView } from '../../protocol/foldersSides';
import { foldersPanelType } from '../contributions';
import { openPage } from '../page/openPage';
import { onlyFiles } from '../records/onlyFiles';
import { withGroups } from '../withGroups';
import { FoldersPanel, type FoldersParts } from './foldersPanel';

/** One panel a window. */
let open: FoldersPanel | undefined;

/** Shows folders against groups. */
export async function compareFolders(parts: FoldersParts): Promise<void> {
  const show = onlyFiles(async () => {
    if (open) open.show();
    else take(openPage(foldersPanelType, l10n.t('Folders and Groups'), ViewColumn.Active), parts);
  });
  await withGroups(parts.groups, show);
}

/** Takes over the panel of the window before its reload; it goes when there are no groups. */
export function reviveFolders(panel: WebviewPanel, parts: FoldersParts): void {
  if (open || !parts.groups.grouping) panel.dispose();
  else take(panel, parts);
}

function take(panel: WebviewPanel, parts: FoldersParts): void {
  open = new FoldersPanel(panel, parts, () => (open = undefined));
}

/** What the open panel shows; undefined while there is none or it is hidden. */
export function shownFolders(): FoldersView | undefined {
  return open?.view;
}
