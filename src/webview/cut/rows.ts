import type { Column } from './model';

/** Least height in pixels of a group that its name is written in: a line of text, with a border above and below, and the gap to the next. */
export const ROW = 19;
/** So many times the room there is, or what the present groups need, may columns have, for more of their groups to have their names. */
const STRETCH = 1.35;
/** So many times its least height a row has on average where there is no room, for large groups to look larger. */
const SPREAD = 1.2;

/** How high groups are drawn, in pixels. */
export interface Rows {
  readonly height: number;
  heightOf(leaves: readonly number[]): number;
}

/**
 * Heights by size, `room` pixels together or more: the groups of the present column have room for their names at any number,
 * those of finer columns as far as that costs little. Groups that hold others are as high as these.
 */
export function rowsIn(columns: readonly Column[], now: number, sizes: readonly number[], room: number): Rows {
  const present = columns.findIndex(({ count }) => count === now);
  const needed = ({ groups }: Column) => SPREAD * ROW * groups.length;
  const most = STRETCH * Math.max(room, needed(columns[present]));
  const { groups } = columns.findLast((column, at) => at <= present || needed(column) <= most)!;
  const height = Math.max(room, needed({ count: now, groups }));
  const ofLeaf = new Map<number, number>();
  const smallFirst = [...groups].sort((a, b) => a.size - b.size);
  let [free, rest] = [height, groups.reduce((sum, { size }) => sum + size, 0)];
  for (const { size, leaves } of smallFirst) {
    const own = Math.max(ROW, (free * size) / Math.max(1, rest));
    for (const leaf of leaves) ofLeaf.set(leaf, (own * sizes[leaf]) / Math.max(1, size));
    free -= own;
    rest -= size;
  }
  return { height, heightOf: leaves => leaves.reduce((sum, leaf) => sum + ofLeaf.get(leaf)!, 0) };
}
