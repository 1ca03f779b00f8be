import { HIDDEN } from '../emphasis';
import type { KindredMap } from '../kindredMap';
import { fill, formatNumber } from '../strings';
import { documentsWithin, joined, type Joining, type Place, type Tool } from './outline';

/** Changes the selection here and tells the host, who passes it on to the others. */
export function select(map: KindredMap, documents: readonly number[], groups: readonly number[]): void {
  map.state.selected = new Set(documents);
  map.state.selectedGroups = new Set(groups);
  map.selectionChanged();
  map.host.select(documents, groups);
}

export function clearSelection(map: KindredMap): void {
  select(map, [], []);
  saySelected(map);
}

export function toggleSelected(map: KindredMap, document: number): void {
  select(map, joined(map.state.selected, [document], 'toggle'), [...map.state.selectedGroups]);
  // A row of the list says by itself that it is selected.
  if (!map.state.asList) saySelected(map);
}

/** Selects all matches of the search, or all documents on show while nothing is searched. */
export function selectAll(map: KindredMap): void {
  const { levels } = map.stage;
  const all = map.state.matches ?? Array.from(levels.keys());
  select(map, all.filter(i => levels[i] !== HIDDEN), []);
  saySelected(map);
}

/** Reads out how many documents are selected now, which else is for eyes alone. */
function saySelected(map: KindredMap): void {
  map.say(fill(map.strings.selected, { count: formatNumber(map.state.selected.size) }));
}

/** Switches a way of drawing on, or off if it is on. */
export function useTool(map: KindredMap, tool: Tool | undefined): void {
  map.state.tool = map.state.tool === tool ? undefined : tool;
  map.show();
}

/** What a press draws: the tool that is on, or with Alt a line and with Shift+Alt a rectangle; undefined = it pans. */
export function toolOf(map: KindredMap, { altKey, shiftKey }: MouseEvent): Tool | undefined {
  return altKey ? (shiftKey ? 'rectangle' : 'lasso') : map.state.tool;
}

/** Shows the outline while it is drawn, from places on the stage. */
export function drawOutline(map: KindredMap, outline: readonly Place[]): void {
  const { scale, dx, dy } = map.stage.transform;
  map.stage.setOutline(outline.map(({ x, y }) => ({ x: (x - dx) / scale, y: (y - dy) / scale })));
}

/**
 * Selects what lies inside the outline on show, which stays while it holds something: Shift adds (without Alt, which asks for
 * a rectangle with it), Ctrl or Cmd toggles.
 */
export function enclose(map: KindredMap, { altKey, shiftKey, ctrlKey, metaKey }: MouseEvent): void {
  const { scene, levels, outline } = map.stage;
  if (!scene || !outline) return;
  const how: Joining = ctrlKey || metaKey ? 'toggle' : shiftKey && !altKey ? 'add' : 'replace';
  const documents = documentsWithin(scene, levels, outline);
  select(map, joined(map.state.selected, documents, how), how === 'replace' ? [] : [...map.state.selectedGroups]);
  if (documents.length > 0) map.stage.setOutline(outline);
}
