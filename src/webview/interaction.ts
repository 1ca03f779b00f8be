import { panBy, room, zoomAt } from './camera';
import { listenToGestures } from './gestures';
import { keepKeyboard } from './keepKeyboard';
import type { KindredMap } from './kindredMap';
import { listenToKeys } from './keys';
import { chooseLooks, highlight, legendActions, showAgain } from './legendActions';
import { areaOf } from './labels/areaWishes';
import { listActions, switchList } from './list/showList';
import { nearestPoint, nextPoint } from './nextPoint';
import type { PartActions } from './parts';
import { goToMatch, searchByMeaning, searchFor, stepMatch } from './searching';
import { panTo } from './seeing';
import { clearSelection, drawOutline, enclose, select, selectAll, toggleSelected, toolOf, useTool } from './selecting/select';
import { targetAt, zoomTo, zoomToGroup } from './targets';

/** How far an arrow pans, in CSS pixels. */
const ARROW = 80;

/** What the HTML parts of a map do. */
export function partActions(map: KindredMap): PartActions {
  const { editor } = map.host;
  return {
    toolbar: {
      search: query => searchFor(map, query),
      step: by => stepMatch(map, by),
      clear: () => {
        searchFor(map, '');
        map.parts.toolbar.input.focus();
      },
      draw: () => useTool(map, 'lasso'),
      fit: () => map.stage.travelTo(undefined),
      showList: () => switchList(map),
      saveImage: () => map.host.run('saveImage'),
    },
    results: { go: at => goToMatch(map, at), selectAll: () => selectAll(map), showOff: () => showAgain(map, map.state.matches ?? []), ...(editor && { byMeaning: on => searchByMeaning(map, on) }), say: text => map.say(text) },
    tray: {
      ...(editor && {
        editor: {
          makeGroup: () => editor.edit({ kind: 'make', documents: selectedIds(map) }),
          move: () => editor.ask({ what: 'move', documents: selectedIds(map) }),
          act: action => editor.act(action, selectedIds(map)),
        },
      }),
      copyPaths: () => map.host.copyPaths(selectedIds(map)),
      clear: () => clearSelection(map),
    },
    list: listActions(map),
    legend: legendActions(map),
    looks: looks => chooseLooks(map, looks),
    setGroupCount: async count => editor?.setGroupCount(count),
    undo: () => editor?.undo(),
    state: { run: command => map.host.run(command), dismiss: said => dismiss(map, said) },
    zoom: factor => zoomBy(map, factor),
    back: () => map.stage.travelTo(undefined),
    goTo: (x, y) => map.stage.travelTo({ ...map.stage.camera, x, y }),
  };
}

/** Connects mouse, touch and keyboard with a map; the answer looks again at what is under a resting pointer. */
export function connectInput(map: KindredMap): () => void {
  const { stage, pointing, parts } = map;
  const { canvas } = stage;
  let pointer: { x: number; y: number } | undefined;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  const gestures = listenToGestures(canvas, {
    pan(dx, dy) {
      hoverNothing(map);
      stage.moveTo(panBy(stage.camera, stage.frame, dx, dy));
    },
    zoom(x, y, factor) {
      hoverNothing(map);
      if (stage.scene) stage.moveTo(zoomAt(stage.camera, stage.frame, x, y, factor));
    },
    hover(x, y) {
      pointer = { x, y };
      hover(map, x, y);
    },
    leave() {
      pointer = undefined;
      hoverNothing(map);
    },
    click: (x, y, event) => click(map, x, y, event),
    dragging: active => canvas.classList.toggle('dragging', active),
    tool: event => (stage.scene ? toolOf(map, event) : undefined),
    draw(outline) {
      hoverNothing(map);
      drawOutline(map, outline);
    },
    enclose: event => enclose(map, event),
    undraw: () => stage.setOutline(undefined),
  });
  canvas.addEventListener('blur', () => {
    if (pointing.cursor >= 0) pointing.visit(-1);
  });
  keepKeyboard(parts.stage.parentElement!, () => (map.state.asList ? parts.list.focus() : canvas.focus({ preventScroll: true })));
  listenToKeys(canvas, {
    zoom: factor => zoomBy(map, factor),
    fit: () => stage.travelTo(undefined),
    search: () => parts.toolbar.input.select(),
    escape: () => closeMenu(map) || parts.picks.close() || gestures.stop() || escape(map),
    step: (dx, dy) => step(map, dx, dy),
    pan: (dx, dy) => stage.travelTo(panBy(stage.destination, stage.frame, -dx * ARROW, -dy * ARROW)),
    open(keep) {
      const document = stage.scene?.data.documents.get(pointing.cursor);
      if (document) map.host.open(document.id, keep);
    },
    select() {
      if (pointing.cursor >= 0) toggleSelected(map, pointing.cursor);
    },
    selectAll: () => selectAll(map),
    tool: tool => useTool(map, tool),
  });
  return () => pointer && hover(map, pointer.x, pointer.y);
}

/** Zooms by a factor around the middle of the free room. */
export function zoomBy(map: KindredMap, factor: number): void {
  const { stage } = map;
  const { x, y } = room(stage.frame);
  if (stage.scene) stage.travelTo(zoomAt(stage.destination, stage.frame, x, y, factor));
}

function hover(map: KindredMap, x: number, y: number): void {
  const { stage, pointing } = map;
  if (stage.moving) return;
  const target = targetAt(map, x, y);
  highlight(map, target && 'group' in target ? target.group : undefined);
  pointing.hover(target && 'document' in target ? target.document : -1);
  stage.canvas.classList.toggle('over', target !== undefined);
}

function hoverNothing(map: KindredMap): void {
  map.pointing.hover(-1);
  highlight(map, undefined);
}

function click(map: KindredMap, x: number, y: number, event: MouseEvent): void {
  const { stage, host } = map;
  const { scene } = stage;
  if (!scene) return;
  const target = targetAt(map, x, y);
  if (target && 'area' in target) {
    const groups = areaOf(scene.data, target.area);
    if (event.detail >= 2) zoomTo(map, i => groups.includes(scene.data.group[i]));
    else select(map, [], groups.map(group => scene.groups[group].id));
    return;
  }
  if (target && 'group' in target) {
    if (event.detail >= 2) zoomToGroup(map, target.group);
    else select(map, [], [scene.groups[target.group].id]);
    return;
  }
  const document = target && 'document' in target ? target.document : -1;
  if (document < 0) {
    // What a search or keys opened stays when the pointer comes.
    map.pointing.close();
    if (map.state.selected.size || map.state.selectedGroups.size) clearSelection(map);
    return;
  }
  if (event.shiftKey || event.ctrlKey || event.metaKey) {
    toggleSelected(map, document);
    return;
  }
  if (event.detail < 2) select(map, [document], []);
  host.open(scene.data.documents.ids.get(document), event.detail >= 2);
}

/** Goes to the nearest document that way, from the current one, a selected one, or the middle of the map. */
function step(map: KindredMap, dx: number, dy: number): void {
  const { stage, pointing, state } = map;
  const { scene, levels, camera } = stage;
  if (!scene) return;
  const known = [pointing.cursor, ...state.selected, state.active].find(i => i >= 0 && i < scene.count && levels[i] > 0);
  const next = pointing.cursor >= 0 ? nextPoint(scene, levels, pointing.cursor, dx, dy) : (known ?? nearestPoint(scene, levels, camera.x, camera.y));
  if (next < 0) return;
  const target = panTo(stage, scene.x[next], scene.y[next]);
  if (target) stage.travelTo(target);
  pointing.visit(next, true);
}

function closeMenu({ parts: { menu } }: KindredMap): boolean {
  const { open } = menu;
  menu.close();
  return open;
}

/** Closes the message beside groups; labels take its room. */
function dismiss(map: KindredMap, said: string): void {
  map.state.dismissed = said;
  map.show();
  map.stage.finish(false);
  map.remember();
}

/** Closes the cards, then the selection, then the search, and lays the tool aside. */
function escape(map: KindredMap): void {
  const { parts, pointing, state } = map;
  if (pointing.close() || parts.cards.close()) return;
  if (state.selected.size || state.selectedGroups.size) clearSelection(map);
  else if (state.query) searchFor(map, '');
  else useTool(map, state.tool);
}

function selectedIds(map: KindredMap): string[] {
  const documents = map.stage.scene?.data.documents;
  return [...map.state.selected].flatMap(i => documents?.get(i)?.id ?? []);
}
