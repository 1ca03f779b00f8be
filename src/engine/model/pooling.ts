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
export function poolTokens(tokens: TokenVectors, pooling: Pooling): Matrix {
  return unitRows(pooled(tokens, pooling));
}

/** The same as long as the model makes them, for layers behind. */
export function poolTokensAsLong(tokens: TokenVectors, pooling: Pooling): Matrix {
  const vectors = pooled(tokens, pooling);
  return pooling === 'mean' ? { ...vectors, data: vectors.data.map(sum => sum / tokens.length) } : vectors;
}

/** For the mean the sum: it will do where the vector is scaled to length 1 anyway. */
function pooled({ data: tokens, rows, width, length }: TokenVectors, pooling: Pooling): Matrix {
  const columns = tokens.length / (rows * width);
  const data = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const own = data.subarray(row * columns, (row + 1) * columns);
    const tokenAt = (place: number) => tokens.subarray((row * width + place) * columns, (row * width + place + 1) * columns);
    own.set(tokenAt(pooling === 'last' ? length - 1 : 0));
    if (pooling === 'cls' || pooling === 'last') continue;
    for (let place = 1; place < length; place++) {
      const token = tokenAt(place);
      for (let i = 0; i < columns; i++) own[i] = pooling === 'mean' ? own[i] + token[i] : Math.max(own[i], token[i]);
    }
  }
  return { rows, columns, data };
}
