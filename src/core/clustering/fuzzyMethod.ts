import type { Algebra } from '../algebra/algebra';
import { nearOrigin } from '../algebra/nearOrigin';
import { rowsOf } from '../algebra/rows';
import { ParameterError } from '../parameters';
import { seededRandom } from '../random';
import type { Matrix } from '../types';
import { partOf, type Work } from '../work';
import { collapsingFuzzifier } from './fuzzifier';
import { fuzzyCMeans, type FuzzyFit, type FuzzyOptions } from './fuzzyCMeans';
import { startingRows } from './kmeansStart';
import { joinCoincident, labelsOfMembership } from './membership';
import { checkFinite, type ClusteringMethod } from './method';

/** Up to so many dimensions the usual m = 2 is tried first. */
const FEW_DIMENSIONS = 10;
const USUAL = 2;
const SMALLEST = 1.001;
/** How often m − 1 is halved because centres fell together. */
const MOST_TRIES = 6;
/** Centres fell together when their squared distance is below this share of the variance. */
const TOGETHER = 1e-3;

/** Fuzzy c-means (Dunn, 1973; Bezdek, 1981): every document belongs to every group to a degree. */
export const fuzzyMethod: ClusteringMethod = {
  name: 'fuzzy',
  title: 'Fuzzy c-means',
  description: 'Like k-means, but tells to what degree each document belongs to each group; for documents between topics.',
  takesGroups: true,
  parameters: [
    {
      name: 'm',
      kind: 'number',
      least: 0,
      most: 10,
      standard: 0,
      description: 'How fuzzy, above 1: near 1 as sharp as k-means. 0 = automatic: as fuzzy as leaves every group its own centre.',
    },
    { name: 'maxIterations', kind: 'integer', least: 1, most: 10_000, standard: 300, description: 'Most steps.' },
    { name: 'tolerance', kind: 'number', least: 0, most: 1, standard: 1e-3, description: 'Ends when the memberships of a document change less.' },
  ],
  async cluster(x, { groups, parameters, seed, algebra }, work = {}) {
    checkFinite(x);
    const options = parameters as { m: number; maxIterations: number; tolerance: number };
    if (options.m > 0 && options.m <= 1) throw new ParameterError(`m of fuzzy takes 0 or a number above 1, not "${options.m}".`);
    if (x.rows === 0) return { labels: new Int32Array(0), membership: { rows: 0, columns: 0, data: new Float32Array(0) } };
    const { rows, variance } = nearOrigin(x);
    const apart = TOGETHER * variance;
    const start = rowsOf(rows, await startingRows(rows, Math.min(groups, x.rows), seededRandom(seed), algebra, { signal: work.signal }));
    const { fit, m } = options.m > 0 ? { m: options.m, fit: await fuzzyCMeans(rows, start, options, algebra, work) } : await fuzzyAsFits(rows, start, apart, options, algebra, work);
    const joined = joinCoincident(fit.membership, fit.centres, apart);
    const found = { m, iterations: fit.losses.length, collapsed: fit.centres.rows - joined.columns };
    return { ...labelsOfMembership(joined), losses: fit.losses, found };
  },
};

/**
 * Fuzzy c-means with the m that suits x: 2 where there are few dimensions, as is usual, else half the way from 1 to where
 * all centres would fall together; and if some do, half of that. Measured on eight corpora (n = 299 to 5,000, k = 4 to 93):
 * half the way no centre falls together, and the groups agree with the labels as well as by any m.
 */
async function fuzzyAsFits(x: Matrix, start: Matrix, apart: number, options: Omit<FuzzyOptions, 'm'>, algebra: Algebra, work: Work): Promise<{ fit: FuzzyFit; m: number }> {
  const halfWay = x.columns <= FEW_DIMENSIONS ? USUAL : 1 + ((await collapsingFuzzifier(x, algebra, { signal: work.signal })) - 1) / 2;
  let m = Math.min(USUAL, Math.max(SMALLEST, halfWay));
  for (let attempt = 1; ; attempt++) {
    const fit = await fuzzyCMeans(x, start, { ...options, m }, algebra, partOf(work, (attempt - 1) / MOST_TRIES, attempt / MOST_TRIES));
    const whole = joinCoincident(fit.membership, fit.centres, apart).columns === start.rows;
    if (whole || attempt === MOST_TRIES) {
      partOf(work, 1, 1).report?.(1, 1);
      return { fit, m };
    }
    m = 1 + (m - 1) / 2;
  }
}
