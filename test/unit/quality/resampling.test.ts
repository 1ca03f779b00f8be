import { describe, expect, it } from 'vitest';
import { stability, type SampleClustering } from '../../../src/core/quality/resampling';
import { seededRandom } from '../../../src/core/random';
import { CancelledError } from '../../../src/core/work';
import reference from '../../reference/measures.json';

const { truth, found, expected } = reference.cases[0];
const n = truth.length;
/** Finds the reference's two partitions in turn. */
const alternating = (): SampleClustering => {
  let run = 0;
  return async rows => {
    const partition = run++ % 2 === 0 ? truth : found;
    return rows.map(row => partition[row]);
  };
};
const byChance: SampleClustering = async (rows, seed) => {
  const random = seededRandom(seed);
  return rows.map(() => Math.floor(5 * random()));
};

describe('stability', () => {
  it('is the mean agreement of every two results', async () => {
    // Of the pairs of four runs two are the same partition, four are one against the other.
    const value = await stability(n, alternating(), { share: 1, samples: 4, seed: 1 });
    expect(value).toBeCloseTo((2 + 4 * expected.ari) / 6, 12);
  });

  it('compares on the documents both samples hold', async () => {
    const value = await stability(n, alternating(), { share: 0.8, samples: 40, seed: 1 });
    expect(Math.abs(value - (19 + 20 * expected.ari) / 39)).toBeLessThan(0.02);
  });

  it.each([0.95, 0.8])('is 1 for what never changes and about 0 for chance, at %d of the documents', async share => {
    const resampling = { share, samples: 6, seed: 1 };
    expect(await stability(n, async rows => rows.map(row => truth[row]), resampling)).toBe(1);
    expect(Math.abs(await stability(n, byChance, resampling))).toBeLessThan(0.05);
  });

  it('draws samples of the size asked for, by seed alone', async () => {
    const drawn = async (seed: number) => {
      const samples: number[][] = [];
      await stability(n, async rows => (samples.push([...rows]), rows.map(row => truth[row])), { share: 0.8, samples: 3, seed });
      return samples;
    };
    const samples = await drawn(1);
    for (const rows of samples) {
      expect(rows).toHaveLength(0.8 * n);
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
    }
    expect(samples[0]).not.toEqual(samples[1]);
    expect(await drawn(1)).toEqual(samples);
    expect(await drawn(2)).not.toEqual(samples);
  });

  it('counts ungrouped documents as one more group', async () => {
    expect(await stability(n, async rows => rows.map(row => (truth[row] === 0 ? -1 : truth[row])), { share: 0.8, samples: 3, seed: 1 })).toBe(1);
  });

  it('tells how far it is and stops between samples', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const report = (done: number) => {
      seen.push(done);
      if (done === 2) controller.abort();
    };
    await expect(stability(n, byChance, { share: 0.8, samples: 5, seed: 1 }, { signal: controller.signal, report })).rejects.toThrow(CancelledError);
    expect(seen).toEqual([1, 2]);
  });

  it('refuses shares and numbers that give nothing to compare', async () => {
    for (const bad of [{ share: 0, samples: 3 }, { share: 1.2, samples: 3 }, { share: 0.8, samples: 1 }]) {
      await expect(stability(n, byChance, { ...bad, seed: 1 })).rejects.toThrow(RangeError);
    }
  });
});
