import { window, type Disposable, type LogOutputChannel, type WebviewPanel } from 'vscode';
import { comparePanelType, cutPanelType, foldersPanelType, groupPanelType, whyPanelType } from '../contributions';
import type { GroupNumber } from '../cut/groupNumber';
import type { FoldersParts } from '../folders/foldersPanel';
import type { GroupParts } from '../group/showGroup';
import type { WhyPanel } from '../why/whyPanel';

/** What the pages that come back need of the window. */
export type RevivedParts = GroupParts & FoldersParts & { readonly number: GroupNumber; readonly why: WhyPanel; readonly log: LogOutputChannel };

/** Brings the pages beside the map back after a window reload, each with what it showed; their parts are loaded only then. */
export function revivePages(parts: RevivedParts): Disposable {
  const { context, groups, log, number, why } = parts;
  const pages: Readonly<Record<string, (panel: WebviewPanel) => Promise<void>>> = {
    [comparePanelType]: async panel => (await import('../compare/compareMethods')).reviveComparison(panel, { context, groups, log }),
    [cutPanelType]: async panel => (await import('../cut/cutPanel')).reviveCutPanel(panel, context, number),
    [foldersPanelType]: async panel => (await import('../folders/compareFolders')).reviveFolders(panel, parts),
    [groupPanelType]: async panel => (await import('../group/showGroup')).reviveGroup(panel, parts),
    [whyPanelType]: panel => why.revive(panel),
  };
  const revivals = Object.entries(pages).map(([type, revive]) =>
    window.registerWebviewPanelSerializer(type, {
      deserializeWebviewPanel: async panel => {
        await groups.load();
        await revive(panel);
      },
    }),
  );
  return { dispose: () => revivals.forEach(revival => void revival.dispose()) };
}
