import { onStage, type Transform } from './camera';
import { isolated, make, toggle } from './dom';
import { HIDDEN } from './emphasis';
import { bestPlace, isInside } from './hoverCard';
import { groupMark } from './icons';
import { meet, type Box } from './labels/box';
import { plainText } from '../core/plainText';
import type { Scene } from './scene';
import { fill, type Strings } from './strings';

export interface ActiveTag {
  readonly element: HTMLElement;
  /** Names the document in the active editor; −1 = none. */
  show(scene: Scene, document: number): void;
  /** Keeps the label beside its point, clear of other parts; it hides where there is no room, and while the point is off the stage or `aside`. */
  follow(scene: Scene, levels: Uint8Array, transform: Transform, stage: Extent, around: readonly Box[], aside: boolean): void;
  /** The camera rests: the label goes where it covers the fewest points, of a radius, and stays on that side of its own while the map moves. */
  settle(scene: Scene, levels: Uint8Array, transform: Transform, stage: Extent, around: readonly Box[], radius: number): void;
}

type Extent = { readonly width: number; readonly height: number };

/** The quiet label at the point of the document in the active editor. */
export function makeActiveTag(strings: Strings): ActiveTag {
  const element = make('div.card.tag');
  let shown = -1;
  let [width, height] = [0, 0];
  /** Where it settled, from its point; undefined before. */
  let side: { readonly x: number; readonly y: number } | undefined;
  toggle(element, false);
  return {
    element,
    show(scene, document) {
      if (document !== shown) side = undefined;
      shown = scene.data.documents.get(document) ? document : -1;
      toggle(element, shown >= 0);
      if (shown < 0) return;
      element.replaceChildren(
        make('div.row', {}, groupMark(scene.slot[shown], scene.shape[shown], 9), isolated(plainText(scene.data.documents.titles.get(shown), 60), 'clip')),
        make('div.small.dim', {}, fill(strings.openInEditor, { fit: scene.data.strength[shown].toFixed(2) })),
      );
      [width, height] = [element.offsetWidth, element.offsetHeight];
    },
    follow(scene, levels, transform, stage, around, aside) {
      if (shown < 0 || shown >= scene.count) return;
      const { x, y } = onStage(transform, scene.x[shown], scene.y[shown]);
      const outside = x < 0 || y < 0 || x > stage.width || y > stage.height;
      toggle(element, !outside && !aside && levels[shown] !== HIDDEN);
      if (element.hidden) return;
      if (!width) [width, height] = [element.offsetWidth, element.offsetHeight];
      const settled = side && { x: x + side.x, y: y + side.y, w: width, h: height };
      const place = settled && isInside(settled, stage) && !around.some(part => meet(part, settled)) ? settled : bestPlace(width, height, { x, y }, around, stage);
      toggle(element, !around.some(part => meet(part, place)));
      element.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px)`;
    },
    settle(scene, levels, transform, stage, around, radius) {
      if (shown < 0 || shown >= scene.count || !width) return;
      const place = (i: number) => onStage(transform, scene.x[i], scene.y[i]);
      const point = place(shown);
      const near: Box[] = [];
      for (let i = 0; i < scene.count && near.length < MOST_NEAR; i++) {
        const { x, y } = place(i);
        const out = Math.abs(x - point.x) > width + REACH || Math.abs(y - point.y) > height + REACH;
        if (!out && i !== shown && levels[i] !== HIDDEN) near.push({ x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius });
      }
      const free = besides(width, height, point, side).filter(box => isInside(box, stage) && !around.some(part => meet(part, box)));
      const covered = free.map(box => near.reduce((sum, other) => sum + Number(meet(other, box)), 0));
      const best = free[covered.indexOf(Math.min(...covered))];
      side = best && { x: best.x - point.x, y: best.y - point.y };
    },
  };
}

/** Of more points no place is free: so many tell which covers the fewest. */
const MOST_NEAR = 2_000;
/** Room between the point and its label, and how far from the point a label reaches beyond its own size. */
const GAP = 14;
const REACH = GAP + 8;
/** How far apart the places are that are tried along a side of the point. */
const STEP = 8;

/** Places for a label of a size around a point, where it is at present first, then those at the middle of each side. */
function besides(w: number, h: number, { x, y }: { readonly x: number; readonly y: number }, side: { readonly x: number; readonly y: number } | undefined): Box[] {
  const places: Box[] = side ? [{ x: x + side.x, y: y + side.y, w, h }] : [];
  const steps = (most: number) => Array.from({ length: Math.ceil(most / STEP) + 1 }, (_, k) => Math.min(most, k * STEP));
  for (const away of steps(h / 2 + GAP)) for (const py of [y - h / 2 + away, y - h / 2 - away]) places.push({ x: x + GAP, y: py, w, h }, { x: x - GAP - w, y: py, w, h });
  for (const away of steps(w / 2 + GAP)) for (const px of [x - w / 2 + away, x - w / 2 - away]) places.push({ x: px, y: y + GAP, w, h }, { x: px, y: y - GAP - h, w, h });
  return places;
}
