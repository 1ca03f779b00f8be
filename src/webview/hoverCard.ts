import { UNGROUPED_SLOT } from '../core/palette';
import { colourWords } from './colouring/colouring';
import { barOf, isolated, isolatedPath, make, toggle } from './dom';
import { fitWord } from './fitWord';
import { groupMark, icon } from './icons';
import { meet, type Box } from './labels/box';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import type { Strings } from './strings';

/** A box that is better not covered; `cost` is 1 if not given. */
export interface Covered extends Box {
  readonly cost?: number;
}

export interface HoverCard {
  readonly element: HTMLElement;
  /**
   * Shows a document beside its point, clear of the point, of the `fixed` parts and of as many relatives `near` as can be;
   * where it has no room between the fixed parts, it says the most important only, if need be away from its point. It says what
   * the mouse does, or what keys do.
   */
  show(scene: Scene, document: number, point: { readonly x: number; readonly y: number }, near: readonly Box[], fixed: readonly Box[], stage: { readonly width: number; readonly height: number }, byKeys: boolean): void;
  hide(): void;
}

/** The card beside the point under the mouse; `opens`: a click opens the document. */
export function makeHoverCard(strings: Strings, opens: boolean): HoverCard {
  const element = make('div.card.hover', { role: 'tooltip', id: 'kindred-hover' });
  toggle(element, false);
  return {
    element,
    show(scene, document, point, near, fixed, stage, byKeys) {
      element.replaceChildren(...content(scene, document, strings, opens, byKeys));
      toggle(element, true);
      // Legend and results cannot be read below the card; relatives have their lines.
      const covered = [...near, ...fixed.map(box => ({ ...box, cost: near.length + 1 }))];
      const placeOf = (brief: boolean) => {
        element.classList.toggle('brief', brief);
        return bestPlace(element.offsetWidth, element.offsetHeight, point, covered, stage);
      };
      const whole = placeOf(false);
      const clear = (place: Box) => isInside(place, stage) && !fixed.some(box => meet(box, place));
      const close = clear(whole) ? whole : placeOf(true);
      // Between the tray and the edge below it there is no room at all: better away from the point than on the tray.
      const place = clear(close) ? close : (clearPlace(close, point, fixed, stage) ?? close);
      element.style.left = `${Math.round(place.x)}px`;
      element.style.top = `${Math.round(place.y)}px`;
    },
    hide: () => toggle(element, false),
  };
}

/** Room between a card and the edges of the stage. */
const EDGE = 6;

/** Whether a box keeps clear of the edges of the stage. */
export function isInside({ x, y, w, h }: Box, stage: { readonly width: number; readonly height: number }): boolean {
  return x >= EDGE && y >= EDGE && x + w <= stage.width - EDGE && y + h <= stage.height - EDGE;
}

/** The place for a box of a size that is nearest to a point, clear of the point and of all that is `fixed`; undefined if there is none. */
function clearPlace(
  { w, h }: Pick<Box, 'w' | 'h'>,
  { x, y }: { readonly x: number; readonly y: number },
  fixed: readonly Box[],
  stage: { readonly width: number; readonly height: number },
): Box | undefined {
  const along = (middle: number, size: number, length: number, edges: readonly (readonly [number, number])[]) => [
    Math.max(EDGE, Math.min(length - size - EDGE, middle - size / 2)),
    ...edges.flatMap(([start, end]) => [start - size - EDGE, end + EDGE]),
  ];
  const across = along(x, w, stage.width, [[x, x], ...fixed.map(box => [box.x, box.x + box.w] as const)]);
  const down = along(y, h, stage.height, [[y, y], ...fixed.map(box => [box.y, box.y + box.h] as const)]);
  const taken = [...fixed, { x: x - EDGE, y: y - EDGE, w: 2 * EDGE, h: 2 * EDGE }];
  const away = (box: Box) => Math.hypot(Math.max(box.x - x, x - box.x - w, 0), Math.max(box.y - y, y - box.y - h, 0));
  return across
    .flatMap(px => down.map(py => ({ x: px, y: py, w, h })))
    .filter(box => isInside(box, stage) && !taken.some(other => meet(other, box)))
    .sort((a, b) => away(a) - away(b))[0];
}

/** Of the places around a point, one inside the stage that costs least in covered boxes, and never the point itself. */
export function bestPlace(
  w: number,
  h: number,
  { x, y }: { readonly x: number; readonly y: number },
  near: readonly Covered[],
  stage: { readonly width: number; readonly height: number },
): Box {
  const { width, height } = stage;
  const gap = 16;
  const clamp = (value: number, most: number) => Math.max(EDGE, Math.min(most, value));
  const across = [x + gap, x - gap - w];
  const down = [y + gap, y - gap - h];
  const places: Box[] = [];
  for (const px of across) for (const py of down) places.push({ x: px, y: py, w, h });
  for (const px of across) places.push({ x: px, y: clamp(y - h / 2, height - h - EDGE), w, h });
  for (const py of down) places.push({ x: clamp(x - w / 2, width - w - EDGE), y: py, w, h });
  // And beside the point along the edges of what is not to be covered.
  const between = (value: number, middle: number, size: number) => value > middle - gap - size && value < middle + gap;
  for (const other of near) {
    for (const py of [other.y - h - EDGE, other.y + other.h + EDGE]) if (between(py, y, h)) for (const px of across) places.push({ x: px, y: py, w, h });
    for (const px of [other.x - w - EDGE, other.x + other.w + EDGE]) if (between(px, x, w)) for (const py of down) places.push({ x: px, y: py, w, h });
  }
  const covered = (box: Box) => near.reduce((sum, other) => sum + (meet(box, other) ? (other.cost ?? 1) : 0), 0);
  const fitting = places.filter(box => isInside(box, stage));
  if (fitting.length) return fitting.reduce((best, box) => (covered(box) < covered(best) ? box : best));
  // A stage too small for the card: along the side farther from the point.
  return { x: clamp(x - w / 2, Math.max(EDGE, width - w - EDGE)), y: y > height / 2 ? y - gap - h : y + gap, w, h };
}

function content(scene: Scene, i: number, strings: Strings, opens: boolean, byKeys: boolean): Node[] {
  const { data } = scene;
  const { id, title, path, snippet, words, nearest } = data.documents.get(i)!;
  const group = scene.groups[data.group[i]];
  const part = scene.groups[data.subgroup[i]];
  const facts = make('dl');
  const fact = (name: string, ...value: Node[]) => facts.append(make('dt', {}, name), make('dd.row', {}, ...value));
  fact(
    strings.group,
    groupMark(group?.slot ?? UNGROUPED_SLOT, group?.shape ?? 0, 9),
    isolated(group ? plainText(group.name, 60) : strings.ungrouped, 'clip'),
    ...(part && part !== group ? [isolated(`› ${plainText(part.name, 40)}`, 'clip', 'dim')] : []),
  );
  if (group) {
    const bar = barOf(data.strength[i], `var(--mark-${group.slot})`);
    fact(strings.fitWord, bar, make('span.num', {}, data.strength[i].toFixed(2)), make('span.dim', {}, fitWord(data.strength[i], strings)));
  }
  const said = colourWords(scene.colouring, i);
  if (said && scene.colouring.kind !== 'group' && scene.colouring.by !== 'fit') fact(scene.colouring.title, groupMark(scene.slot[i], 0, 9), isolated(said, 'clip'));
  if (words.length) fact(strings.words, make('span.chips', {}, ...words.slice(0, 5).map(word => make('span.chip', {}, isolated(plainText(word, 30))))));
  const close = nearest.filter(j => data.documents.get(j)).slice(0, 2);
  if (close.length) fact(strings.closest, make('span.closest', {}, ...close.map(j => isolated(plainText(data.documents.titles.get(j), 90), 'clip'))));
  const parts: Node[] = [make('h2', {}, isolated(plainText(title, 160)))];
  parts.push(make('div.row.small.dim.path', {}, icon('file', 13), isolatedPath(plainText(path || id, 240), 'clip')));
  if (snippet) parts.push(make('p.quote', { dir: 'auto' }, plainText(snippet, 400)));
  const [open, select] = byKeys ? [strings.keyEnter, strings.keySpace] : [strings.keyClick, strings.keyShiftClick];
  const keys = [...(opens ? [make('span.kbd', {}, open), strings.open] : []), make('span.kbd', {}, select), strings.select];
  parts.push(make('hr'), facts, make('hr'), make('div.row.small.dim.keys', {}, ...keys));
  return parts;
}
