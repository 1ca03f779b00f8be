import './styles/map.css';
import { Channel, type Port } from '../protocol/channel';
import type { MapHostSide, MapSide, MapView } from '../protocol/mapSides';
import { KindredMap } from './kindredMap';
import { readStrings } from './strings';

/** What the editor gives every webview. */
interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): EditorApi;

const root = document.getElementById('kindred-map');
if (root) start(root, acquireVsCodeApi());

/** Builds the map inside an element and connects it with the host. */
function start(element: HTMLElement, editor: EditorApi): void {
  const port: Port = {
    post: message => editor.postMessage(message),
    onMessage: listener => addEventListener('message', event => event.data && listener(event.data)),
  };
  const channel: Channel<MapSide, MapHostSide> = new Channel<MapSide, MapHostSide>(port, { describe: () => map.describe() });
  // The host shows its own failures; the map goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const view = (editor.getState() ?? null) as MapView | null;
  const map = new KindredMap(element, view, readStrings(element.dataset.strings), {
    open: (id, keep) => tell(channel.call('open', { id, keep })),
    select: (documents, groups) => tell(channel.call('select', { documents, groups })),
    run: command => tell(channel.call('run', { command })),
    remember: state => editor.setState(state),
  });
  channel.on('data', data => map.setData(data));
  channel.on('selection', selection => map.setSelection(selection));
  channel.on('status', status => map.setStatus(status));
  channel.on('command', ({ command }) => map.command(command));
  tell(channel.call('ready', { view }));
}
