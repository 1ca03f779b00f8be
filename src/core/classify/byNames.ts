import type { Algebra } from '../algebra/algebra';
import { rowsOf } from '../algebra/rows';
import { zeros } from '../algebra/shapes';
import { NEIGHBOURS } from '../evidence/tiedGraph';
import { nearGraph } from '../graph/nearGraph';
import { nearestNeighbours } from '../graph/nearestNeighbours';
import { sweep } from '../levels/sweep';
import { fitMeanCentring } from '../reduction/centring';
import type { Matrix } from '../types';
import { Pace, type Work } from '../work';
import { withGroupVotes } from './groupVotes';
import { likelyNone } from './noneOfThese';
import { classProbabilities, probabilitiesOf, softmaxRegression, trainingRows } from './softmax';
import { likeliest, type Verdicts } from './verdicts';

/** Resolutions of the groups that have a say: broad ones, ordinary ones, narrow ones. */
const LEVELS = [1, 3, 10];
/** Factor on likenesses to names that makes probabilities of them. */
const SHARPNESS = 25;
/** Of each class the surest share teaches, at least so many documents. */
const TEACHING = 0.5;
const FEWEST_TEACHING = 3;
const FREEDOM = 1;
/** Weights of what names and groups say, and of what the head says that they taught. */
const WEIGHTS = { first: 0.25, taught: 0.5 };
/** A class without a teacher stays this likely. */
const LEAST = 1e-6;

/** Shares of the work. */
const DONE = { levels: 40, votes: 70, all: 100 };

/**
 * Sorts documents (n × d, unit rows) into classes of which only the names are known (k × d, unit rows), −1 = none of these.
 * Three things speak: how like a document is to each name; what its groups are about (`withGroupVotes`); and a softmax head
 * that learns from the documents both are surest of what the classes look like here, for names say less than documents.
 */
export async function classifyByNames(x: Matrix, names: Matrix, seed: number, algebra: Algebra, work: Work = {}): Promise<Verdicts> {
  const inner: Work = { signal: work.signal };
  const report = (done: number) => work.report?.(done, DONE.all);
  const pace = new Pace(work.signal);
  const levels = await groupsOf(x, seed, algebra, inner, pace);
  report(DONE.levels);
  const likeness = await algebra.productTransposed(x, names, inner);
  const none = await likelyNone(likeness, levels, algebra, inner);
  const apart = await fitMeanCentring(names).apply(names);
  const told = probabilitiesOf(await algebra.productTransposed(x, apart, inner), SHARPNESS);
  const voted = await meanOfVotes(told, levels, pace);
  report(DONE.votes);
  const first = withNone(voted, none);
  const { labels, probabilities } = likeliest(blend(first, await taught(x, first, algebra, inner)));
  report(DONE.all);
  return { labels: labels.map(label => (label === names.rows ? -1 : label)), probabilities };
}

async function groupsOf(x: Matrix, seed: number, algebra: Algebra, work: Work, pace: Pace): Promise<Int32Array[]> {
  if (x.rows < 3) return [];
  return sweep(nearGraph(await nearestNeighbours(x, NEIGHBOURS, algebra, work)), LEVELS, seed, pace);
}

async function meanOfVotes(told: Matrix, levels: readonly Int32Array[], pace: Pace): Promise<Matrix> {
  if (levels.length === 0) return told;
  const mean = zeros(told.rows, told.columns);
  for (const groups of levels) {
    const { data } = await withGroupVotes(told, groups, pace);
    for (let at = 0; at < data.length; at++) mean.data[at] += data[at] / levels.length;
  }
  return mean;
}

/** n × (k + 1): the last column is for none of the classes. */
function withNone({ rows, columns: k, data }: Matrix, none: Float64Array): Matrix {
  const wide = zeros(rows, k + 1);
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < k; c++) wide.data[row * (k + 1) + c] = (1 - none[row]) * data[row * k + c];
    wide.data[row * (k + 1) + k] = none[row];
  }
  return wide;
}

/** What a head says that has learnt from the surest documents of each class; nothing where only one class has any. */
async function taught(x: Matrix, first: Matrix, algebra: Algebra, work: Work): Promise<Matrix | undefined> {
  const { labels, probabilities } = likeliest(first);
  const teachers = Array.from({ length: first.columns }, (_, c) => surest(labels, probabilities, c));
  const used = [...teachers.keys()].filter(c => teachers[c].length > 0);
  if (used.length < 2) return undefined;
  const rows = Int32Array.from(used.flatMap(c => teachers[c]));
  const training = trainingRows(rowsOf(x, rows), rows.map(row => used.indexOf(labels[row])), used.length);
  const likely = await classProbabilities(x, await softmaxRegression(training, { freedom: FREEDOM }, algebra, work), algebra, work);
  const wide = zeros(first.rows, first.columns);
  for (let row = 0; row < first.rows; row++) used.forEach((c, at) => (wide.data[row * first.columns + c] = likely.data[row * used.length + at]));
  return wide;
}

function surest(labels: Int32Array, probabilities: Float32Array, c: number): number[] {
  const own = [...labels.keys()].filter(row => labels[row] === c).sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  return own.slice(0, Math.max(FEWEST_TEACHING, Math.ceil(TEACHING * own.length)));
}

/**
 * Two opinions as one, as probabilities again: their logarithms at weights that make the result about as sure as it is right,
 * as both go back to the same names.
 */
function blend(first: Matrix, second: Matrix | undefined): Matrix {
  if (!second) return first;
  const sum = first.data.map((value, at) => WEIGHTS.first * Math.log(Math.max(LEAST, value)) + WEIGHTS.taught * Math.log(Math.max(LEAST, second.data[at])));
  return probabilitiesOf({ ...first, data: sum }, 1);
}
