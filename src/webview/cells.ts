import type { Bounds } from './camera';

/** From this many documents on they are sorted by place; below, looking at all of them costs less. */
const SORTED_FROM = 30_000;
/** Documents a cell has in the mean, and most cells a side. */
const IN_A_CELL = 100;
const MOST_SIDE = 160;

/** A grid over the world, so that only what is near the stage is looked at. */
export interface Cells {
  /** Cells a side, the world place of the first one's corner, and cells to a world unit. */
  readonly side: number;
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

/** The cell a place of the world lies in, row by row; places beyond the grid belong to its outer cells. */
export function cellAt({ side, left, top, across, down }: Cells, x: number, y: number): number {
  const column = Math.max(0, Math.min(side - 1, Math.floor((x - left) * across)));
  return Math.max(0, Math.min(side - 1, Math.floor((y - top) * down))) * side + column;
}

/** Makes the grid, and sorts documents by it, the ungrouped ones (`group` < 0) before all others; `cell` is that of each in this order. */
export function cellsOf(x: Float32Array, y: Float32Array, { left, top, right, bottom }: Bounds, group: Int32Array): { order: Uint32Array; cells: Cells; cell: Uint16Array } {
  const side = x.length < SORTED_FROM ? 1 : Math.min(MOST_SIDE, Math.round(Math.sqrt(x.length / IN_A_CELL)));
  const cells: Cells = { side, left, top, across: side / (right - left), down: side / (bottom - top) };
  const key = new Uint16Array(x.length);
  const starts = new Uint32Array(2 * side * side + 1);
  for (let i = 0; i < x.length; i++) {
    const column = (x[i] - left) * cells.across;
    const row = (y[i] - top) * cells.down;
    key[i] = (group[i] < 0 ? 0 : side * side) + (row < side ? row | 0 : side - 1) * side + (column < side ? column | 0 : side - 1);
    starts[key[i] + 1]++;
  }
  for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
  const order = new Uint32Array(x.length);
  const cell = new Uint16Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const at = starts[key[i]]++;
    order[at] = i;
    cell[at] = key[i] % (side * side);
  }
  return { order, cells, cell };
}
