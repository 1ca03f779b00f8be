import type { Cell, CellResult } from '../../../src/core/lab/comparison';
import { readRecipe } from '../../../src/core/recipe';

/** Values of all documents and of three samples around them, which vary by 0.005. */
export function sampled(value: number) {
  return { value, samples: [value - 0.005, value, value + 0.005] };
}

/** What a finished cell found, in few words: agreement with labels, stability, silhouette, or parts of the result itself. */
export interface Found extends Partial<CellResult> {
  readonly ari?: number;
  readonly same?: number;
  readonly silhouette?: number;
}

/** A finished cell as a comparison gives it. */
export function done(representation: string, method: string, { ari, same = 0.7, silhouette = 0.1, ...given }: Found = {}): Cell {
  const labels = given.labels ?? Int32Array.from({ length: 20 }, (_, i) => i % 4);
  const counts = { groups: 4, coverage: 1 };
  const result: CellResult = {
    labels,
    groups: 4,
    ungrouped: 0,
    byVectors: {
      ...counts,
      silhouette,
      silhouetteEuclidean: silhouette / 2,
      calinskiHarabasz: 12,
      daviesBouldin: 3.7,
      dunn: 0.6,
      centreDistanceLeast: 0.5,
      centreDistanceMean: 0.8,
      inertia: 9,
      dispersion: 0.7,
      dispersions: [0.7, 0.7, 0.7, 0.7],
    },
    ...(ari !== undefined && {
      agreement: sampled(ari),
      byLabels: {
        ...counts,
        documents: 20,
        classes: 4,
        ari,
        nmi: ari + 0.1,
        ami: ari,
        homogeneity: 0.4,
        completeness: 0.5,
        v: 0.44,
        purity: 0.6,
        rand: 0.7,
        pairJaccard: 0.2,
        pairF1: 0.33,
        fowlkesMallows: 0.34,
        accuracy: 0.5,
        precisionMacro: 0.5,
        recallMacro: 0.5,
        f1Macro: 0.5,
        precisionWeighted: 0.5,
        recallWeighted: 0.5,
        f1Weighted: 0.5,
        f1NearestMacro: 0.5,
        f1NearestWeighted: null,
      },
    }),
    stability: sampled(same),
    seconds: 0.1,
    bytes: 1000,
    ...given,
  };
  return { recipe: readRecipe({ representation, method }), state: 'done', result };
}
