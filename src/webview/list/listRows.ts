import { addTo } from '../../core/gather';
import { folderName } from '../../core/paths';
import { plainText } from '../../core/plainText';
import { UNGROUPED_SLOT } from '../../core/palette';
import { HIDDEN } from '../emphasis';
import { fitWord } from '../fitWord';
import { relativesOf } from '../marks';
import { offText } from '../results';
import type { Scene } from '../scene';
import { counted, fill, type Strings } from '../strings';

/** A row of the list; `said` is what a screen reader says of it. */
export interface ListRow {
  /** Position of the group in `MapData.groups`; −1 = ungrouped. */
  readonly group: number;
  /** Position of the document; undefined for the row of a group, and for the one that shows more of it. */
  readonly document?: number;
  /** `off` says how many matches are switched off, and shows them. */
  readonly kind: 'group' | 'document' | 'more' | 'off';
  readonly text: string;
  readonly note: string;
  readonly said: string;
  readonly slot: number;
  readonly shape: number;
  /** Place among its siblings, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

/** What decides which rows there are. */
export interface ListView {
  readonly scene: Scene;
  readonly levels: Uint8Array;
  /** Documents the search found; undefined while nothing is searched. */
  readonly matches: readonly number[] | undefined;
  /** Groups that are open. */
  readonly open: ReadonlySet<number>;
  /** How many documents of a group are shown at most. */
  most(group: number): number;
}

/** The rows of the list: groups in the legend's order, below open ones their documents, best fit first. */
export function listRows({ scene, levels, matches, open, most }: ListView, strings: Strings): ListRow[] {
  const members = new Map<number, number[]>();
  for (const i of matches ?? scene.order) if (levels[i] !== HIDDEN) addTo(members, scene.data.group[i], i);
  const off = offText(matches?.filter(i => levels[i] === HIDDEN).length ?? 0, strings);
  const groups = [...scene.groups.filter(group => group.top === group.index).map(group => group.index), -1].filter(group => members.has(group));
  const siblings = groups.length + Number(off !== '');
  const rows = groups.flatMap((at, k): ListRow[] => {
    const group = scene.groups[at];
    const documents = members.get(at)!;
    const text = group ? plainText(group.name, 60) : strings.ungrouped;
    const note = counted(documents.length, strings.documentOne, strings.documents);
    const look = { group: at, slot: group?.slot ?? UNGROUPED_SLOT, shape: group?.shape ?? 0 };
    const head: ListRow = { ...look, kind: 'group', text, note, said: `${text}, ${note}`, place: k + 1, siblings };
    if (!open.has(at)) return [head];
    const sorted = matches ? documents : [...documents].sort((a, b) => scene.data.strength[b] - scene.data.strength[a] || a - b);
    const shown = sorted.slice(0, most(at));
    const rows = shown.map((i, place): ListRow => ({ ...look, kind: 'document', document: i, ...documentText(scene, i, strings), slot: scene.slot[i], shape: scene.shape[i], place: place + 1, siblings: documents.length }));
    if (shown.length === documents.length) return [head, ...rows];
    const more = fill(strings.moreMatches, { count: documents.length - shown.length });
    return [head, ...rows, { ...look, kind: 'more', text: more, note: '', said: more, place: shown.length + 1, siblings: documents.length }];
  });
  if (!off) return rows;
  return [...rows, { group: -1, kind: 'off', text: off, note: strings.showThem, said: `${off} ${strings.showThem}`, slot: UNGROUPED_SLOT, shape: 0, place: siblings, siblings }];
}

function documentText(scene: Scene, i: number, strings: Strings): Pick<ListRow, 'text' | 'note' | 'said'> {
  const { title, path } = scene.data.documents.get(i)!;
  const part = scene.groups[scene.data.subgroup[i]];
  const text = plainText(title, 160);
  const fit = scene.data.group[i] < 0 ? '' : fill(strings.listFit, { fit: fitWord(scene.data.strength[i], strings), value: scene.data.strength[i].toFixed(2) });
  const facts = [part ? plainText(part.name, 40) : '', fit, plainText(folderName(path), 60)].filter(Boolean);
  const relatives = counted(relativesOf(scene, i).length, strings.relativeOne, strings.relatives);
  return { text, note: facts.join(' · '), said: [text, ...facts, relatives].join(', ') };
}
