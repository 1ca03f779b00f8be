import type { Matrix, Neighbours } from '../types';
import type { Work } from '../work';
import type { PackedRows } from './packedRows';

/** Some rows of a matrix: `count` of them from `first` on. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/** The best rows of some of the rows that were asked for. */
export interface FoundRows extends Neighbours {
  /** The rows that the lists belong to, ascending. */
  readonly rows: Int32Array;
}

/** What is wanted of the products between rows. */
export interface PackedSearch {
  /** What a product of this row must be above; asked again after each that was. */
  floor(row: number): number;
  visit(row: number, other: number, product: number): void;
}

/** Which rows to find the nearest centres of, and what is known of all. */
export interface NearestCentreOptions {
  /** Only these rows, in this order; all if not given. */
  readonly rows?: Int32Array;
  /** Squared lengths of all rows, which are taken anew if not given. */
  readonly squares?: Float64Array;
}

/** For each of the rows asked for, in their order: the number of its nearest centre, and squared distances. */
export interface NearestCentres {
  readonly labels: Int32Array;
  readonly squaredDistances: Float32Array;
  /** To the nearest of the other centres; infinite where there is only one centre. */
  readonly secondSquaredDistances: Float32Array;
}

/**
 * The heavy linear algebra everything else stands on. The engine implements it with ONNX Runtime kernels, tests in plain
 * JavaScript too (`test/unit/plainAlgebra`); both pass one conformance test. Inputs are never changed. All methods reject with a
 * `CancelledError` when cancelled and with a `RangeError` when shapes do not fit.
 */
export interface Algebra {
  /** a · bᵀ: (n × d), (m × d) → n × m. */
  productTransposed(a: Matrix, b: Matrix, work?: Work): Promise<Matrix>;

  /** a · packedᵀ for a few rows a: (m × d), (n × d) → m × n, in the array `into` if one is given. */
  packedProduct(a: Matrix, packed: PackedRows, work?: Work, into?: Float32Array): Promise<Matrix>;

  /** For each row of x (n × d) the centre (k × d) with the smallest Euclidean distance, the first of equals, and how far that and the next one are. */
  nearestCentre(x: Matrix, centres: Matrix, work?: Work, options?: NearestCentreOptions): Promise<NearestCentres>;

  /** The k nearest other rows of each row of x (unit length) by cosine, exact; k is cut to n − 1. */
  kNearest(x: Matrix, k: number, work?: Work): Promise<Neighbours>;

  /**
   * For each row of a the k rows of b with the largest inner product, of equals the first; k is cut to the rows of b. Rows
   * without a product above their floor are left out.
   */
  nearestAmong(a: Matrix, b: Matrix, k: number, floors: Float32Array, work?: Work): Promise<FoundRows>;

  /**
   * For some rows of packed ones the k of some others with the largest inner products, all by their numbers. Products are
   * those of the bytes, so that they and their order are a little wrong; so in the next.
   */
  nearestPacked(packed: PackedRows, rows: Int32Array, others: Int32Array, k: number, work?: Work): Promise<Neighbours>;

  /** Tells of the inner products between some rows of packed ones and some others, all by their numbers, that are above a row's floor. */
  eachPackedAbove(packed: PackedRows, rows: Int32Array, others: Int32Array, search: PackedSearch, work?: Work): Promise<void>;

  /** The inner products of some rows of x with k rows of x each, all by their numbers: `others` count × k → count × k. */
  productsWithOthers(x: Matrix, rows: Int32Array, others: Int32Array, work?: Work): Promise<Float32Array>;

  /** Sum of the rows of each group: labels in 0 … k − 1, others ignored → k × d. */
  groupSums(x: Matrix, labels: Int32Array, k: number, work?: Work): Promise<Matrix>;

  /** For some of the rows of x the sums of their Euclidean distances to the other rows of each group: labels as above → count × k. */
  distanceSums(x: Matrix, rows: RowRange, labels: Int32Array, k: number, work?: Work): Promise<Float64Array>;

  /** aᵀ · b: (n × p), (n × d) → p × d; with weights in a, weighted sums of the rows of b. */
  transposedProduct(a: Matrix, b: Matrix, work?: Work): Promise<Matrix>;

  /** xᵀ · x: (n × d) → d × d. */
  gram(x: Matrix, work?: Work): Promise<Matrix>;
}
