import './styles/map.css';
import { Channel } from '../protocol/channel';
import type { MapHostSide, MapSide, MapView } from '../protocol/mapSides';
import { MapDocuments } from '../protocol/packedDocuments';
import { MAP_STRINGS } from '../protocol/mapStrings';
import { editorApi, editorPort, type EditorApi } from './editorApi';
import { DrawnMap } from './drawnMap';
import { readStrings } from './strings';

const root = document.getElementById('kindred-map');
if (root) start(root, editorApi());

/** Builds the map inside an element and connects it with the host. */
function start(element: HTMLElement, editor: EditorApi): void {
  const channel: Channel<MapSide, MapHostSide> = new Channel<MapSide, MapHostSide>(editorPort(editor), {
    describe: () => map.describe(),
    picture: ({ type }) => map.picture(type),
  });
  // The host shows its own failures; the map goes on.
  const tell = (answer: Promise<unknown>) => void answer.catch(() => undefined);
  const view = (editor.getState() ?? null) as MapView | null;
  const map = new DrawnMap(element, view, readStrings(MAP_STRINGS, element.dataset.strings), {
    open: (id, keep) => tell(channel.call('open', { id, keep })),
    select: (documents, groups) => tell(channel.call('select', { documents: Uint32Array.from(documents), groups })),
    run: command => tell(channel.call('run', { command })),
    copyPaths: documents => tell(channel.call('act', { action: 'copyPaths', documents })),
    dates: () => channel.call('dates', {}),
    remember: state => editor.setState(state),
    editor: {
      act: (action, documents) => tell(channel.call('act', { action, documents })),
      edit: edit => tell(channel.call('edit', edit)),
      ask: asked => tell(channel.call('ask', asked)),
      undo: () => tell(channel.call('undo', {})),
      setGroupCount: count => channel.call('setGroupCount', { count }),
      search: query => channel.call('search', { query }),
    },
  });
  channel.on('data', data => map.setData({ ...data, documents: new MapDocuments(data.documents) }));
  channel.on('selection', selection => map.setSelection(selection));
  channel.on('status', status => map.setStatus(status));
  channel.on('edited', ({ text, canUndo }) => map.inform(text, canUndo));
  channel.on('command', ({ command }) => map.command(command));
  tell(channel.call('ready', { view }));
}
