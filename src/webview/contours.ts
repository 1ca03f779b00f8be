import type { Density } from './density';

/** Edges of a cell's square that a line joins, by which of its corners lie above the level (marching squares). */
const JOINS: readonly (readonly number[])[] = [
  [],
  [3, 0],
  [0, 1],
  [3, 1],
  [1, 2],
  [3, 0, 1, 2],
  [0, 2],
  [3, 2],
  [2, 3],
  [2, 0],
  [0, 1, 2, 3],
  [2, 1],
  [1, 3],
  [1, 0],
  [0, 3],
  [],
];

/** Traces the lines of equal density at one level, in CSS pixels of the stage. */
export function traceContour(pen: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>, density: Density, level: number): void {
  const { total, columns, rows, cell, left, top } = density;
  for (let y = 0; y < rows - 1; y++) {
    for (let x = 0; x < columns - 1; x++) {
      const i = y * columns + x;
      const [a, b, c, d] = [total[i], total[i + 1], total[i + columns + 1], total[i + columns]];
      const joins = JOINS[Number(a > level) | (Number(b > level) << 1) | (Number(c > level) << 2) | (Number(d > level) << 3)];
      for (let k = 0; k < joins.length; k++) {
        const edge = joins[k];
        const [ex, ey] =
          edge === 0
            ? [x + (level - a) / (b - a), y]
            : edge === 1
              ? [x + 1, y + (level - b) / (c - b)]
              : edge === 2
                ? [x + (level - d) / (c - d), y + 1]
                : [x, y + (level - a) / (d - a)];
        if (k % 2 === 0) pen.moveTo(left + ex * cell, top + ey * cell);
        else pen.lineTo(left + ex * cell, top + ey * cell);
      }
    }
  }
}
