import type { Transform } from './camera';
import { HIDDEN } from './emphasis';
import type { Scene } from './scene';

/** How densely documents lie, on a grid over the stage and a margin around it; a lone document counts 1 at its place. */
export interface Density {
  /** Side of a cell and the stage position of the first cell's centre, in CSS pixels. */
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly total: Float32Array;
  /** The group that is densest in each cell (−1 = none) and how dense it is there. */
  readonly strongest: Int16Array;
  readonly strength: Float32Array;
  /** Each group's densest place on the stage, by position in `MapData.groups`. */
  readonly peaks: ReadonlyMap<number, { readonly x: number; readonly y: number; readonly value: number }>;
}

/** Margin around the stage that is computed too, so that panning shows finished ground, in CSS pixels. */
export const GROUND_MARGIN = 96;

/**
 * Gaussian kernel density of every group and of all documents, by two one-dimensional passes over the cells a group
 * reaches. `sigma` is the kernel's width in CSS pixels and `weight` what one document counts.
 */
export function computeDensity(
  scene: Scene,
  levels: Uint8Array,
  transform: Transform,
  width: number,
  height: number,
  sigma: number,
  weight: number,
): Density {
  const cell = Math.max(6, sigma / 4);
  const columns = Math.ceil((width + 2 * GROUND_MARGIN) / cell) + 1;
  const rows = Math.ceil((height + 2 * GROUND_MARGIN) / cell) + 1;
  const left = -GROUND_MARGIN;
  const top = -GROUND_MARGIN;
  const size = columns * rows;
  const total = new Float32Array(size);
  const strongest = new Int16Array(size).fill(-1);
  const strength = new Float32Array(size);
  const kernel = gaussian(sigma / cell);
  const reach = kernel.length - 1;
  const peaks = new Map<number, { x: number; y: number; value: number }>();
  const grid = new Float32Array(size);
  const passed = new Float32Array(size);

  const { starts, list } = scene.members;
  for (let part = 0; part < starts.length - 1; part++) {
    // The ungrouped documents are in the last list.
    const group = part === starts.length - 2 ? -1 : part;
    let [x0, y0, x1, y1] = [columns, rows, -1, -1];
    for (let k = starts[part]; k < starts[part + 1]; k++) {
      const i = list[k];
      if (levels[i] === HIDDEN) continue;
      const fx = (scene.x[i] * transform.scale + transform.dx - left) / cell;
      const fy = (scene.y[i] * transform.scale + transform.dy - top) / cell;
      const cx = Math.floor(fx);
      const cy = Math.floor(fy);
      if (cx < 0 || cy < 0 || cx >= columns - 1 || cy >= rows - 1) continue;
      const u = fx - cx;
      const v = fy - cy;
      const at = cy * columns + cx;
      grid[at] += (1 - u) * (1 - v);
      grid[at + 1] += u * (1 - v);
      grid[at + columns] += (1 - u) * v;
      grid[at + columns + 1] += u * v;
      if (cx < x0) x0 = cx;
      if (cy < y0) y0 = cy;
      if (cx >= x1) x1 = cx + 1;
      if (cy >= y1) y1 = cy + 1;
    }
    if (x1 < 0) continue;
    const bx0 = Math.max(0, x0 - reach);
    const bx1 = Math.min(columns - 1, x1 + reach);
    const by0 = Math.max(0, y0 - reach);
    const by1 = Math.min(rows - 1, y1 + reach);
    for (let y = y0; y <= y1; y++) blurLine(grid, passed, y * columns, 1, x0, x1, bx0, bx1, kernel);
    for (let x = bx0; x <= bx1; x++) blurLine(passed, grid, x, columns, y0, y1, by0, by1, kernel);
    let best = -1;
    for (let y = by0; y <= by1; y++) {
      for (let x = bx0, at = y * columns + bx0; x <= bx1; x++, at++) {
        const value = grid[at] * weight;
        grid[at] = 0;
        passed[at] = 0;
        total[at] += value;
        if (group < 0) continue;
        if (value > strength[at]) {
          strength[at] = value;
          strongest[at] = group;
        }
        const [sx, sy] = [left + x * cell, top + y * cell];
        if (value > best && sx >= 0 && sy >= 0 && sx <= width && sy <= height) {
          best = value;
          peaks.set(group, { x: sx, y: sy, value });
        }
      }
    }
  }
  return { cell, left, top, columns, rows, total, strongest, strength, peaks };
}

/** Half of a Gaussian, from its middle outwards to 2.6 standard deviations; the middle is 1. */
function gaussian(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.6);
  return Float32Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
}

/** Convolves cells from … to of a line into cells low … high of another. */
function blurLine(
  source: Float32Array,
  target: Float32Array,
  start: number,
  step: number,
  from: number,
  to: number,
  low: number,
  high: number,
  kernel: Float32Array,
): void {
  const reach = kernel.length - 1;
  for (let k = low; k <= high; k++) {
    let sum = 0;
    const last = Math.min(to, k + reach);
    for (let j = Math.max(from, k - reach); j <= last; j++) sum += source[start + j * step] * kernel[j < k ? k - j : j - k];
    target[start + k * step] = sum;
  }
}
