import type { Transform } from '../camera';
import { HIDDEN } from '../emphasis';
import { membersOf } from '../members';
import type { Scene } from '../scene';
import type { Box } from './box';

/** Counts the points a box would cover, by summed-area tables over a coarse grid (Crow 1984). */
export interface Crowd {
  /** All points below the box. */
  all(box: Box): number;
  /** Those of one group. */
  own(box: Box, group: number): number;
}

const CELL = 8;

/** Makes the tables for the points on a stage; a group's own table is made when it is first asked for. */
export function countCrowd(scene: Scene, levels: Uint8Array, transform: Transform, width: number, height: number): Crowd {
  const columns = Math.ceil(width / CELL) + 1;
  const rows = Math.ceil(height / CELL) + 1;
  const { scale, dx, dy } = transform;
  const table = (documents: Uint32Array): Int32Array => {
    const sums = new Int32Array(columns * rows);
    for (let k = 0; k < documents.length; k++) {
      const i = documents[k];
      if (levels[i] === HIDDEN) continue;
      const x = Math.floor((scene.x[i] * scale + dx) / CELL);
      const y = Math.floor((scene.y[i] * scale + dy) / CELL);
      if (x >= 0 && y >= 0 && x < columns - 1 && y < rows - 1) sums[(y + 1) * columns + x + 1]++;
    }
    for (let y = 1; y < rows; y++) {
      for (let x = 1, at = y * columns + 1, line = 0; x < columns; x++, at++) {
        line += sums[at];
        sums[at] = line + sums[at - columns];
      }
    }
    return sums;
  };
  const count = (sums: Int32Array, { x, y, w, h }: Box): number => {
    const x0 = Math.max(0, Math.min(columns - 1, Math.round(x / CELL)));
    const y0 = Math.max(0, Math.min(rows - 1, Math.round(y / CELL)));
    const x1 = Math.max(x0, Math.min(columns - 1, Math.round((x + w) / CELL)));
    const y1 = Math.max(y0, Math.min(rows - 1, Math.round((y + h) / CELL)));
    return sums[y1 * columns + x1] - sums[y0 * columns + x1] - sums[y1 * columns + x0] + sums[y0 * columns + x0];
  };
  const total = table(scene.members.list);
  const groups = new Map<number, Int32Array>();
  return {
    all: box => count(total, box),
    own(box, group) {
      let sums = groups.get(group);
      if (!sums) groups.set(group, (sums = table(membersOf(scene.members, group))));
      return count(sums, box);
    },
  };
}
