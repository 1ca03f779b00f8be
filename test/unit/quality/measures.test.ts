import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { bestAssignment } from '../../../src/core/quality/assignment';
import { groupCentres } from '../../../src/core/quality/centres';
import { eachCentreDistance } from '../../../src/core/quality/centreDistances';
import { evaluateLabels } from '../../../src/core/quality/evaluateLabels';
import { evaluateVectors } from '../../../src/core/quality/evaluateVectors';
import { euclideanSilhouettes } from '../../../src/core/quality/silhouetteEuclidean';
import { seededRandom } from '../../../src/core/random';
import type { Matrix } from '../../../src/core/types';
import { CancelledError } from '../../../src/core/work';
import { createOnnxAlgebra, type OnnxAlgebra } from '../../../src/engine/onnx/onnxAlgebra';
import reference from '../../reference/measures.json';
import { blobs } from '../grouping/blobs';

const matrix = (data: readonly number[], rows: number): Matrix => ({ rows, columns: data.length / rows, data: Float32Array.from(data) });
const labelsOf = (labels: readonly number[]) => Int32Array.from(labels);

describe('measures with labels equal scikit-learn', () => {
  it.each(reference.cases)('$name', async ({ truth, found, vectors, expected }) => {
    const ours = await evaluateLabels(labelsOf(found), labelsOf(truth), vectors && matrix(vectors, truth.length));
    for (const [name, value] of Object.entries(expected)) expect(ours[name as keyof typeof ours], name).toBeCloseTo(value, 9);
    expect([ours.documents, ours.classes, ours.groups]).toEqual([truth.length, new Set(truth).size, new Set(found.filter(label => label >= 0)).size]);
    if (!vectors) expect([ours.f1NearestMacro, ours.f1NearestWeighted]).toEqual([null, null]);
  });
});

describe('measures with labels', () => {
  const [{ truth, found, vectors }] = reference.cases;

  it('judge only documents whose class is known', async () => {
    const known = truth.map((label, i) => (i % 3 === 0 ? -1 : label));
    const part = (values: readonly number[]) => labelsOf(values.filter((_, i) => i % 3 !== 0));
    const rows = matrix(vectors!, truth.length);
    const some = { rows: 100, columns: 6, data: rows.data.filter((_, at) => Math.floor(at / 6) % 3 !== 0) };
    expect(await evaluateLabels(labelsOf(found), labelsOf(known), rows)).toEqual(await evaluateLabels(part(found), part(truth), some));
  });

  it('do not depend on the order of documents and labels, even where several mappings are best', async () => {
    const random = seededRandom(3);
    for (let time = 0; time < 20; time++) {
      const [groups, classes] = [9, 5].map(count => Array.from({ length: 30 }, () => Math.floor(count * random())));
      const once = await evaluateLabels(labelsOf(groups), labelsOf(classes));
      const backwards = await evaluateLabels(labelsOf(groups.map(label => 8 - label).reverse()), labelsOf(classes.map(label => 4 - label).reverse()));
      expect([backwards.f1Macro, backwards.f1Weighted, backwards.precisionMacro].map(value => value.toFixed(9)))
        .toEqual([once.f1Macro, once.f1Weighted, once.precisionMacro].map(value => value.toFixed(9)));
    }
  });

  it('refuse labels of other documents, and classes of none', async () => {
    await expect(evaluateLabels(labelsOf([0, 1]), labelsOf([0]))).rejects.toThrow(RangeError);
    await expect(evaluateLabels(labelsOf([0, 1]), labelsOf([-1, -1]))).rejects.toThrow(/no class/);
  });
});

describe('the best assignment', () => {
  it.each(reference.assignments)('of $rows × $columns is as good as that of scipy', async ({ rows, columns, weights, best }) => {
    const assigned = await bestAssignment(weights, rows, columns);
    const used = [...assigned].filter(column => column >= 0);
    expect(new Set(used).size).toBe(used.length);
    expect(used).toHaveLength(Math.min(rows, columns));
    expect(assigned.reduce((sum, column, row) => sum + (column < 0 ? 0 : weights[row * columns + column]), 0)).toBe(best);
  });

  it('of nothing is nothing', async () => {
    expect([...(await bestAssignment([], 0, 3))]).toEqual([]);
    expect([...(await bestAssignment([], 3, 0))]).toEqual([-1, -1, -1]);
    await expect(bestAssignment([1], 2, 2)).rejects.toThrow(RangeError);
  });

  it('can be stopped', async () => {
    const random = seededRandom(1);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await expect(bestAssignment(Float64Array.from({ length: 1_500 ** 2 }, random), 1_500, 1_500, controller)).rejects.toThrow(CancelledError);
  });
});

const withVectors = reference.cases.flatMap(({ name, found, vectors, unlabelled }) => (vectors && unlabelled ? [{ name, found, vectors, unlabelled }] : []));

describe('measures without labels equal scikit-learn', () => {
  it.each(withVectors)('$name', async ({ found, vectors, unlabelled }) => {
    const { dispersions, silhouette, ...numbers } = unlabelled;
    const ours = await evaluateVectors(matrix(vectors, found.length), labelsOf(found), plainAlgebra);
    for (const [name, value] of Object.entries(numbers)) expect(ours[name as keyof typeof ours], name).toBeCloseTo(value, 9);
    // Through 32-bit products.
    expect(ours.silhouette).toBeCloseTo(silhouette, 5);
    dispersions.forEach((value, group) => expect(ours.dispersions[group]).toBeCloseTo(value, 9));
  });
});

describe('measures without labels', () => {
  const { found, vectors } = withVectors[0];
  const rows = matrix(vectors, found.length);

  it.each([['no group', -1], ['one group', 3]])('are not defined for %s, where they compare groups', async (_, label) => {
    const ours = await evaluateVectors(rows, new Int32Array(rows.rows).fill(label), plainAlgebra);
    expect(ours).toMatchObject({ silhouette: null, silhouetteEuclidean: null, calinskiHarabasz: null, daviesBouldin: null, dunn: null, centreDistanceLeast: null, centreDistanceMean: null });
    expect(ours.coverage).toBe(label < 0 ? 0 : 1);
    expect(ours.dispersion === null).toBe(label < 0);
  });

  it('cope with nothing, with equal rows and with rows all alone', async () => {
    expect(await evaluateVectors({ rows: 0, columns: 4, data: new Float32Array(0) }, new Int32Array(0), plainAlgebra)).toMatchObject({ groups: 0, coverage: 0, inertia: null, dispersion: null });
    const equal = matrix([1, 0, 1, 0, 1, 0, 1, 0], 4);
    expect(await evaluateVectors(equal, labelsOf([0, 0, 1, 1]), plainAlgebra)).toMatchObject({ silhouetteEuclidean: 0, calinskiHarabasz: 1, daviesBouldin: 0, dunn: null, inertia: 0, dispersion: 0 });
    expect(await evaluateVectors(rows, Int32Array.from(found.keys()), plainAlgebra)).toMatchObject({ silhouette: 0, silhouetteEuclidean: 0, calinskiHarabasz: null });
  });

  it('see every two centres', async () => {
    const centres = await groupCentres(matrix([0, 0, 0, 2, 3, 1, 9, 9, 0, 5], 5), labelsOf([0, 0, 1, -1, 2]));
    const seen: number[][] = [];
    await eachCentreDistance(centres, (...pair) => seen.push(pair));
    expect(seen).toEqual([[0, 1, 3], [0, 2, 4], [1, 2, 5]]);
  });
});

describe('the Euclidean silhouette', () => {
  const { vectors, topics: labels } = blobs([200, 200, 300], 0.6, 96);
  let algebra: OnnxAlgebra;
  beforeAll(async () => {
    algebra = await createOnnxAlgebra(2);
  });
  afterAll(() => algebra.release());

  it('is nearly the same through 32-bit tiles as in 64 bits', async () => {
    // Each row five times as long by zeros: the same distances, but too many numbers for the exact way.
    const wide = { rows: 700, columns: 480, data: new Float32Array(700 * 480) };
    for (let row = 0; row < 700; row++) wide.data.set(vectors.data.subarray(row * 96, row * 96 + 96), row * 480);
    const [exact, tiles] = [await euclideanSilhouettes(vectors, labels, plainAlgebra), await euclideanSilhouettes(wide, labels, algebra)];
    expect(exact.some(value => value !== 0)).toBe(true);
    for (let row = 0; row < 700; row++) expect(tiles[row]).toBeCloseTo(exact[row], 5);
    expect(tiles.some((value, row) => value !== exact[row])).toBe(true);
  });

  it('stops when asked to, and tells how far it is', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    await euclideanSilhouettes(vectors, labels, plainAlgebra, { report: done => seen.push(done) });
    expect(seen.at(-1)).toBe(1000);
    setTimeout(() => controller.abort(), 10);
    await expect(euclideanSilhouettes(vectors, labels, plainAlgebra, controller)).rejects.toThrow(CancelledError);
  });
});
