import { GROUP_SHAPES } from '../protocol/groupShapes';
import type { Transform } from './camera';
import { cellAt, type Cells } from './cells';
import { LIT } from './emphasis';
import type { Scene } from './scene';

/**
 * All documents in drawing order, as arrays that are read from front to back: ungrouped ones before the others, then by
 * the scene's cells.
 */
export interface Ordered {
  /** Places in the world, positions of documents, and how each looks: its slot × 256 + size step × shapes + shape. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly index: Uint32Array;
  readonly look: Uint16Array;
  readonly cells: Cells;
  /** Where each cell begins: first those of ungrouped documents, then those of the others. */
  readonly starts: Uint32Array;
}

/** The same with each one's level of emphasis; hidden ones are among them, since moving a million is slower than passing them over. */
export interface DrawList extends Ordered {
  readonly level: Uint8Array;
  /** How many there are of each level. */
  readonly counts: Uint32Array;
}

/** A rectangle in raster pixels, the far edges not in it. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** To be made anew when points have moved. `gliding`: they are on their way and not in their cells yet. */
export function inOrder({ count, order, x, y, slot, shape, size, cells: settled, cell, ungrouped }: Scene, gliding: boolean): Ordered {
  const cells = gliding ? { ...settled, side: 1 } : settled;
  const many = cells.side ** 2;
  const starts = new Uint32Array(2 * many + 1);
  const made = { x: new Float32Array(count), y: new Float32Array(count), index: order, look: new Uint16Array(count) };
  for (let k = 0; k < count; k++) {
    const i = order[k];
    made.x[k] = x[i];
    made.y[k] = y[i];
    made.look[k] = slot[i] * 256 + (size ? size[i] : 0) * GROUP_SHAPES + shape[i];
    starts[(k < ungrouped ? 0 : many) + (gliding ? 0 : cell[k]) + 1]++;
  }
  for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
  return { ...made, cells, starts };
}

/** `levels` is by position of documents. */
export function makeDrawList(ordered: Ordered, levels: Uint8Array): DrawList {
  const { index } = ordered;
  const level = new Uint8Array(index.length);
  const counts = new Uint32Array(LIT + 1);
  for (let k = 0; k < index.length; k++) counts[(level[k] = levels[index[k]])]++;
  return { ...ordered, level, counts };
}

/**
 * Calls with the runs of the list, in drawing order, that hold all points in a rectangle of raster pixels (and some around
 * it). `transform` maps the world to raster pixels.
 */
export function runsIn({ cells, starts }: Ordered, { scale, dx, dy }: Transform, rect: Rect, run: (from: number, to: number) => void): void {
  const { side } = cells;
  const [from, to] = [cellAt(cells, (rect.left - dx) / scale, (rect.top - dy) / scale), cellAt(cells, (rect.right - dx) / scale, (rect.bottom - dy) / scale)];
  const [first, last] = [from % side, to % side];
  for (const base of [0, side * side]) {
    if (first === 0 && last === side - 1) run(starts[base + from], starts[base + to + 1]);
    else for (let row = from - first; row <= to; row += side) run(starts[base + row + first], starts[base + row + last + 1]);
  }
}
