import { onStage } from '../camera';
import { boxWithin } from '../dom';
import type { KindredMap } from '../kindredMap';
import { targetAt } from '../targets';
import { documentEntries, groupEntries, type Entries } from './entries';

/** Opens menus by right click, the menu key and Shift+F10, on points, names of groups and rows of the legend. */
export function connectMenus(map: KindredMap): void {
  const { stage, parts, pointing } = map;
  stage.canvas.addEventListener('contextmenu', event => {
    event.preventDefault();
    const { left, top } = stage.canvas.getBoundingClientRect();
    // From the keyboard it is about the document there, wherever the pointer rests.
    if (event.button !== 2 && pointing.cursor >= 0) openAtDocument(map, pointing.cursor);
    else openAtPlace(map, event.clientX - left, event.clientY - top);
  });
  parts.legend.element.addEventListener('contextmenu', event => {
    event.preventDefault();
    const row = parts.legend.groupAt(event.target as Element);
    const box = row && boxWithin(row.element, parts.stage);
    if (!row || !box) return;
    const { left, top } = parts.stage.getBoundingClientRect();
    const [x, y] = event.button === 2 ? [event.clientX - left, event.clientY - top] : [box.x + 12, box.y + box.h];
    openMenu(map, groupEntries(map, row.group), x, y);
  });
}

function openAtPlace(map: KindredMap, x: number, y: number): void {
  const target = targetAt(map, x, y);
  if (!target || 'area' in target) return;
  openMenu(map, 'document' in target ? documentEntries(map, target.document) : groupEntries(map, target.group), x, y);
}

/** Opens the menu of a document beside its point. */
function openAtDocument(map: KindredMap, document: number): void {
  const { scene, transform } = map.stage;
  if (!scene) return;
  const { x, y } = onStage(transform, scene.x[document], scene.y[document]);
  openMenu(map, documentEntries(map, document), x + 8, y + 8);
}

/** Opens a menu at a place of the stage. */
export function openMenu(map: KindredMap, entries: Entries | undefined, x: number, y: number): void {
  if (!entries) return;
  map.pointing.close();
  map.parts.menu.show(entries.title, entries.items, x, y);
}
