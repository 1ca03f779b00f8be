import type { Edit } from '../core/edits/edit';
import type { ChangeDates, MapQuestion, MapSelection, MapStatus, MapView, SelectionAction } from '../protocol/mapSides';
import type { MapDocuments } from '../protocol/packedDocuments';
import type { Camera } from './camera';
import type { Range } from './colouring/histogram';
import type { Emphasis } from './emphasis';
import type { Looks } from './picks';
import type { Tool } from './selecting/outline';
import type { Scene } from './scene';
import type { Theme } from './theme';

/** What the map calls on the host. */
export interface HostCalls {
  open(id: string, keep: boolean): void;
  select(documents: readonly number[], groups: readonly number[]): void;
  run(command: 'openFolder' | 'cluster' | 'refresh' | 'cancel' | 'showLog' | 'saveImage' | 'include'): void;
  copyPaths(documents: readonly string[]): void;
  dates(): Promise<ChangeDates>;
  remember(view: MapView): void;
  /** Absent where the map stands alone: it can be looked at. */
  readonly editor?: EditorCalls;
}

/** What takes an editor behind the map. */
export interface EditorCalls {
  act(action: Exclude<SelectionAction, 'copyPaths'>, documents: readonly string[]): void;
  edit(edit: Edit): void;
  ask(asked: MapQuestion): void;
  undo(): void;
  setGroupCount(count: number): Promise<void>;
  search(query: string): Promise<readonly number[] | null>;
}

/** Everything a person or the host changes about the map, apart from camera and pointer. */
export interface MapState {
  status: MapStatus;
  /** Ids of groups switched off; −1 = the ungrouped documents. */
  hidden: Set<number>;
  looks: Looks;
  /** Categories of the present colouring switched off, and the one under the pointer in the legend; −1 = none. */
  hiddenCategories: Set<number>;
  highlightedCategory: number | undefined;
  /** The span of values that is kept. */
  range: Range | undefined;
  query: string;
  /** True when the search goes by meaning too, and while its answer is waited for. */
  byMeaning: boolean;
  searching: boolean;
  matches: number[] | undefined;
  /** Which match is the current one, and whether the map went there. */
  matchAt: number;
  visited: boolean;
  selected: Set<number>;
  /** Ids of groups the selection lights. */
  selectedGroups: Set<number>;
  active: number;
  /** What a drag draws; undefined = it pans. */
  tool: Tool | undefined;
  /** Position of the group under the pointer in `MapData.groups`, −1 = ungrouped. */
  highlighted: number | undefined;
  /** What the card beside groups said when it was closed; it comes back with something else to say. */
  dismissed: string | undefined;
  /** The list is shown in the place of the map. */
  asList: boolean;
  legendOpen: boolean;
  /** In a narrow panel the legend starts folded, whatever it is in a wide one. */
  narrowLegendOpen: boolean;
}

export function startState(view: MapView | null): MapState {
  return {
    // Nothing is claimed until the host has said how things stand.
    status: { state: 'done', text: '', ungrouped: 0 },
    hidden: new Set(view?.hidden ?? []),
    looks: { colour: view?.colour ?? 'group', size: view?.size ?? 'equal', shape: view?.shape ?? 'circle' },
    hiddenCategories: new Set(),
    highlightedCategory: undefined,
    range: view?.range,
    query: view?.search ?? '',
    byMeaning: view?.byMeaning ?? false,
    searching: false,
    matches: undefined,
    matchAt: 0,
    visited: false,
    selected: new Set(),
    selectedGroups: new Set(),
    active: -1,
    tool: undefined,
    highlighted: undefined,
    dismissed: view?.dismissed,
    // With a screen reader the list comes first.
    asList: view?.list ?? document.body.classList.contains('vscode-using-screen-reader'),
    legendOpen: view?.legendOpen ?? true,
    narrowLegendOpen: false,
  };
}

/** Most selected documents that are kept with the view. */
const MOST_REMEMBERED = 1000;

/** What is kept over hiding and reloading; the camera in the data's coordinates. */
export function viewOf({ asList, looks, range, query, byMeaning, hidden, legendOpen, selected, dismissed }: MapState, camera: Camera, documents: MapDocuments | undefined): MapView {
  const ids: string[] = [];
  for (const i of selected) {
    if (ids.length === MOST_REMEMBERED) break;
    const id = documents?.get(i)?.id;
    if (id !== undefined) ids.push(id);
  }
  const { x, y, zoom } = camera;
  return { x, y, zoom, search: query, ...(byMeaning && { byMeaning }), hidden: [...hidden], legendOpen, list: asList, ...looks, ...(range && { range }), selected: ids, ...(dismissed !== undefined && { dismissed }) };
}

export function takeSelection(state: MapState, { documents, groups, active }: MapSelection): void {
  state.selected = new Set(documents);
  state.selectedGroups = new Set(groups);
  state.active = active;
}

/** Positions of groups switched off, with −1 for the ungrouped documents. */
export function hiddenPositions(state: MapState, scene: Scene): Set<number> {
  const positions = new Set<number>();
  if (state.hidden.has(-1)) positions.add(-1);
  for (const group of scene.groups) if (state.hidden.has(group.id)) positions.add(group.index);
  return positions;
}

export function emphasisOf(state: MapState, scene: Scene): Emphasis {
  const selectedGroups = new Set(scene.groups.filter(group => state.selectedGroups.has(group.id)).map(group => group.index));
  const { hiddenCategories, highlightedCategory, range } = state;
  return { hiddenCategories, highlightedCategory, range, hidden: hiddenPositions(state, scene), highlighted: state.highlighted, selectedGroups, selected: state.selected, matches: state.matches };
}

/** The least a label is drawn with in high contrast: its mark keeps 3 : 1 against the background in every colour, its text 7 : 1. */
const CLEAR = 0.8;

/** How strongly a label is drawn: those of lit groups and of documents that were found (`lit`) in full, the others stepped back. */
export function labelOpacity(state: MapState, scene: Scene, { highContrast }: Theme, group: number, document: number, lit: boolean): number {
  return Math.max(highContrast ? CLEAR : 0, ownOpacity(state, scene, group, document, lit));
}

function ownOpacity(state: MapState, scene: Scene, group: number, document: number, found: boolean): number {
  const related = (other: number) => {
    if (group === other) return true;
    const [a, b] = [scene.groups[group], scene.groups[other]];
    if (document >= 0) return scene.data.subgroup[document] === other;
    return a !== undefined && b !== undefined && (a.top === other || b.top === group);
  };
  if (state.highlighted !== undefined) return related(state.highlighted) ? 1 : 0.35;
  if (state.matches) return found ? 1 : document >= 0 || (group >= 0 && scene.groups[group].top !== group) ? 0.5 : 0.75;
  if (state.selectedGroups.size) {
    const lit = scene.groups.filter(one => state.selectedGroups.has(one.id));
    return lit.some(one => related(one.index)) ? 1 : 0.4;
  }
  return 1;
}
