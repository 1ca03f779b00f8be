import type { Algebra } from '../algebra/algebra';
import type { Matrix, Reduction } from '../types';
import type { Work } from '../work';
import { encode, trainAutoencoder } from './autoencoder';
import { principalComponents, project } from './pca';
import { unchanged, unitTransform, type Transform } from './transform';

/**
 * Learns from the documents' vectors (n × d) to write vectors in fewer numbers: the leading ones (Matryoshka), the
 * principal components, or an autoencoder's code. As many as there are, or more, change nothing; so do components and
 * codes for n ≤ `dimensions`, because so few documents do not say which directions count. `tolerance` is that of
 * `principalComponents`.
 */
export async function fitReduction(
  vectors: Matrix,
  { dimensions, by, tolerance }: { readonly dimensions: number; readonly by: Reduction; readonly tolerance?: number },
  seed: number,
  algebra: Algebra,
  work?: Work,
): Promise<Transform> {
  if (dimensions >= vectors.columns || (by !== 'leading' && vectors.rows <= dimensions)) return unchanged;
  const identity = `${by}-${dimensions}`;
  switch (by) {
    case 'leading':
      return unitTransform(identity, async x => leadingColumns(x, dimensions));
    case 'pca': {
      const components = await principalComponents(vectors, dimensions, algebra, work, tolerance);
      return unitTransform(identity, (x, inner) => project(x, components, algebra, inner));
    }
    case 'autoencoder': {
      const network = await trainAutoencoder(vectors, { dimensions, hidden: hiddenWidth(vectors.columns, dimensions) }, seed, algebra, work);
      return unitTransform(identity, (x, inner) => encode(network, x, algebra, inner));
    }
  }
}

function leadingColumns({ rows, columns, data }: Matrix, kept: number): Matrix {
  const leading = new Float32Array(rows * kept);
  for (let row = 0; row < rows; row++) leading.set(data.subarray(row * columns, row * columns + kept), row * kept);
  return { rows, columns: kept, data: leading };
}

/** Width of an autoencoder's layers between rows of so many columns and their code. */
export function hiddenWidth(columns: number, dimensions: number): number {
  return Math.max(2 * dimensions, Math.min(256, 2 * columns));
}
