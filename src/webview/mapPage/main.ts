import '../styles/map.css';
import '../styles/themes.css';
import { MAP_PAGE_STRINGS } from '../../protocol/mapStrings';
import { MapDocuments } from '../../protocol/packedDocuments';
import { unpackSharedMap } from '../../protocol/sharedMap';
import { make } from '../dom';
import { DrawnMap } from '../drawnMap';
import { readStrings } from '../strings';
import { followSystem } from './followSystem';

const root = document.getElementById('kindred-map');
const packed = document.getElementById('kindred-data')?.textContent;
if (root && packed) void start(root, packed);

/** Builds the map of a page that stands alone inside an element, from its data as base64. */
async function start(element: HTMLElement, base64: string): Promise<void> {
  followSystem();
  const { data, dates } = await unpackSharedMap(Uint8Array.from(atob(base64), character => character.charCodeAt(0)));
  const documents = new MapDocuments(data.documents);
  const places = new Map(Array.from({ length: documents.length }, (_, i) => [documents.ids.get(i), i]));
  const strings = readStrings(MAP_PAGE_STRINGS, element.dataset.strings);
  const map: DrawnMap = new DrawnMap(element, null, strings, {
    open: id => show(map, places.get(id)!),
    select: chosen => {
      if (chosen.length === 0) map.pointing.close();
    },
    run: () => void save(map, data.title, strings.noPicture),
    copyPaths: chosen => copy(chosen.map(id => documents.paths.get(places.get(id)!) || id).join('\n')),
    dates: async () => dates ?? { times: new Float64Array(documents.length).fill(NaN), by: 'files' },
    remember: () => undefined,
  });
  map.setData({ ...data, documents });
}

/** In the list a document is selected, on the map its card stays too: that is what a finger sees of it. */
function show(map: DrawnMap, document: number): void {
  map.setSelection({ documents: [document], groups: [], active: -1, asked: true });
  if (!map.state.asList) map.pointing.visit(document);
}

async function save(map: DrawnMap, title: string, refused: string): Promise<void> {
  const picture = (await map.picture('png').catch(() => undefined)) as Uint8Array<ArrayBuffer> | undefined;
  if (!picture) return map.inform(refused, false);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([picture], { type: 'image/png' }));
  link.download = `${title}.png`;
  link.click();
}

/** Puts a text on the clipboard; a page over plain http has only the older way to it, by what is selected. */
function copy(text: string): void {
  if (isSecureContext) return void navigator.clipboard.writeText(text);
  const { activeElement } = document;
  const field = make('textarea.unseen', { 'aria-hidden': 'true' }, text);
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
}
