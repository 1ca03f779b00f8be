import type { Algebra } from '../algebra/algebra';
import type { Parameters, ParameterSpec } from '../parameters';
import type { Matrix } from '../types';
import type { Work } from '../work';

/** What a clustering method works with besides the vectors. */
export interface ClusteringTask {
  /** Number of groups wanted, 1 or more; methods that find it themselves do not look at it. More than rows: as many as rows. */
  readonly groups: number;
  /** Checked against the method's own specification, defaults filled in. */
  readonly parameters: Parameters;
  /** The same seed gives the same result, byte for byte. */
  readonly seed: number;
  readonly algebra: Algebra;
}

/** What a method found in n rows. */
export interface Clustering {
  /** 0 … k − 1, every one used, largest group first; −1 = in no group. */
  readonly labels: Int32Array;
  /** n × k, how far each row belongs to each group: rows sum to 1, or to less where a row partly belongs to none. */
  readonly membership?: Matrix;
  /** The merges of a hierarchical method. */
  readonly dendrogram?: Dendrogram;
  /** What the method made smaller, after each step: inertia, or the loss of a training. */
  readonly losses?: readonly number[];
  /** What it worked out for itself, for the provenance: `{ eps: 0.61 }`. */
  readonly found?: Readonly<Record<string, number>>;
}

/** n − 1 merges in order of height, as scipy's linkage writes them: node n + i is made by merge i. */
export interface Dendrogram {
  /** The two nodes joined (2 × merges, interleaved): below n a row, from n on an earlier merge. */
  readonly nodes: Int32Array;
  readonly heights: Float64Array;
}

/**
 * A way to put rows into groups. All pass one conformance test: deterministic by seed; n = 0, n = 1, more groups than rows
 * and duplicate rows give a sound result; a value that is not finite is rejected with a `RangeError`; cancelled with a
 * `CancelledError`; progress is reported.
 */
export interface ClusteringMethod {
  /** Its name in settings and on the command line. */
  readonly name: string;
  /** What people read: "Hierarchical (Ward)". */
  readonly title: string;
  /** One sentence: what it does and when it is good. */
  readonly description: string;
  /** False when it finds the number of groups itself. */
  readonly takesGroups: boolean;
  readonly parameters: readonly ParameterSpec[];
  /** Rows are documents, of finite numbers up to some 1e18, as products are of 32 bits; the pipeline passes rows of unit length. They are not changed. */
  cluster(x: Matrix, task: ClusteringTask, work?: Work): Promise<Clustering>;
}

/** Rejects rows with a number that is not finite, which every method would spread silently over its result. */
export function checkFinite(x: Matrix): void {
  for (let at = 0; at < x.data.length; at++) {
    if (!Number.isFinite(x.data[at])) throw new RangeError(`row ${Math.floor(at / x.columns)} holds a value that is not a finite number`);
  }
}
