import { ViewColumn, window, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { MapHostSide, MapSide } from '../../protocol/mapSides';
import { MAP_STRINGS } from '../../protocol/mapStrings';
import { mapPanelType } from '../contributions';
import { openPage } from '../page/openPage';
import type { PagePanel, PageParts } from '../page/pagePanel';

/** An open map. */
export type MapPanel = PagePanel<MapHostSide, MapSide>;

/** What the map's page is made of. */
export const mapParts: PageParts = { bundle: 'map', strings: MAP_STRINGS };

/** Opens a panel for the map: beside the editor, or in its place if nothing is open. */
export function createMapPanel(title: string): WebviewPanel {
  return openPage(mapPanelType, title, window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active, true);
}

/** Registers what brings a map back after a window reload. */
export function reviveMaps(context: ExtensionContext, revive: (panel: WebviewPanel) => void): void {
  context.subscriptions.push(
    window.registerWebviewPanelSerializer(mapPanelType, { deserializeWebviewPanel: async panel => revive(panel) }),
  );
}
