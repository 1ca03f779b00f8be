import { unitRows } from '../../core/algebra/rows';
import type { Pooling } from '../../core/representation/pooling';
import type { Matrix } from '../../core/types';

/** Vectors of tokens: rows × width × dimensions, row-major; of each row the first `length` tokens count, the rest is padding. */
export interface TokenVectors {
  readonly data: Float32Array;
  readonly rows: number;
  readonly width: number;
  readonly length: number;
}

/** One unit vector a text from one vector a token: their mean, the first token's, the largest value of each dimension, or the last token's. */
export function poolTokens({ data: tokens, rows, width, length }: TokenVectors, pooling: Pooling): Matrix {
  const columns = tokens.length / (rows * width);
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const pooled = data.subarray(row * columns, (row + 1) * columns);
    const tokenAt = (place: number) => tokens.subarray((row * width + place) * columns, (row * width + place + 1) * columns);
    pooled.set(tokenAt(pooling === 'last' ? length - 1 : 0));
    if (pooling === 'cls' || pooling === 'last') continue;
    for (let place = 1; place < length; place++) {
      const token = tokenAt(place);
      // The sum will do for the mean: the vector is scaled to length 1 anyway.
      for (let i = 0; i < columns; i++) pooled[i] = pooling === 'mean' ? pooled[i] + token[i] : Math.max(pooled[i], token[i]);
    }
  }
  return unitRows({ rows, columns, data });
}
