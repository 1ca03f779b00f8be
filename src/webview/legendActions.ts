import type { Range } from './colouring/histogram';
import { HIDDEN } from './emphasis';
import type { KindredMap } from './kindredMap';
import type { LegendActions } from './legend';
import type { EditorCalls } from './mapState';
import type { Looks } from './picks';

/** What the legend does, to groups or to the categories that are coloured in their place. */
export function legendActions(map: KindredMap): LegendActions {
  const { editor } = map.host;
  return {
    toggleRow: row => toggleRow(map, row),
    toggleAll: () => toggleAll(map),
    highlight: row => highlight(map, row, byCategory(map) ? 'highlightedCategory' : 'highlighted'),
    keepRange: range => keepRange(map, range),
    ...(editor && { merge: (group, into) => merge(map, editor, group, into) }),
    fold(open) {
      if (map.narrow) map.state.narrowLegendOpen = open;
      else map.state.legendOpen = open;
      map.show();
      map.layout();
      map.remember();
    },
  };
}

/** Another colour, size or shape of points. */
export function chooseLooks(map: KindredMap, looks: Partial<Looks>): void {
  if (looks.colour && looks.colour !== map.state.looks.colour) {
    map.state.hiddenCategories.clear();
    map.state.highlightedCategory = undefined;
    map.state.range = undefined;
  }
  map.state.looks = { ...map.state.looks, ...looks };
  map.dress();
  map.remember();
}

/** Lights the documents of a group, or of a category, by its position; −1 = those in none. */
export function highlight(map: KindredMap, row: number | undefined, kind: 'highlighted' | 'highlightedCategory' = 'highlighted'): void {
  if (map.state[kind] === row) return;
  map.state[kind] = row;
  map.stage.soon(() => map.emphasise(false));
  map.show();
}

function byCategory(map: KindredMap): boolean {
  return map.stage.scene?.colouring.kind === 'categories';
}

function toggleRow(map: KindredMap, row: number): void {
  const { hidden, hiddenCategories } = map.state;
  const set = byCategory(map) ? hiddenCategories : hidden;
  const key = byCategory(map) || row < 0 ? row : map.stage.scene!.groups[row].id;
  if (!set.delete(key)) set.add(key);
  hiddenChanged(map);
}

function toggleAll(map: KindredMap): void {
  const { scene } = map.stage;
  const { state } = map;
  if (!scene) return;
  const any = state.hidden.size + state.hiddenCategories.size > 0;
  state.hidden = new Set();
  state.hiddenCategories = new Set();
  if (!any && scene.colouring.kind === 'categories') state.hiddenCategories = new Set([...scene.colouring.categories.keys(), -1]);
  else if (!any) state.hidden = new Set([...scene.groups.filter(group => group.top === group.index).map(group => group.id), -1]);
  hiddenChanged(map);
}

/** Switches the groups and categories of documents on where they are off, for those that somebody goes to. */
export function showAgain(map: KindredMap, documents: readonly number[]): void {
  const { scene, levels } = map.stage;
  const off = scene ? documents.filter(document => levels[document] === HIDDEN) : [];
  if (!scene || !off.length) return;
  const { data, groups, colouring } = scene;
  for (const document of off) {
    map.state.hidden.delete(groups[data.group[document]]?.id ?? -1);
    if (colouring.kind === 'categories') map.state.hiddenCategories.delete(colouring.part[document]);
  }
  hiddenChanged(map);
}

function hiddenChanged(map: KindredMap): void {
  map.emphasise(true);
  map.show();
  map.remember();
}

function keepRange(map: KindredMap, range: Range | undefined): void {
  map.state.range = range;
  map.emphasise(false);
  map.show();
  map.remember();
}

function merge(map: KindredMap, editor: EditorCalls, group: number, into: number): void {
  const groups = map.stage.scene?.groups ?? [];
  if (groups[group] && groups[into]) editor.edit({ kind: 'merge', groups: [groups[group].id], into: groups[into].id });
}
