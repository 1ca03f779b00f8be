import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import { normal } from '../../made/normal';

/** Unit vectors around random directions: `sizes[t]` vectors of topic t, in turn; `spread` 0 = all alike. */
export function blobs(sizes: readonly number[], spread: number, columns = 24, seed = 1): { vectors: Matrix; topics: Int32Array } {
  const random = seededRandom(seed);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const data = new Float32Array(rows * columns);
  const topics = new Int32Array(rows);
  let row = 0;
  sizes.forEach((size, topic) => {
    const direction = unit(Array.from({ length: columns }, () => normal(random)));
    for (let member = 0; member < size; member++, row++) {
      data.set(unit(direction.map(value => value + (spread * normal(random)) / Math.sqrt(columns))), row * columns);
      topics[row] = topic;
    }
  });
  return { vectors: { rows, columns, data }, topics };
}

function unit(values: number[]): number[] {
  const length = Math.hypot(...values);
  return values.map(value => value / length);
}
