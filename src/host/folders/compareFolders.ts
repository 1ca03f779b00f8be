import { l10n, window } from 'vscode';
import type { FoldersView } from '../../protocol/foldersSides';
import { FoldersPanel, type FoldersParts } from './foldersPanel';

/** One panel a window. */
let open: FoldersPanel | undefined;

/** Shows folders against groups; `tell` hears of errors. */
export async function compareFolders(parts: FoldersParts, tell: (error: unknown) => void): Promise<void> {
  await parts.groups.load();
  if (!parts.groups.grouping) {
    void window.showInformationMessage(l10n.t('There are no groups yet that folders could be compared with. Cluster the workspace’s documents first.'));
    return;
  }
  if (open) open.show();
  else open = new FoldersPanel(parts, tell, () => (open = undefined));
}

/** What the open panel shows; undefined while there is none or it is hidden. */
export function shownFolders(): FoldersView | undefined {
  return open?.view;
}
