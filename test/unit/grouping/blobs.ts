import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';

/** Unit vectors around random directions: `sizes[t]` vectors of topic t, in turn; `spread` 0 = all alike. */
export function blobs(sizes: readonly number[], spread: number, columns = 24, seed = 1): { vectors: Matrix; topics: Int32Array } {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const data = new Float32Array(rows * columns);
  const topics = new Int32Array(rows);
  let row = 0;
  sizes.forEach((size, topic) => {
    const direction = unit(Array.from({ length: columns }, normal));
    for (let member = 0; member < size; member++, row++) {
      data.set(unit(direction.map(value => value + (spread * normal()) / Math.sqrt(columns))), row * columns);
      topics[row] = topic;
    }
  });
  return { vectors: { rows, columns, data }, topics };
}

function unit(values: number[]): number[] {
  const length = Math.hypot(...values);
  return values.map(value => value / length);
}
