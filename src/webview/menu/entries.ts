import { plainText } from '../../core/plainText';
import type { KindredMap } from '../kindredMap';
import { counted, fill } from '../strings';
import { zoomToGroup } from '../targets';
import type { MenuItem } from './menu';

/** What a menu offers, and what it is about. */
export interface Entries {
  readonly title: string;
  readonly items: readonly (MenuItem | null)[];
}

/** The entries for a document: the same as at its row in the tree, for all selected documents if it is one of them. */
export function documentEntries({ state, stage, host, strings }: KindredMap, at: number): Entries | undefined {
  const { scene } = stage;
  if (!scene?.data.documents.get(at)) return undefined;
  const { data } = scene;
  const chosen = state.selected.has(at) ? [...state.selected].filter(i => i < scene.count) : [at];
  const documents = chosen.map(i => data.documents.ids.get(i));
  const title = chosen.length > 1 ? counted(chosen.length, strings.documentOne, strings.documents) : plainText(data.documents.titles.get(at), 60);
  const item = (text: string, run: () => void): MenuItem => ({ text, run });
  const copy = item(chosen.length > 1 ? strings.copyPaths : strings.copyPath, () => host.copyPaths(documents));
  const { editor } = host;
  if (!editor) return { title, items: [copy] };
  const pinned = new Set(data.pinned?.documents);
  const pin = chosen.every(i => pinned.has(i))
    ? item(strings.unpinDocument, () => editor.edit({ kind: 'pinDocuments', documents, pinned: false }))
    : item(strings.pinDocument, () => editor.edit({ kind: 'pinDocuments', documents, pinned: true }));
  const grouped = chosen.some(i => data.group[i] >= 0);
  return {
    title,
    items: [
      item(strings.openAll, () => (chosen.length > 1 ? editor.act('open', documents) : host.open(documents[0], true))),
      ...(data.records && chosen.length === 1 ? [item(strings.openInFile, () => editor.act('openInFile', documents))] : []),
      null,
      item(strings.moveToGroup, () => editor.ask({ what: 'move', documents })),
      item(strings.makeGroupOf, () => editor.ask({ what: 'make', documents })),
      pin,
      ...(grouped ? [item(strings.reject, () => editor.edit({ kind: 'reject', documents }))] : []),
      null,
      copy,
    ],
  };
}

/** The entries for a group or sub-group, by its position in `MapData.groups`. */
export function groupEntries(map: KindredMap, at: number): Entries | undefined {
  const { stage, strings } = map;
  const { editor } = map.host;
  const group = stage.scene?.groups[at];
  if (!stage.scene || !group) return undefined;
  const groups = [group.id];
  const pinned = stage.scene.data.pinned?.groups.includes(group.id) ?? false;
  const item = (text: string, run: () => void): MenuItem => ({ text, run });
  const whole = group.top === group.index;
  const title = fill(strings.groupMenu, { group: plainText(group.name, 60) });
  const zoom = item(strings.zoomToGroup, () => zoomToGroup(map, at));
  if (!editor) return { title, items: [zoom] };
  return {
    title,
    items: [
      zoom,
      null,
      item(strings.renameGroup, () => editor.ask({ what: 'rename', groups })),
      item(pinned ? strings.unpinGroup : strings.pinGroup, () => editor.edit({ kind: 'pinGroups', groups, pinned: !pinned })),
      ...(whole ? [item(strings.groupColour, () => editor.ask({ what: 'colour', groups }))] : []),
      null,
      item(strings.mergeGroups, () => editor.ask({ what: 'merge', groups })),
      item(strings.splitGroup, () => editor.ask({ what: 'split', groups })),
      item(strings.hideGroup, () => editor.edit({ kind: 'hide', groups, hidden: true })),
    ],
  };
}
