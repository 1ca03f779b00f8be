import { GROUP_SHAPES } from '../protocol/groupShapes';
import type { Transform } from './camera';
import { cellAt, type Cells } from './cells';
import { HIDDEN, LIT } from './emphasis';
import type { Scene } from './scene';

/**
 * The documents on show in drawing order, as arrays that are read from front to back: by emphasis (dim, plain, lit), then
 * ungrouped ones before the others, then by the scene's cells.
 */
export interface DrawList {
  /** Places in the world, positions of documents, and how each looks: its slot × 256 + size step × shapes + shape. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly index: Uint32Array;
  readonly look: Uint16Array;
  readonly cells: Cells;
  /** Where each cell of each part begins: part × cells + cell; part = 2 × (level − 1) + (grouped ? 1 : 0). */
  readonly starts: Uint32Array;
}

/** A rectangle in raster pixels, the far edges not in it. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** All documents in the scene's drawing order, whatever their emphasis. */
export type Ordered = Pick<DrawList, 'x' | 'y' | 'index' | 'look'>;

/** To be made anew when points have moved. */
export function inOrder({ count, order, x, y, slot, shape, size }: Scene): Ordered {
  const made = { x: new Float32Array(count), y: new Float32Array(count), index: order, look: new Uint16Array(count) };
  for (let k = 0; k < count; k++) {
    const i = order[k];
    made.x[k] = x[i];
    made.y[k] = y[i];
    made.look[k] = slot[i] * 256 + (size ? size[i] : 0) * GROUP_SHAPES + shape[i];
  }
  return made;
}

/** `gliding`: the points are on their way and not in their cells yet. */
export function makeDrawList(scene: Scene, ordered: Ordered, levels: Uint8Array, gliding: boolean): DrawList {
  const { count, order, cell, ungrouped } = scene;
  const cells = gliding ? { ...scene.cells, side: 1 } : scene.cells;
  const many = cells.side ** 2;
  // One more than the place in `starts`, so that 0 is left for what is hidden.
  const key = new Uint32Array(count);
  const starts = new Uint32Array(2 * LIT * many + 1);
  let alike = true;
  for (let k = 0; k < count; k++) {
    const level = levels[order[k]];
    alike &&= level === levels[order[0]];
    if (level === HIDDEN) continue;
    key[k] = (2 * (level - 1) + (k < ungrouped ? 0 : 1)) * many + (gliding ? 0 : cell[k]) + 1;
    starts[key[k]]++;
  }
  for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
  const total = starts[starts.length - 1];
  if (alike && total === count) return { ...ordered, cells, starts };
  const next = starts.slice();
  const list = { x: new Float32Array(total), y: new Float32Array(total), index: new Uint32Array(total), look: new Uint16Array(total) };
  for (let k = 0; k < count; k++) {
    if (key[k] === 0) continue;
    const at = next[key[k] - 1]++;
    list.x[at] = ordered.x[k];
    list.y[at] = ordered.y[k];
    list.index[at] = order[k];
    list.look[at] = ordered.look[k];
  }
  return { ...list, cells, starts };
}

/**
 * Calls with the runs of the list, in drawing order, that hold all points of one level in a rectangle of raster pixels
 * (and some around it). `transform` maps the world to raster pixels.
 */
export function runsIn({ cells, starts }: DrawList, level: number, { scale, dx, dy }: Transform, rect: Rect, run: (from: number, to: number) => void): void {
  const { side } = cells;
  const [from, to] = [cellAt(cells, (rect.left - dx) / scale, (rect.top - dy) / scale), cellAt(cells, (rect.right - dx) / scale, (rect.bottom - dy) / scale)];
  const [first, last] = [from % side, to % side];
  for (let part = 2 * (level - 1); part < 2 * level; part++) {
    const base = part * side * side;
    if (first === 0 && last === side - 1) run(starts[base + from], starts[base + to + 1]);
    else for (let row = from - first; row <= to; row += side) run(starts[base + row + first], starts[base + row + last + 1]);
  }
}
