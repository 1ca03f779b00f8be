import { randomBytes } from 'node:crypto';
import { Uri, env, l10n, type Disposable, type WebviewPanel } from 'vscode';
import { Channel, type Handlers, type Port, type Side } from '../../protocol/channel';
import { tellFailure } from '../tellFailure';
import { pageHtml } from './pageHtml';

/** What a panel's page is made of. */
export interface PageParts {
  /** Name of its bundle in dist; its script builds the page in the element `kindred-<name>`. */
  readonly bundle: string;
  /** English words of the page by name. */
  readonly strings: Readonly<Record<string, string>>;
}

/** One open webview panel and the channel to the page in it: `Mine` is what the host offers, `Theirs` what the page offers. */
export class PagePanel<Mine extends Side, Theirs extends Side> implements Disposable {
  private page: { readonly channel: Channel<Mine, Theirs>; readonly listener: Disposable | undefined } | undefined;
  private readonly listener: Disposable;
  private readonly handlers: Handlers<Mine>;

  /** Takes over a panel, new or revived after a reload. `handlers.ready` is called each time its page comes up; the user is told of what they fail at. */
  constructor(
    readonly panel: WebviewPanel,
    extensionUri: Uri,
    { bundle, strings }: PageParts,
    handlers: Handlers<Mine>,
  ) {
    this.handlers = telling(handlers);
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
    webview.html = pageHtml({
      root: `kindred-${bundle}`,
      script: webview.asWebviewUri(Uri.joinPath(dist, `${bundle}.js`)).toString(),
      style: webview.asWebviewUri(Uri.joinPath(dist, `${bundle}.css`)).toString(),
      source: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      title: panel.title,
      language: env.language,
      strings: translated(strings),
    });
  }

  /** Sends an event to the page, if it is on screen; a page that comes back asks for everything. */
  emit<K extends keyof Mine['events'] & string>(name: K, payload: Mine['events'][K]): void {
    this.page?.channel.emit(name, payload);
  }

  /** The channel to the page; undefined while the panel is hidden. */
  get channel(): Channel<Mine, Theirs> | undefined {
    return this.page?.channel;
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
    const channel = new Channel<Mine, Theirs>(port, this.handlers);
    this.page = { channel, listener };
  }

  private disconnect(): void {
    this.page?.channel.dispose();
    this.page?.listener?.dispose();
    this.page = undefined;
  }
}

/** The same handlers; the user is told of what they fail at, as pages go on without a word. */
function telling<Mine extends Side>(handlers: Handlers<Mine>): Handlers<Mine> {
  const told = Object.entries(handlers as unknown as Readonly<Record<string, (...given: unknown[]) => unknown>>).map(([name, handler]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await handler(...given);
      } catch (error) {
        tellFailure(error);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(told) as Handlers<Mine>;
}

/** Words as the reader's language has them. */
export function translated<Name extends string>(strings: Readonly<Record<Name, string>>): Record<Name, string> {
  return Object.fromEntries(Object.entries<string>(strings).map(([name, text]) => [name, l10n.t(text)])) as Record<Name, string>;
}
