import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { divergence, divergenceGradients, softAssignment, targetOf } from '../../../src/core/clustering/dec/softAssignment';
import { decMethod } from '../../../src/core/clustering/dec';
import type { Clustering } from '../../../src/core/clustering/method';
import { readParameters } from '../../../src/core/parameters';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Matrix } from '../../../src/core/types';
import { blobs } from '../grouping/blobs';

function cluster(x: Matrix, groups: number, given = {}) {
  return decMethod.cluster(x, { groups, parameters: readParameters('dec', decMethod.parameters, given), seed: 2, algebra: plainAlgebra });
}

describe('soft assignment', () => {
  const z = { rows: 3, columns: 2, data: Float32Array.of(0, 0, 3, 0, 1, 1) };
  const centres = { rows: 2, columns: 2, data: Float32Array.of(0, 0, 2, 0) };

  it('follows a Student t, and its target is surer', () => {
    const q = softAssignment(z, centres);
    expect(Array.from(q.data)).toEqual([5 / 6, 1 / 6, 1 / 6, 5 / 6, 1 / 2, 1 / 2].map(value => expect.closeTo(value, 6)));
    const p = targetOf(q);
    for (let row = 0; row < 3; row++) expect(p.data[2 * row] + p.data[2 * row + 1]).toBeCloseTo(1, 6);
    // 25 / 36 against 1 / 36, both over groups of the same size.
    expect(p.data[0]).toBeCloseTo(25 / 26, 5);
    expect(divergence(q, q)).toBeCloseTo(0, 6);
    expect(divergence(p, q)).toBeGreaterThan(0.01);
  });

  it('has the gradients that small changes show', () => {
    const p = targetOf(softAssignment(z, centres));
    const loss = () => divergence(p, softAssignment(z, centres));
    const gradients = divergenceGradients(z, centres, p, softAssignment(z, centres));
    const pairs: [Matrix, Matrix][] = [[z, gradients.rows], [centres, gradients.centres]];
    for (const [place, gradient] of pairs) {
      for (let at = 0; at < place.data.length; at++) {
        const kept = place.data[at];
        place.data[at] = kept + 1e-2;
        const above = loss();
        place.data[at] = kept - 1e-2;
        const below = loss();
        place.data[at] = kept;
        expect(gradient.data[at]).toBeCloseTo((above - below) / 2e-2, 3);
      }
    }
  });
});

/** Mean squared length of the memberships of a row above that of no idea: 0 when all are even. */
function sureness({ membership }: Clustering): number {
  return membership!.data.reduce((sum, value) => sum + value * value, 0) / membership!.rows - 1 / membership!.columns;
}

describe('dec', () => {
  const { vectors, topics } = blobs([60, 50, 40, 30], 2);

  it('finds topics no worse than k-means in the code it starts from, surer of them, and approaches each target', async () => {
    const start = await cluster(vectors, 4, { maxTargets: 0 });
    const found = await cluster(vectors, 4);
    expect(adjustedRand(found.labels, topics)).toBeGreaterThanOrEqual(adjustedRand(start.labels, topics));
    expect(adjustedRand(found.labels, topics)).toBeGreaterThan(0.6);
    expect(sureness(found)).toBeGreaterThan(1.4 * sureness(start));
    const divergences = found.losses!.slice(found.found!.pretraining);
    expect(divergences.length).toBeGreaterThanOrEqual(2);
    for (let at = 0; at < divergences.length; at += 2) expect(divergences[at + 1]).toBeLessThan(divergences[at]);
    const pretraining = found.losses!.slice(0, found.found!.pretraining);
    expect(Math.min(...pretraining)).toBeLessThan(pretraining[0]);
  });
});
