import { randomBytes } from 'node:crypto';
import { Uri, ViewColumn, env, l10n, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';
import { Channel, type Handlers, type Port } from '../../protocol/channel';
import type { MapDescription, MapHostSide, MapSide } from '../../protocol/mapSides';
import { MAP_STRINGS, type MapStrings } from '../../protocol/mapStrings';
import { mapPanelType } from '../contributions';
import { mapHtml } from './mapHtml';

/** One open map: the webview panel and the channel to the page in it. */
export class MapPanel implements Disposable {
  private page: { readonly channel: Channel<MapHostSide, MapSide>; readonly listener: Disposable | undefined } | undefined;
  private readonly listener: Disposable;

  /** Takes over a panel, new or revived after a reload. `handlers.ready` is called each time its page comes up. */
  constructor(
    readonly panel: WebviewPanel,
    extensionUri: Uri,
    private readonly handlers: Handlers<MapHostSide>,
  ) {
    const { webview } = panel;
    const dist = Uri.joinPath(extensionUri, 'dist');
    const media = Uri.joinPath(extensionUri, 'media');
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    panel.iconPath = { light: Uri.joinPath(media, 'icons', 'map-light.svg'), dark: Uri.joinPath(media, 'icons', 'map-dark.svg') };
    this.connect();
    // A hidden page is unloaded, and a new one comes up when the panel is shown again: each has a channel of its own.
    this.listener = panel.onDidChangeViewState(() => {
      if (!panel.visible) this.disconnect();
      else if (!this.page) this.connect();
    });
    webview.html = mapHtml({
      script: webview.asWebviewUri(Uri.joinPath(dist, 'map.js')).toString(),
      style: webview.asWebviewUri(Uri.joinPath(dist, 'map.css')).toString(),
      source: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      title: panel.title,
      language: env.language,
      strings: mapStrings(),
    });
  }

  /** Sends an event to the page, if it is on screen; a page that comes back asks for everything. */
  emit<K extends keyof MapHostSide['events']>(name: K, payload: MapHostSide['events'][K]): void {
    this.page?.channel.emit(name, payload);
  }

  /** What is on screen; undefined while the panel is hidden. */
  async describe(): Promise<MapDescription | undefined> {
    return this.page?.channel.call('describe', {});
  }

  dispose(): void {
    this.disconnect();
    this.listener.dispose();
  }

  private connect(): void {
    const { webview } = this.panel;
    let listener: Disposable | undefined;
    const port: Port = {
      post: message => void webview.postMessage(message),
      onMessage: receive => (listener = webview.onDidReceiveMessage(receive)),
    };
    const channel = new Channel<MapHostSide, MapSide>(port, this.handlers);
    this.page = { channel, listener };
  }

  private disconnect(): void {
    this.page?.channel.dispose();
    this.page?.listener?.dispose();
    this.page = undefined;
  }
}

/** The map's words as the reader's language has them. */
function mapStrings(): MapStrings {
  const translated = Object.entries(MAP_STRINGS).map(([name, text]) => [name, l10n.t(text)]);
  return Object.fromEntries(translated) as MapStrings;
}

/** Opens a panel for the map: beside the editor, or in its place if nothing is open. */
export function createMapPanel(title: string): WebviewPanel {
  const column = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
  return window.createWebviewPanel(mapPanelType, title, { viewColumn: column, preserveFocus: true });
}

/** Registers what brings a map back after a window reload. */
export function reviveMaps(context: ExtensionContext, revive: (panel: WebviewPanel) => void): void {
  context.subscriptions.push(
    window.registerWebviewPanelSerializer(mapPanelType, { deserializeWebviewPanel: async panel => revive(panel) }),
  );
}
