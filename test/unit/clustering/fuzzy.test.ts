import { describe, expect, it } from 'vitest';
import { plainAlgebra } from '../plainAlgebra';
import { collapsingFuzzifier } from '../../../src/core/clustering/fuzzifier';
import { fuzzyMethod } from '../../../src/core/clustering/fuzzyMethod';
import { joinCoincident, labelsOfMembership } from '../../../src/core/clustering/membership';
import { ParameterError, readParameters } from '../../../src/core/parameters';
import { adjustedRand } from '../../../src/core/quality/adjustedRand';
import type { Matrix } from '../../../src/core/types';
import { blobs } from '../grouping/blobs';
import { matrixOf } from '../matrices';

const fuzzy = (x: Matrix, groups: number, m = 0) =>
  fuzzyMethod.cluster(x, { groups, seed: 3, algebra: plainAlgebra, parameters: readParameters('fuzzy', fuzzyMethod.parameters, { m }) });

describe('fuzzy c-means', () => {
  const wide = blobs([40, 40, 30, 30, 20, 20], 1.6, 200);

  it('falls together in many dimensions with m = 2, and tells so', async () => {
    const { found, labels, membership } = await fuzzy(wide.vectors, 6, 2);
    expect(await collapsingFuzzifier(wide.vectors, plainAlgebra)).toBeLessThan(2);
    expect(found).toMatchObject({ m: 2, collapsed: 5 });
    expect(new Set(labels).size).toBe(1);
    expect(membership!.columns).toBe(1);
  });

  it('by default takes an m with which it does not', async () => {
    const { found, labels, membership } = await fuzzy(wide.vectors, 6);
    expect(found!.collapsed).toBe(0);
    expect(found!.m).toBeLessThan(await collapsingFuzzifier(wide.vectors, plainAlgebra));
    expect(adjustedRand(labels, wide.topics)).toBeGreaterThan(0.9);
    // It is fuzzy: no row belongs to one group alone.
    const sure = labels.reduce((sum, label, row) => sum + membership!.data[row * 6 + label], 0) / labels.length;
    expect(sure).toBeGreaterThan(0.5);
    expect(sure).toBeLessThan(0.999);
  });

  it('takes the usual m = 2 where there are few dimensions', async () => {
    const { vectors, topics } = blobs([40, 30, 20], 0.5, 8);
    const { found, labels } = await fuzzy(vectors, 3);
    expect(found).toMatchObject({ m: 2, collapsed: 0 });
    expect(adjustedRand(labels, topics)).toBe(1);
  });

  it('refuses an m that has no meaning', async () => {
    await expect(fuzzy(wide.vectors, 6, 0.8)).rejects.toThrow(ParameterError);
    await expect(fuzzy(wide.vectors, 6, 1)).rejects.toThrow(ParameterError);
  });
});

describe('memberships', () => {
  it('of centres at one place are added', () => {
    const joined = joinCoincident(matrixOf([[0.5, 0.2, 0.3], [0.1, 0.8, 0.1]]), matrixOf([[0, 0], [5, 5], [0, 0.01]]), 0.001);
    expect([joined.columns, ...joined.data].map(value => +value.toFixed(5))).toEqual([2, 0.8, 0.2, 0.2, 0.8]);
  });

  it('give labels by size, without the columns that are nobody’s largest', () => {
    const { labels, membership } = labelsOfMembership(matrixOf([[0.5, 0.2, 0.3], [0.1, 0.2, 0.7], [0.1, 0.3, 0.6]]));
    expect([...labels]).toEqual([1, 0, 0]);
    expect([...membership.data].map(value => +value.toFixed(5))).toEqual([0.3, 0.5, 0.7, 0.1, 0.6, 0.1]);
  });
});
